/**
 * Nodes and Namespaces. Condition Ready=Unknown (the kubelet fell silent) is kept apart from False: `ready` is then undefined and `reason` says why.
 */
import type { Interner } from '../intern.ts';
import { fields, list, type Mutable, text, texts } from '../json.ts';
import type { Meta, NamespaceObject, NodeObject } from '../object.ts';

export function parseNode(meta: Meta, json: unknown, interner: Interner): NodeObject {
  const object = fields<'spec' | 'status'>(json);
  const status = fields<'conditions' | 'addresses' | 'allocatable' | 'nodeInfo'>(object.status);
  const node: Mutable<NodeObject> = {
    kind: 'Node',
    meta,
    cordoned: fields<'unschedulable'>(object.spec).unschedulable === true,
    addresses: list(status.addresses).flatMap(item => {
      const address = fields<'type' | 'address'>(item);
      return address.type === 'InternalIP' ? (text(address.address) ?? []) : [];
    }),
  };
  const roles = rolesOf(meta);
  if (roles.length > 0) node.roles = roles.map(interner.text);
  const version = text(fields<'kubeletVersion'>(status.nodeInfo).kubeletVersion);
  if (version !== undefined) node.version = interner.text(version);
  const zone =
    meta.labels.get('topology.kubernetes.io/zone') ??
    meta.labels.get('failure-domain.beta.kubernetes.io/zone');
  if (zone !== undefined && zone !== '') node.zone = interner.text(zone);
  for (const item of list(status.conditions)) {
    const condition = fields<'type' | 'status' | 'reason'>(item);
    if (condition.type !== 'Ready') continue;
    const reason = text(condition.reason);
    if (condition.status === 'True') node.ready = true;
    if (condition.status === 'False') node.ready = false;
    if (node.ready !== true) node.reason = reason ?? 'NodeStatusUnknown';
  }
  const capacity = Number(fields<'pods'>(status.allocatable).pods ?? Number.NaN);
  if (Number.isSafeInteger(capacity)) node.capacity = capacity;
  const { podCIDR, podCIDRs } = fields<'podCIDR' | 'podCIDRs'>(object.spec);
  const ranges = texts(Array.isArray(podCIDRs) ? podCIDRs : [podCIDR]);
  if (ranges.length > 0) node.podRanges = ranges;
  return node;
}

const rolePrefix = 'node-role.kubernetes.io/';

/** findNodeRoles (kubernetes pkg/printers). */
function rolesOf({ labels }: Meta): readonly string[] {
  const roles = [...labels].flatMap(([key, value]) =>
    key.startsWith(rolePrefix) ? key.slice(rolePrefix.length) : key === 'kubernetes.io/role' ? value : [],
  );
  return [...new Set(roles.filter(Boolean))].sort();
}

export function parseNamespace(meta: Meta, json: unknown): NamespaceObject {
  const phase = fields<'phase'>(fields<'status'>(json).status).phase;
  return { kind: 'Namespace', meta, phase: phase === 'Terminating' ? 'Terminating' : 'Active' };
}
