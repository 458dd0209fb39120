/**
 * What people may do to the simulated cluster: read from JSON by hand, turned into one request to the Kubernetes API and into the kubectl line that does the same.
 * Pure; performed by actions.ts.
 */

export type Action =
  | {
      readonly action: 'delete-pod';
      readonly namespace: string;
      readonly name: string;
      readonly uid?: string;
    }
  | {
      readonly action: 'set-readiness';
      readonly namespace: string;
      readonly name: string;
      readonly ready: boolean;
    }
  | {
      readonly action: 'scale';
      readonly kind: ScalableKind;
      readonly namespace: string;
      readonly name: string;
      readonly replicas: number;
    }
  | { readonly action: 'cordon' | 'uncordon'; readonly node: string };

type ScalableKind = 'Deployment' | 'StatefulSet' | 'ReplicaSet';

export interface ActionRequest {
  readonly method: 'DELETE' | 'PATCH';
  readonly path: string;
  readonly contentType: string;
  readonly body: unknown;
  readonly kubectl: string;
}

const dnsName = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;
const uidPattern = /^[A-Za-z0-9-]{1,64}$/;
const mostReplicas = 100;
const plurals: Readonly<Record<ScalableKind, string>> = {
  Deployment: 'deployments',
  StatefulSet: 'statefulsets',
  ReplicaSet: 'replicasets',
};
export const readinessAnnotation = 'sim.switchboard/readiness';

/** Answers the action, or what is wrong with it. */
export function parseAction(body: unknown): Action | string {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return 'The body must be a JSON object.';
  const given = new Map<string, unknown>(Object.entries(body));
  const name = (key: string): string | undefined => {
    const value = given.get(key);
    return typeof value === 'string' && dnsName.test(value) ? value : undefined;
  };
  const action = given.get('action');
  if (action === 'cordon' || action === 'uncordon') {
    const node = name('node');
    return node === undefined ? 'node must be the name of a node.' : { action, node };
  }
  const namespace = name('namespace');
  const object = name('name');
  if (action !== 'delete-pod' && action !== 'set-readiness' && action !== 'scale')
    return 'action must be delete-pod, set-readiness, scale, cordon or uncordon.';
  if (namespace === undefined || object === undefined) return 'namespace and name must be names.';
  if (action === 'delete-pod') {
    const uid = given.get('uid');
    if (uid === undefined) return { action, namespace, name: object };
    if (typeof uid !== 'string' || !uidPattern.test(uid)) return 'uid must be the uid of the pod.';
    return { action, namespace, name: object, uid };
  }
  if (action === 'set-readiness') {
    const ready = given.get('ready');
    return typeof ready === 'boolean'
      ? { action, namespace, name: object, ready }
      : 'ready must be true or false.';
  }
  const kind = given.get('kind');
  const replicas = given.get('replicas');
  if (kind !== 'Deployment' && kind !== 'StatefulSet' && kind !== 'ReplicaSet')
    return 'kind must be Deployment, StatefulSet or ReplicaSet.';
  if (typeof replicas !== 'number' || !Number.isInteger(replicas) || replicas < 0 || replicas > mostReplicas)
    return `replicas must be a whole number from 0 to ${mostReplicas}.`;
  return { action, kind, namespace, name: object, replicas };
}

const mergePatch = 'application/merge-patch+json';

export function actionRequest(action: Action): ActionRequest {
  switch (action.action) {
    case 'delete-pod':
      return {
        method: 'DELETE',
        path: `/api/v1/namespaces/${action.namespace}/pods/${action.name}`,
        contentType: 'application/json',
        body: {
          kind: 'DeleteOptions',
          apiVersion: 'v1',
          ...(action.uid === undefined ? {} : { preconditions: { uid: action.uid } }),
        },
        kubectl: `kubectl -n ${action.namespace} delete pod ${action.name}`,
      };
    case 'set-readiness': {
      const change = action.ready ? `${readinessAnnotation}-` : `${readinessAnnotation}=fail --overwrite`;
      return {
        method: 'PATCH',
        path: `/api/v1/namespaces/${action.namespace}/pods/${action.name}`,
        contentType: mergePatch,
        body: { metadata: { annotations: { [readinessAnnotation]: action.ready ? null : 'fail' } } },
        kubectl: `kubectl -n ${action.namespace} annotate pod ${action.name} ${change}`,
      };
    }
    case 'scale':
      return {
        method: 'PATCH',
        path: `/apis/apps/v1/namespaces/${action.namespace}/${plurals[action.kind]}/${action.name}/scale`,
        contentType: mergePatch,
        body: { spec: { replicas: action.replicas } },
        kubectl: `kubectl -n ${action.namespace} scale ${action.kind.toLowerCase()} ${action.name} --replicas=${action.replicas}`,
      };
    case 'cordon':
    case 'uncordon':
      return {
        method: 'PATCH',
        path: `/api/v1/nodes/${action.node}`,
        contentType: mergePatch,
        body: { spec: { unschedulable: action.action === 'cordon' ? true : null } },
        kubectl: `kubectl ${action.action} ${action.node}`,
      };
  }
}
