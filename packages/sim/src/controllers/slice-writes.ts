/**
 * How slices of a Service come to be written: their labels, the annotation of what triggered them, and which of those to be deleted are
 * re-used for those to be created (kubernetes/endpointslice `reconciler.go` finalize, `utils.go`). Called by the slice controller.
 */
import type { Write } from '../controller.ts';
import type { Family } from '../ip-families.ts';
import type { StoredObject } from '../object.ts';
import { controllerReference } from './owner.ts';
import { isTerminating } from './pod-state.ts';
import { HEADLESS, isServiceIpSet, MANAGED_BY, SERVICE_NAME } from './service-endpoints.ts';
import type { SliceDraft } from './topology-hints.ts';
import { withTriggerTime } from './trigger-time.ts';

export const SLICE_MANAGER = 'endpointslice-controller.k8s.io';

/** Those that a slice shares with its Service. */
export const ownLabels = (
  labels: StoredObject['metadata']['labels'] = {},
): Readonly<Record<string, string>> => {
  const { [HEADLESS]: _h, [MANAGED_BY]: _m, [SERVICE_NAME]: _s, ...own } = labels;
  return own;
};

export const sliceLabels = (service: StoredObject): Readonly<Record<string, string>> => ({
  ...ownLabels(service.metadata.labels),
  ...(isServiceIpSet(service) ? {} : { [HEADLESS]: '' }),
  [SERVICE_NAME]: service.metadata.name,
  [MANAGED_BY]: SLICE_MANAGER,
});

export interface Plan {
  readonly drafts: readonly SliceDraft[];
  readonly remove: readonly StoredObject[];
}

/** Lists are null when they are empty: that is what becomes of them on their way through the storage. */
const orNull = <T>(list: readonly T[]): readonly T[] | null => (list.length === 0 ? null : list);

export function finalize(
  service: StoredObject,
  family: Family,
  { drafts, remove }: Plan,
  time: string | undefined,
): readonly Write[] {
  const annotations = withTriggerTime(undefined, time);
  const { name, namespace } = service.metadata;
  const fresh = ({ endpoints, ports }: SliceDraft) => ({
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      generateName: `${name}-`,
      ...(namespace === undefined ? {} : { namespace }),
      labels: sliceLabels(service),
      ...(annotations === undefined ? {} : { annotations }),
      ownerReferences: [controllerReference(service)],
    },
    addressType: family,
    endpoints: orNull(endpoints),
    ports: orNull(ports),
  });
  const renew = (slice: StoredObject, draft: SliceDraft): Write => {
    const { annotations: held, ...metadata } = slice.metadata;
    const next = withTriggerTime(held, time);
    return {
      verb: 'update',
      object: {
        ...slice,
        metadata: {
          ...metadata,
          labels: sliceLabels(service),
          ...(next === undefined ? {} : { annotations: next }),
        },
        endpoints: orNull(draft.endpoints),
        ports: orNull(draft.ports),
      },
    };
  };
  const create = drafts.filter(draft => draft.held === undefined);
  const writes = drafts.flatMap(draft =>
    draft.held === undefined || !draft.changed ? [] : [renew(draft.held, draft)],
  );
  const leave: StoredObject[] = [];
  for (const slice of remove) {
    const draft = create.pop();
    if (draft === undefined) leave.push(slice);
    else {
      const next = fresh(draft);
      const { annotations: _, ...metadata } = slice.metadata;
      writes.push({ verb: 'update', object: { ...next, metadata: { ...metadata, ...next.metadata } } });
    }
  }
  return [
    ...(isTerminating(service)
      ? []
      : create.map((draft): Write => ({ verb: 'create', object: fresh(draft) }))),
    ...writes,
    ...leave.map((object): Write => ({ verb: 'delete', object })),
  ];
}
