/**
 * A pod drawn from a workload's template (kubernetes `pkg/controller/controller_utils.go` GetPodFromTemplate), and the hash that names
 * a template's revision. Called by every controller that makes pods.
 */
import type { Dice, Snapshot } from '../controller.ts';
import { hash32, safeEncode } from '../dice.ts';
import type { DraftObject, Json, ObjectMeta, StoredObject } from '../object.ts';
import { controllerReference } from './owner.ts';

export interface PodTemplate {
  readonly metadata?: Partial<ObjectMeta>;
  // biome-ignore lint/suspicious/noExplicitAny: a pod spec.
  readonly spec: any;
}

/** A free name for a pod of that owner; drawn here and not in the store because the owner's event names it. */
export function drawName(
  snapshot: Snapshot,
  owner: StoredObject,
  dice: Dice,
): { readonly name: string; readonly generateName: string } {
  const generateName = `${owner.metadata.name}-`;
  let name = generateName + dice.suffix(5);
  while (snapshot.get('Pod', owner.metadata.namespace, name) !== undefined)
    name = generateName + dice.suffix(5);
  return { name, generateName };
}

export function podFromTemplate(
  template: PodTemplate,
  owner: StoredObject,
  name: Pick<ObjectMeta, 'name' | 'generateName'>,
  extraLabels: Readonly<Record<string, string>> = {},
): DraftObject {
  const { labels, annotations, finalizers } = template.metadata ?? {};
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...name,
      ...(owner.metadata.namespace === undefined ? {} : { namespace: owner.metadata.namespace }),
      labels: { ...labels, ...extraLabels },
      ...(annotations === undefined ? {} : { annotations }),
      ...(finalizers === undefined ? {} : { finalizers }),
      ownerReferences: [controllerReference(owner)],
    },
    spec: template.spec,
    status: { phase: 'Pending' },
  };
}

/** JSON with sorted keys, so that equal templates give equal text. */
export function canonicalJson(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const fields = value as { readonly [key: string]: Json | undefined };
  const keys = Object.keys(fields).filter(key => fields[key] !== undefined);
  return `{${keys
    .sort()
    .map(key => `${JSON.stringify(key)}:${canonicalJson(fields[key])}`)
    .join(',')}}`;
}

/** What `pod-template-hash` and `controller-revision-hash` carry; `collisions` tells apart what should not collide. */
export const templateHash = (template: unknown, collisions = 0): string =>
  safeEncode(String(hash32(canonicalJson(template as Json) + (collisions === 0 ? '' : collisions))));
