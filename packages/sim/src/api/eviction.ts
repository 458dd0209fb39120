/**
 * The eviction of a pod, what `kubectl drain` asks for: a deletion that disruption budgets may refuse.
 * Called for POST to `pods/eviction`. Follows `pkg/registry/core/pod/storage/eviction.go`.
 */
import { covers } from '../controllers/disruption.ts';
import { disrupted } from '../controllers/pod-disruption.ts';
import { isFinished, isReady, isTerminating } from '../controllers/pod-state.ts';
import type { StoredObject } from '../object.ts';
import { apiError, badRequest } from '../status.ts';
import { type Answer, json } from './answer.ts';
import { decodeBody } from './field-validation.ts';
import { deleteOptions, found, type WriteContext } from './write.ts';

/** A pod that does not run yet, or no longer, is missed by nobody. */
const isNeeded = (pod: StoredObject): boolean =>
  !isFinished(pod) && !isTerminating(pod) && pod.status?.phase !== 'Pending';

/** A running pod that is not ready may go while the budget is met without it (or always, where the budget says so). */
function mayGoUnready(pod: StoredObject, { spec, status = {} }: StoredObject): boolean {
  if (isReady(pod)) return false;
  const { currentHealthy = 0, desiredHealthy = 0 } = status;
  return (
    spec.unhealthyPodEvictionPolicy === 'AlwaysAllow' ||
    (currentHealthy >= desiredHealthy && desiredHealthy > 0)
  );
}

// No Retry-After here: a client that is told when to come back does so by itself, ten times, and seems to hang.
const refusal = ({ metadata, status = {} }: StoredObject) =>
  apiError(429, 'TooManyRequests', "Cannot evict pod as it would violate the pod's disruption budget.", {
    causes: [
      {
        reason: 'DisruptionBudget',
        message: `The disruption budget ${metadata.name} needs ${status.desiredHealthy ?? 0} healthy pods and has ${status.currentHealthy ?? 0} currently`,
      },
    ],
  });

interface Eviction {
  readonly metadata?: { readonly name?: unknown };
  readonly deleteOptions?: unknown;
}

const EVICTION = { group: 'policy', version: 'v1', kind: 'Eviction' } as const;

export function evict({ store, request, body, time, warn }: WriteContext): Answer {
  const asked = { resource: EVICTION, query: request.query };
  const given = decodeBody(body, asked, 'CreateOptions', warn) as Eviction | null;
  if (given?.metadata?.name !== request.name)
    throw badRequest('name in URL does not match name in Eviction object');
  const pod = found(store, request);
  const { namespace, name } = pod.metadata;
  const options = deleteOptions(given?.deleteOptions, request.query);
  const budgets = store.list('PodDisruptionBudget', namespace).filter(budget => covers(budget, pod));
  if (budgets.length > 1)
    throw apiError(
      500,
      'InternalError',
      'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.',
    );
  const [budget] = budgets;
  if (budget !== undefined && isNeeded(pod) && !mayGoUnready(pod, budget)) {
    const allowed: number = budget.status?.disruptionsAllowed ?? 0;
    if (allowed < 1) throw refusal(budget);
    // The controller counts anew once the pod is going; until then nobody else may take the same place.
    const status = { ...budget.status, disruptionsAllowed: allowed - 1 };
    store.updateStatus({ ...budget, status }, { dryRun: options.dryRun });
  }
  const told = disrupted(pod, 'EvictionByEvictionAPI', 'Eviction API: evicting', Date.parse(time));
  if (options.dryRun !== true && !isTerminating(pod)) store.updateStatus(told.object);
  store.remove('Pod', namespace, name, options);
  return json(201, { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 });
}
