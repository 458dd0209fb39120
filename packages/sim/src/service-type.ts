/**
 * What a Service loses when its type changes (kubernetes `pkg/registry/core/service/strategy.go`, dropTypeDependentFields): fields that only the old type had, unless
 * whoever changes the type changes them too. Called by admission for every update.
 */
import type { DraftObject, StoredObject } from './object.ts';
import { sameJson } from './same-json.ts';

type Spec = StoredObject['spec'];

const hasNumber = ({ type }: Spec): boolean => type !== 'ExternalName';
const hasNodePorts = ({ type }: Spec): boolean => type === 'NodePort' || type === 'LoadBalancer';
const isBalanced = ({ type }: Spec): boolean => type === 'LoadBalancer';
const isReachable = (spec: Spec): boolean => hasNodePorts(spec) || (spec.externalIPs ?? []).length > 0;
const checksHealth = (spec: Spec): boolean => isBalanced(spec) && spec.externalTrafficPolicy === 'Local';

const FIELDS: readonly (readonly [field: string, belongs: (spec: Spec) => boolean])[] = [
  ['clusterIP', hasNumber],
  ['clusterIPs', hasNumber],
  ['ipFamilies', hasNumber],
  ['ipFamilyPolicy', hasNumber],
  ['healthCheckNodePort', checksHealth],
  ['allocateLoadBalancerNodePorts', isBalanced],
  ['loadBalancerClass', isBalanced],
  ['externalTrafficPolicy', isReachable],
];

const nodePortsOf = ({ ports }: Spec): readonly unknown[] =>
  (ports ?? []).map((port: { readonly nodePort?: number }) => port.nodePort);

export function withoutFieldsOfOldType(next: DraftObject, before: StoredObject): DraftObject {
  const lost = new Set(
    FIELDS.filter(
      ([field, belongs]) =>
        belongs(before.spec) && !belongs(next.spec) && sameJson(next.spec[field], before.spec[field]),
    ).map(([field]) => field),
  );
  const closes =
    hasNodePorts(before.spec) &&
    !hasNodePorts(next.spec) &&
    sameJson(nodePortsOf(next.spec), nodePortsOf(before.spec));
  if (lost.size === 0 && !closes) return next;
  const spec: Spec = Object.fromEntries(Object.entries(next.spec).filter(([field]) => !lost.has(field)));
  if (!closes || spec.ports === undefined) return { ...next, spec };
  const ports = spec.ports.map(({ nodePort: _, ...port }: { readonly nodePort?: number }) => port);
  return { ...next, spec: { ...spec, ports } };
}
