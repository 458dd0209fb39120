/**
 * What a namespace that ends says of what is left in it (kubernetes `pkg/controller/namespace/deletion/status_condition_utils.go`): which resources, and which
 * finalizers hold them, or what went wrong (`failure`). Called by the namespace controller after it has asked everything to go.
 */
import type { StoredObject } from '../object.ts';
import { resourceOfKind } from '../resources.ts';
import { timestamp } from '../store.ts';
import { type Condition, conditionsOf, withCondition } from './condition.ts';

function counted(names: readonly string[]): readonly (readonly [name: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([left], [right]) => (left < right ? -1 : 1));
}

const resourceName = ({ kind }: StoredObject): string => {
  const resource = resourceOfKind(kind);
  return `${resource?.plural ?? ''}.${resource?.group ?? ''}`;
};

export function endingConditions(
  namespace: StoredObject,
  contents: readonly StoredObject[],
  now: number,
  failure?: string,
): readonly Condition[] {
  const left = counted(contents.map(resourceName)).map(
    ([name, count]) => `${name} has ${count} resource instances`,
  );
  const holders = counted(contents.flatMap(({ metadata }) => metadata.finalizers ?? [])).map(
    ([name, count]) => `${name} in ${count} resource instances`,
  );
  const condition = (type: string, status: 'True' | 'False', reason: string, message: string): Condition => ({
    type,
    status,
    reason,
    message,
  });
  const said = [
    condition(
      'NamespaceDeletionDiscoveryFailure',
      'False',
      'ResourcesDiscovered',
      'All resources successfully discovered',
    ),
    condition(
      'NamespaceDeletionGroupVersionParsingFailure',
      'False',
      'ParsedGroupVersions',
      'All legacy kube types successfully parsed',
    ),
    failure === undefined
      ? condition(
          'NamespaceDeletionContentFailure',
          'False',
          'ContentDeleted',
          'All content successfully deleted, may be waiting on finalization',
        )
      : condition(
          'NamespaceDeletionContentFailure',
          'True',
          'ContentDeletionFailed',
          `Failed to delete all resource types, 1 remaining: ${failure}`,
        ),
    left.length === 0
      ? condition('NamespaceContentRemaining', 'False', 'ContentRemoved', 'All content successfully removed')
      : condition(
          'NamespaceContentRemaining',
          'True',
          'SomeResourcesRemain',
          `Some resources are remaining: ${left.join(', ')}`,
        ),
    holders.length === 0
      ? condition(
          'NamespaceFinalizersRemaining',
          'False',
          'ContentHasNoFinalizers',
          'All content-preserving finalizers finished',
        )
      : condition(
          'NamespaceFinalizersRemaining',
          'True',
          'SomeFinalizersRemain',
          `Some content in the namespace has finalizers remaining: ${holders.join(', ')}`,
        ),
  ];
  return said.reduce<readonly Condition[]>(
    (held, one) => withCondition(held, one, timestamp(now)),
    conditionsOf(namespace),
  );
}
