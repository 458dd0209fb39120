/**
 * One thing that somebody does to a cluster, as a value that can be done to any cluster and printed as the kubectl line that does the same.
 * Pods with generated names are chosen by labels: whichever comes first, so sequences choose only where all that fit are alike.
 * Made by the moves, done by `perform`.
 */

/** Where each kind is served. `{ns}` is the namespace; a path without it belongs to the cluster. */
export const paths = {
  Pod: 'api/v1/namespaces/{ns}/pods',
  Service: 'api/v1/namespaces/{ns}/services',
  Endpoints: 'api/v1/namespaces/{ns}/endpoints',
  Deployment: 'apis/apps/v1/namespaces/{ns}/deployments',
  ReplicaSet: 'apis/apps/v1/namespaces/{ns}/replicasets',
  StatefulSet: 'apis/apps/v1/namespaces/{ns}/statefulsets',
  EndpointSlice: 'apis/discovery.k8s.io/v1/namespaces/{ns}/endpointslices',
  Node: 'api/v1/nodes',
} as const satisfies Record<string, string>;
export type Kind = keyof typeof paths;

/** An object by its name, or the first by name of those that a selector means; pods that are on their way out are passed over unless asked for. */
export type Which = string | { readonly labels: string; readonly leaving?: boolean };

/** What is written down: objects of any kind. */
export type Body = Readonly<Record<string, unknown>>;

export type Step =
  | { readonly verb: 'create'; readonly kind: Kind; readonly body: Body }
  /** A JSON merge patch. */
  | {
      readonly verb: 'patch';
      readonly kind: Kind;
      readonly which: Which;
      readonly patch: Body;
      readonly subresource?: 'status' | 'scale';
    }
  | {
      readonly verb: 'delete';
      readonly kind: Kind;
      readonly which: Which;
      readonly grace?: number;
      readonly propagation?: 'Background' | 'Foreground' | 'Orphan';
    }
  /** Cordons a node and evicts every pod of the namespace from it. */
  | { readonly verb: 'drain'; readonly node: string };

const quoted = (body: Body): string => `'${JSON.stringify(body).replaceAll("'", "'\\''")}'`;

const named = (kind: Kind, which: Which): string => {
  const resource = kind.toLowerCase();
  return typeof which === 'string'
    ? `${resource}/${which}`
    : `"$(kubectl get ${resource} -l '${which.labels}' -o name | head -1)"`;
};

const cascades = { Background: 'background', Foreground: 'foreground', Orphan: 'orphan' } as const;

/** As it would be typed, in a shell whose context has the namespace. */
export function kubectlLine(step: Step): string {
  switch (step.verb) {
    case 'create':
      return `kubectl create -f - <<< ${quoted(step.body)}`;
    case 'patch': {
      const part = step.subresource === undefined ? '' : ` --subresource=${step.subresource}`;
      return `kubectl patch ${named(step.kind, step.which)}${part} --type=merge -p ${quoted(step.patch)}`;
    }
    case 'delete': {
      const grace =
        step.grace === undefined ? '' : ` --grace-period=${step.grace}${step.grace === 0 ? ' --force' : ''}`;
      const cascade = step.propagation === undefined ? '' : ` --cascade=${cascades[step.propagation]}`;
      return `kubectl delete ${named(step.kind, step.which)}${grace}${cascade} --wait=false`;
    }
    case 'drain':
      return `kubectl drain ${step.node} --force --ignore-daemonsets`;
  }
}
