/**
 * What kube-apiserver fills into Services, Endpoints, EndpointSlices, Ingresses and NetworkPolicies, addresses and their families aside.
 * Follows `pkg/apis/core/v1/defaults.go`, `pkg/apis/discovery/v1/defaults.go` and `pkg/registry/core/service`.
 */
import type { DraftObject } from '../object.ts';

// biome-ignore lint/suspicious/noExplicitAny: parts of a spec, open like ObjectBody.
type Part = any;

function servicePort(port: Part): Part {
  const protocol = port.protocol ?? 'TCP';
  return { ...port, protocol, targetPort: port.targetPort ?? port.port };
}

export function serviceDefaults(draft: DraftObject): DraftObject {
  const given = draft.spec ?? {};
  const type = given.type ?? 'ClusterIP';
  const inside = type !== 'ExternalName';
  const open =
    type === 'NodePort' || type === 'LoadBalancer' || (inside && (given.externalIPs ?? []).length > 0);
  const affinity = given.sessionAffinity ?? 'None';
  const spec = {
    ...(open ? { externalTrafficPolicy: 'Cluster' } : {}),
    ...(type === 'LoadBalancer' ? { allocateLoadBalancerNodePorts: true } : {}),
    ...(inside ? { internalTrafficPolicy: 'Cluster' } : {}),
    ...(affinity === 'ClientIP' ? { sessionAffinityConfig: { clientIP: { timeoutSeconds: 10800 } } } : {}),
    ...given,
    ...(given.ports === undefined ? {} : { ports: given.ports.map(servicePort) }),
    sessionAffinity: affinity,
    type,
  };
  return { ...draft, spec, status: { loadBalancer: {}, ...draft.status } };
}

export const endpointsDefaults = (draft: DraftObject): DraftObject =>
  draft.subsets === undefined
    ? draft
    : {
        ...draft,
        subsets: draft.subsets.map((subset: Part) =>
          subset.ports === undefined
            ? subset
            : { ...subset, ports: subset.ports.map((port: Part) => ({ protocol: 'TCP', ...port })) },
        ),
      };

/** Absent lists are `null` on the wire: the Go type has no `omitempty` there. */
export const endpointSliceDefaults = (draft: DraftObject): DraftObject => ({
  ...draft,
  endpoints: draft.endpoints ?? null,
  ports: draft.ports?.map((port: Part) => ({ name: '', protocol: 'TCP', ...port })) ?? null,
});

export const ingressDefaults = (draft: DraftObject): DraftObject => ({
  ...draft,
  status: { loadBalancer: {}, ...draft.status },
});

/** TCP where a rule does not say. */
const withProtocols = (rules: readonly Part[] | undefined): readonly Part[] | undefined =>
  rules?.map(rule =>
    rule?.ports === undefined
      ? rule
      : { ...rule, ports: rule.ports.map((port: Part) => ({ protocol: 'TCP', ...port })) },
  );

export function networkPolicyDefaults(draft: DraftObject): DraftObject {
  const given = draft.spec ?? {};
  const { ingress, egress } = given;
  return {
    ...draft,
    spec: {
      policyTypes: egress ? ['Ingress', 'Egress'] : ['Ingress'],
      ...given,
      ...(ingress === undefined ? {} : { ingress: withProtocols(ingress) }),
      ...(egress === undefined ? {} : { egress: withProtocols(egress) }),
    },
  };
}
