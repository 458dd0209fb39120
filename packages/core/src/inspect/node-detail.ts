/**
 * A node as `kubectl describe node` tells it, from the redacted object: what it is, what it takes and what it keeps away. Called by the inspector.
 */
import { fields, list, text, texts } from '../kubernetes/json.ts';
import { pairsOf } from './object-detail.ts';

export interface NodeDetail {
  /** Names after `node-role.kubernetes.io/`. */
  readonly roles: readonly string[];
  readonly addresses: readonly { readonly type: string; readonly address: string }[];
  readonly podRanges: readonly string[];
  readonly taints: readonly { readonly key: string; readonly value?: string; readonly effect: string }[];
  /** Of each resource what there is and what pods may have of it. */
  readonly resources: readonly {
    readonly name: string;
    readonly capacity: string;
    readonly allocatable?: string;
  }[];
  /** `kubelet`, `runtime`, `system`, `kernel`, `architecture`, as the kubelet says. */
  readonly info: readonly (readonly [what: 'kubelet' | 'runtime' | 'system' | 'kernel', value: string])[];
}

const role = 'node-role.kubernetes.io/';

export function readNode(value: unknown): NodeDetail {
  const object = fields<'metadata' | 'spec' | 'status'>(value);
  const spec = fields<'podCIDR' | 'podCIDRs' | 'taints'>(object.spec);
  const status = fields<'addresses' | 'capacity' | 'allocatable' | 'nodeInfo'>(object.status);
  const info = fields<
    'kubeletVersion' | 'containerRuntimeVersion' | 'osImage' | 'kernelVersion' | 'architecture'
  >(status.nodeInfo);
  const allocatable = new Map(pairsOf(status.allocatable));
  const ranges = texts(spec.podCIDRs);
  const known = [
    ['kubelet', text(info.kubeletVersion)],
    ['runtime', text(info.containerRuntimeVersion)],
    ['system', text(info.osImage)],
    ['kernel', [text(info.kernelVersion), text(info.architecture)].filter(Boolean).join(', ')],
  ] as const;
  return {
    roles: pairsOf(fields<'labels'>(object.metadata).labels).flatMap(([key]) =>
      key.startsWith(role) && key.length > role.length ? [key.slice(role.length)] : [],
    ),
    addresses: list(status.addresses).flatMap(item => {
      const given = fields<'type' | 'address'>(item);
      const [type, address] = [text(given.type), text(given.address)];
      return type === undefined || address === undefined ? [] : [{ type, address }];
    }),
    podRanges: ranges.length > 0 ? ranges : texts([spec.podCIDR]),
    taints: list(spec.taints).flatMap(item => {
      const taint = fields<'key' | 'value' | 'effect'>(item);
      const [key, effect, held] = [text(taint.key), text(taint.effect), text(taint.value)];
      if (key === undefined || effect === undefined) return [];
      return [{ key, effect, ...(held === undefined ? {} : { value: held }) }];
    }),
    resources: pairsOf(status.capacity).map(([name, capacity]) => {
      const free = allocatable.get(name);
      return { name, capacity, ...(free === undefined ? {} : { allocatable: free }) };
    }),
    info: known.flatMap(([what, said]) => (said === undefined || said === '' ? [] : [[what, said] as const])),
  };
}
