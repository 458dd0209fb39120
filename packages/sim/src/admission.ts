/**
 * What happens to every object on its way into the store: defaults, allocation, validation, in the order of the real registry.
 * Called by the store for users and controllers alike, so that no path leads around it. Throws Invalid and Forbidden.
 */
import { allocate } from './allocate.ts';
import type { Snapshot } from './controller.ts';
import { withDefaults } from './defaults.ts';
import type { DraftObject, StoredObject } from './object.ts';
import { forbidden, invalid } from './status.ts';
import { createErrors, updateErrors } from './validate.ts';

const placed = (draft: DraftObject, held: Snapshot) =>
  draft.kind === 'Service' ? allocate(draft, held) : { object: draft, errors: [] };

export function admitCreate(draft: DraftObject, held: Snapshot): DraftObject {
  const { object, errors } = placed(withDefaults(draft), held);
  const all = [...createErrors(object), ...errors];
  if (all.length > 0) throw invalid(draft.kind, draft.metadata.name ?? '', all);
  return object;
}

interface ServicePort {
  readonly port: number;
  readonly protocol?: string;
  readonly nodePort?: number;
}

/** Addresses and node ports that an update leaves out are kept (`patchAllocatedValues`). */
function carried(next: StoredObject, before: StoredObject): StoredObject {
  if (next.kind !== 'Service' || next.spec?.type === 'ExternalName' || before.spec.type === 'ExternalName')
    return next;
  const { clusterIP, clusterIPs } = before.spec;
  const held: readonly ServicePort[] = before.spec.ports ?? [];
  const ports = next.spec?.ports?.map((port: ServicePort) => {
    if (port.nodePort) return port;
    const protocol = port.protocol ?? 'TCP';
    const same = held.find(one => one.port === port.port && (one.protocol ?? 'TCP') === protocol);
    return same?.nodePort === undefined ? port : { ...port, nodePort: same.nodePort };
  });
  return {
    ...next,
    spec: {
      ...next.spec,
      ...(next.spec?.clusterIP ? {} : { clusterIP, clusterIPs }),
      ...(ports === undefined ? {} : { ports }),
    },
  };
}

/** Upstream's NamespaceLifecycle plugin calls them immortal. */
const IMMORTAL = new Set(['default', 'kube-system', 'kube-public']);

export function admitDelete(kind: string, name: string): void {
  if (kind === 'Namespace' && IMMORTAL.has(name))
    throw forbidden(kind, name, 'this namespace may not be deleted');
}

export function admitUpdate(next: StoredObject, before: StoredObject, held: Snapshot): StoredObject {
  const { object, errors } = placed(withDefaults(carried(next, before)), held);
  const admitted = object as StoredObject;
  const all = [...updateErrors(admitted, before), ...errors];
  if (all.length > 0) throw invalid(next.kind, next.metadata.name, all);
  return admitted;
}
