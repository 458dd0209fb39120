/**
 * Accepts the names of CustomResourceDefinitions, says that they are served, and empties those that are deleted (apiextensions
 * `pkg/controller/{status/naming,establish/establishing,finalizer/crd_finalizer}*.go`).
 */
import type { Controller, Snapshot, Write } from '../controller.ts';
import { CLEANUP } from '../deletion.ts';
import type { StoredObject } from '../object.ts';
import { RESOURCES, resourceOfKind } from '../resources.ts';
import { timestamp } from '../store.ts';
import { type Condition, conditionOf, conditionsOf, withCondition } from './condition.ts';
import { keyOf, objectOf } from './key.ts';
import { isTerminating } from './pod-state.ts';

const namesAccepted: Condition = {
  type: 'NamesAccepted',
  status: 'True',
  reason: 'NoConflicts',
  message: 'no conflicts found',
};

const established: Condition = {
  type: 'Established',
  status: 'True',
  reason: 'InitialNamesAccepted',
  message: 'the initial names have been accepted',
};

const isServedAlready = ({ spec }: StoredObject): boolean =>
  RESOURCES.some(one => one.group === spec.group && one.kind === spec.names.kind);

/** What a definition says of itself once it is served. */
export function acceptedStatus(definition: StoredObject, now: number): StoredObject['status'] {
  const time = timestamp(now);
  const conditions = [namesAccepted, established].reduce(
    (list: readonly Condition[], condition) => withCondition(list, condition, time),
    conditionsOf(definition),
  );
  const stored = definition.spec.versions
    .filter((version: { readonly storage?: boolean }) => version.storage === true)
    .map((version: { readonly name: string }) => version.name);
  return { acceptedNames: definition.spec.names, conditions, storedVersions: stored };
}

/** The first of its names that somebody else has. */
function taken(
  { metadata, spec }: StoredObject,
  snapshot: Snapshot,
): readonly [reason: string, name: string] | undefined {
  const others = snapshot
    .list('CustomResourceDefinition')
    .filter(
      one => one.metadata.name !== metadata.name && conditionOf(one, 'NamesAccepted')?.status === 'True',
    );
  const { kind, singular, shortNames = [] } = spec.names;
  const names = others
    .filter(one => one.spec.group === spec.group)
    .flatMap(({ spec: { names: held } }): readonly string[] => [
      held.plural,
      held.singular,
      ...(held.shortNames ?? []),
    ]);
  const kinds = others.map((one): string => one.spec.names.kind);
  if (names.includes(singular)) return ['SingularConflict', singular];
  const short = shortNames.find((name: string) => names.includes(name));
  if (short !== undefined) return ['ShortNamesConflict', short];
  return kinds.includes(kind) || resourceOfKind(kind) !== undefined ? ['KindConflict', kind] : undefined;
}

function accept(held: StoredObject, snapshot: Snapshot, now: number): Write {
  const conflict = isServedAlready(held) ? undefined : taken(held, snapshot);
  if (conflict === undefined || conditionOf(held, 'NamesAccepted')?.status === 'True')
    return { verb: 'status', object: { ...held, status: { ...held.status, ...acceptedStatus(held, now) } } };
  const [reason, name] = conflict;
  const conditions = [
    {
      ...namesAccepted,
      status: 'False',
      reason,
      message: `${JSON.stringify(name)} is already in use`,
    } as const,
    {
      ...established,
      status: 'False',
      reason: 'NotAccepted',
      message: 'not all names are accepted',
    } as const,
  ].reduce(
    (list: readonly Condition[], condition) => withCondition(list, condition, timestamp(now)),
    conditionsOf(held),
  );
  return { verb: 'status', object: { ...held, status: { ...held.status, conditions } } };
}

/** Long enough for finalizers of instances to be seen. */
const AGAIN_MS = 1_000;

function empty(held: StoredObject, snapshot: Snapshot): readonly Write[] {
  const instances =
    conditionOf(held, 'Established')?.status === 'True' ? snapshot.list(held.spec.names.kind) : [];
  if (instances.length > 0)
    return instances.filter(one => !isTerminating(one)).map((object): Write => ({ verb: 'delete', object }));
  const finalizers = (held.metadata.finalizers ?? []).filter(name => name !== CLEANUP);
  return [{ verb: 'update', object: { ...held, metadata: { ...held.metadata, finalizers } } }];
}

export const customResourceDefinition: Controller = {
  name: 'custom-resource-definition-controller',
  watches: {
    // Names that were taken may be free now.
    CustomResourceDefinition: (change, snapshot) =>
      change.type === 'DELETED'
        ? snapshot.list('CustomResourceDefinition').map(keyOf)
        : [keyOf(change.object)],
  },
  reconcile(key, snapshot, now) {
    const held = objectOf(snapshot, 'CustomResourceDefinition', key);
    if (held === undefined) return { writes: [] };
    const finalizers = held.metadata.finalizers ?? [];
    if (isTerminating(held))
      return finalizers.includes(CLEANUP)
        ? { writes: empty(held, snapshot), wakeAt: now + AGAIN_MS }
        : { writes: [] };
    return { writes: [accept(held, snapshot, now)] };
  },
};
