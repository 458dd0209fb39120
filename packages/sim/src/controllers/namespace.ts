/**
 * Empties a namespace that is being deleted, then lets it go (kubernetes `pkg/controller/namespace`): five seconds after it was asked to or was touched last, pods
 * before all else, and again while something is left. Gives every new namespace its ServiceAccount `default` (`pkg/controller/serviceaccount`).
 */
import type { Controller, Snapshot, Verdict, Write } from '../controller.ts';
import { resourcesOf } from '../defined-resources.ts';
import type { StoredObject } from '../object.ts';
import { itself, objectOf } from './key.ts';
import { endingConditions } from './namespace-conditions.ts';
import { isFinished, isTerminating } from './pod-state.ts';

const kindsIn = (snapshot: Snapshot): readonly string[] =>
  [
    ...new Set(
      resourcesOf(snapshot)
        .filter(({ namespaced, virtual }) => namespaced && !virtual)
        .map(({ kind }) => kind),
    ),
  ].filter(kind => kind !== 'Pod');

/** `namespaceDeletionGracePeriod`: what was made in the last moment shall be seen too. */
const GRACE_MS = 5_000;
/** How long whatever holds a finalizer is expected to need. */
const FINALIZER_S = 15;
const RETRY_MS = 1_000;

/** When the namespace is looked at next. */
export interface Ending {
  readonly uid: string;
  readonly at: number;
}

/** How long its pods may still take, by their own account; 0 when they should be gone. */
function podEstimate(held: StoredObject, pods: readonly StoredObject[], now: number): number {
  const graces = pods
    .filter(pod => !isFinished(pod))
    .map(({ spec }): number => spec.terminationGracePeriodSeconds ?? 0);
  const longest = Math.max(0, ...graces);
  return now - Date.parse(held.metadata.deletionTimestamp ?? '') >= longest * 1000 ? 0 : longest;
}

function told(held: StoredObject, left: readonly StoredObject[], now: number, failure?: string): Write {
  const conditions = endingConditions(held, left, now, failure);
  return { verb: 'status', object: { ...held, status: { ...held.status, conditions } } };
}

/** One look at a namespace that ends: what it writes, and after how long it looks again. */
function empty(
  held: StoredObject,
  snapshot: Snapshot,
  now: number,
): { readonly writes: readonly Write[]; readonly after?: number } {
  const { name } = held.metadata;
  const asked = (objects: readonly StoredObject[]): readonly Write[] =>
    objects.filter(object => !isTerminating(object)).map((object): Write => ({ verb: 'delete', object }));
  const pods = snapshot.list('Pod', name);
  const going = asked(pods);
  if (going.length > 0) return { writes: going, after: 0 };
  if (pods.length > 0) {
    const estimate = podEstimate(held, pods, now);
    const failure = `failed to delete pods for namespace: ${name}, err: unexpected items still remain in namespace: ${name} for gvr: /v1, Resource=pods`;
    // While pods are left, nothing is said of them: only that they should not be any more.
    return estimate === 0
      ? { writes: [told(held, [], now, failure)], after: RETRY_MS }
      : { writes: [told(held, [], now)], after: (Math.floor(estimate / 2) + 1) * 1000 };
  }
  const contents = kindsIn(snapshot).flatMap(kind => snapshot.list(kind, name));
  const others = asked(contents);
  if (others.length > 0) return { writes: others, after: 0 };
  const said = told(held, contents, now);
  if (contents.length > 0) return { writes: [said], after: (Math.floor(FINALIZER_S / 2) + 1) * 1000 };
  return { writes: [said, { verb: 'update', object: { ...held, spec: { ...held.spec, finalizers: [] } } }] };
}

function newcomer({ metadata: { name } }: StoredObject, snapshot: Snapshot): Verdict<Ending> {
  if (snapshot.get('ServiceAccount', name, 'default') !== undefined) return { writes: [] };
  const metadata = { name: 'default', namespace: name };
  return { writes: [{ verb: 'create', object: { apiVersion: 'v1', kind: 'ServiceAccount', metadata } }] };
}

export const namespace: Controller<Ending> = {
  name: 'namespace-controller',
  watches: { Namespace: itself },
  reconcile(key, snapshot, now, _dice, memory) {
    const held = objectOf(snapshot, 'Namespace', key);
    if (held === undefined) return { writes: [] };
    if (!isTerminating(held)) return newcomer(held, snapshot);
    if ((held.spec?.finalizers ?? []).length === 0) return { writes: [] };
    const { uid } = held.metadata;
    const due = memory?.uid === uid ? memory.at : undefined;
    const then = (at: number, writes: readonly Write[]): Verdict<Ending> => ({
      writes,
      wakeAt: at,
      memory: { uid, at },
    });
    if (due === undefined || now < due)
      return then(Math.min(due ?? Number.POSITIVE_INFINITY, now + GRACE_MS), []);
    const { writes, after } = empty(held, snapshot, now);
    return after === undefined ? { writes } : then(now + after, writes);
  },
};
