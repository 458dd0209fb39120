/**
 * The volume claims of a StatefulSet's pods (kubernetes `pkg/controller/statefulset/stateful_set_utils.go` getPersistentVolumeClaims,
 * updateStorage): one per template and ordinal, made before the pod, kept when it goes.
 */
import type { Snapshot } from '../controller.ts';
import type { DraftObject, StoredObject } from '../object.ts';

const templatesOf = (set: StoredObject): readonly StoredObject[] => set.spec.volumeClaimTemplates ?? [];

const claimName = (template: StoredObject, set: StoredObject, ordinal: number): string =>
  `${template.metadata.name}-${set.metadata.name}-${ordinal}`;

/** Volumes of the claims come first; a volume of the template of the same name gives way. */
export function withClaims(
  spec: StoredObject['spec'],
  set: StoredObject,
  ordinal: number,
): StoredObject['spec'] {
  const templates = templatesOf(set);
  if (templates.length === 0) return spec;
  const names = new Set(templates.map(({ metadata }) => metadata.name));
  const own = templates.map(template => ({
    name: template.metadata.name,
    persistentVolumeClaim: { claimName: claimName(template, set, ordinal) },
  }));
  const others = (spec.volumes ?? []).filter(({ name }: { name: string }) => !names.has(name));
  return { ...spec, volumes: [...own, ...others] };
}

/** Those that are not there yet. */
export function missingClaims(
  set: StoredObject,
  ordinal: number,
  snapshot: Snapshot,
): readonly DraftObject[] {
  const { namespace } = set.metadata;
  return templatesOf(set)
    .filter(
      template =>
        snapshot.get('PersistentVolumeClaim', namespace, claimName(template, set, ordinal)) === undefined,
    )
    .map(template => ({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: {
        name: claimName(template, set, ordinal),
        ...(namespace === undefined ? {} : { namespace }),
        labels: { ...template.metadata.labels, ...set.spec.selector?.matchLabels },
        ...(template.metadata.annotations === undefined
          ? {}
          : { annotations: template.metadata.annotations }),
      },
      spec: template.spec,
      status: { phase: 'Pending' },
    }));
}
