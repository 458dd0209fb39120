/** From an action to the one request that does it and the line of kubectl that does the same; and what undoes it, where that needs no look at the cluster. Pure. */
import type { Action, RollableKind, ScalableKind, SimpleAction } from './action.ts';

export interface ActionRequest {
  readonly method: 'DELETE' | 'PATCH';
  readonly path: string;
  readonly contentType: string;
  readonly body: unknown;
  readonly kubectl: string;
}

const plurals: Readonly<Record<ScalableKind | RollableKind, string>> = {
  Deployment: 'deployments',
  StatefulSet: 'statefulsets',
  ReplicaSet: 'replicasets',
  DaemonSet: 'daemonsets',
};
const readiness = 'sim.switchboard/readiness';
const crash = 'sim.switchboard/crash';
const restartedAt = 'kubectl.kubernetes.io/restartedAt';
const mergePatch = 'application/merge-patch+json';

/** `at`: the time of the cluster, ms since the epoch. */
export function actionRequest(action: SimpleAction, at: number): ActionRequest {
  switch (action.action) {
    case 'delete-pod':
      return {
        method: 'DELETE',
        path: podPath(action),
        contentType: 'application/json',
        body: {
          kind: 'DeleteOptions',
          apiVersion: 'v1',
          ...(action.uid === undefined ? {} : { preconditions: { uid: action.uid } }),
        },
        kubectl: `kubectl -n ${action.namespace} delete pod ${action.name}`,
      };
    case 'set-readiness':
      return annotated(action, readiness, action.ready ? undefined : 'fail');
    case 'set-crash':
      return annotated(action, crash, action.crash ? 'true' : undefined);
    case 'scale':
      return {
        method: 'PATCH',
        path: `${workloadPath(action)}/scale`,
        contentType: mergePatch,
        body: { spec: { replicas: action.replicas } },
        kubectl: `kubectl -n ${action.namespace} scale ${action.kind.toLowerCase()} ${action.name} --replicas=${action.replicas}`,
      };
    case 'restart':
      return {
        method: 'PATCH',
        path: workloadPath(action),
        contentType: mergePatch,
        body: {
          spec: {
            template: {
              metadata: { annotations: { [restartedAt]: `${new Date(at).toISOString().slice(0, 19)}Z` } },
            },
          },
        },
        kubectl: `kubectl -n ${action.namespace} rollout restart ${action.kind.toLowerCase()}/${action.name}`,
      };
    case 'set-selector':
      return {
        method: 'PATCH',
        path: `/api/v1/namespaces/${action.namespace}/services/${action.name}`,
        contentType: 'application/json-patch+json',
        // As a whole: a merge would keep labels that are no longer asked for.
        body: [{ op: 'replace', path: '/spec/selector', value: action.selector }],
        kubectl: `kubectl -n ${action.namespace} set selector service ${action.name} '${pairs(action.selector)}'`,
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

/** Undefined where it cannot be undone, or where one has to look at what is there first. */
export function inverse(action: Action): Action | undefined {
  switch (action.action) {
    case 'set-readiness':
      return { ...action, ready: !action.ready };
    case 'set-crash':
      return { ...action, crash: !action.crash };
    case 'restart':
      return action.kind === 'Deployment'
        ? { action: 'undo-rollout', namespace: action.namespace, name: action.name }
        : undefined;
    case 'undo-rollout':
      return action;
    case 'cordon':
      return { action: 'uncordon', node: action.node };
    case 'uncordon':
      return { action: 'cordon', node: action.node };
    case 'drain':
      return { action: 'uncordon', node: action.node };
    default:
      return undefined;
  }
}

interface Named {
  readonly namespace: string;
  readonly name: string;
}

function podPath({ namespace, name }: Named): string {
  return `/api/v1/namespaces/${namespace}/pods/${name}`;
}

function workloadPath({
  kind,
  namespace,
  name,
}: Named & { readonly kind: ScalableKind | RollableKind }): string {
  return `/apis/apps/v1/namespaces/${namespace}/${plurals[kind]}/${name}`;
}

function annotated(pod: Named, key: string, value: string | undefined): ActionRequest {
  const change = value === undefined ? `${key}-` : `${key}=${value} --overwrite`;
  return {
    method: 'PATCH',
    path: podPath(pod),
    contentType: mergePatch,
    body: { metadata: { annotations: { [key]: value ?? null } } },
    kubectl: `kubectl -n ${pod.namespace} annotate pod ${pod.name} ${change}`,
  };
}

function pairs(selector: Readonly<Record<string, string>>): string {
  return Object.entries(selector)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}
