/** Whether an object may refer to one of another namespace: some ReferenceGrant there must say so (Gateway API `referencegrant_types.go`). Called by rules and the trace. */
import type { ReferenceGrantObject } from '../kubernetes/gateway-api.ts';
import { lacks, type Party } from '../reference-grant.ts';
import type { Inquiry } from './inquiry.ts';

export function isGranted(inquiry: Inquiry, from: Party, to: Party): boolean {
  if (from.namespace === to.namespace) return true;
  return inquiry
    .inNamespace('ReferenceGrant', to.namespace)
    .some(grant => lacks(grant, from, to).length === 0);
}

/** The grant of the namespace that comes nearest, with what it lacks. */
export function nearestGrant(
  inquiry: Inquiry,
  from: Party,
  to: Party,
): { readonly grant: ReferenceGrantObject; readonly lacking: readonly string[] } | undefined {
  return inquiry
    .inNamespace('ReferenceGrant', to.namespace)
    .map(grant => ({ grant, lacking: lacks(grant, from, to) }))
    .sort((a, b) => a.lacking.length - b.lacking.length)[0];
}

/** The grant that would do, as one would write it. */
export function grantCommand(from: Party, to: Party): string {
  const grant = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'ReferenceGrant',
    metadata: { name: `${from.namespace}-to-${to.name}`, namespace: to.namespace },
    spec: {
      from: [{ group: from.group, kind: from.kind, namespace: from.namespace }],
      to: [{ group: to.group, kind: to.kind, name: to.name }],
    },
  };
  return `kubectl apply -f - <<< '${JSON.stringify(grant)}'`;
}
