/**
 * Takes from an object what only tells how often a controller looked while things changed: one that looked once and one that looked twice have done the same. Used on
 * both sides alike, before what a session left is compared.
 */
import type { Json } from '@switchboard/contract/client';

const TRIGGER = 'endpoints.kubernetes.io/last-change-trigger-time';

export function withoutLooks(plural: string, object: Json): Json {
  const { managedFields: _, ...metadata } = withoutTriggerTime(object.metadata);
  const { generation: __, ...uncounted } = metadata;
  switch (plural) {
    // Written again for every pod that became ready, or once for several.
    case 'endpointslices':
      return { ...object, metadata: uncounted };
    // Scaled in one step or in two.
    case 'replicasets': {
      const { observedGeneration: ___, ...status } = object.status ?? {};
      return { ...object, metadata: uncounted, status };
    }
    case 'deployments':
      return { ...object, metadata, status: withProgressInOneWord(object.status) };
    default:
      return { ...object, metadata };
  }
}

/** Written by a look that something triggered, taken away by the next that nothing did. */
function withoutTriggerTime(metadata: Json): Json {
  const { [TRIGGER]: time, ...others } = metadata.annotations ?? {};
  if (time === undefined) return metadata;
  const { annotations: _, ...rest } = metadata;
  return Object.keys(others).length === 0 ? rest : { ...rest, annotations: others };
}

/** A new ReplicaSet is called created in one look, and updated in the next. */
function withProgressInOneWord(status: Json): Json {
  const conditions = status?.conditions?.map((condition: Json) =>
    condition.reason === 'NewReplicaSetCreated' || condition.reason === 'ReplicaSetUpdated'
      ? { ...condition, reason: 'under way', message: 'under way' }
      : condition,
  );
  return conditions === undefined ? status : { ...status, conditions };
}
