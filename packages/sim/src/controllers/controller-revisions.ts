/**
 * The ControllerRevisions of a StatefulSet or DaemonSet (kubernetes `pkg/controller/history`, `statefulset/stateful_set_utils.go`,
 * `daemon/update.go`): each keeps one pod template as a patch; going back to an older one makes that the newest again.
 */
import type { Snapshot, Write } from '../controller.ts';
import { safeEncode } from '../dice.ts';
import type { Json, StoredObject } from '../object.ts';
import { sameJson } from '../same-json.ts';
import { controlledBy, controllerReference } from './owner.ts';
import { canonicalJson, type PodTemplate, templateHash } from './pod-from-template.ts';

export const REVISION_LABEL = 'controller-revision-hash';
const HASH_LABEL = 'controller.kubernetes.io/hash';

export interface Revision {
  readonly name: string;
  /** What pods of a DaemonSet carry; pods of a StatefulSet carry the name. */
  readonly hash: string;
  readonly revision: number;
  readonly template: PodTemplate;
}

export interface Revisions {
  /** Oldest first, without the one that may be written now. */
  readonly held: readonly StoredObject[];
  readonly update: Revision;
  readonly writes: readonly Write[];
}

const patchOf = (set: StoredObject) => ({
  spec: { template: { ...set.spec.template, $patch: 'replace' } },
});

/** FNV-1, 32 bits, over the bytes of the patch: the same name as on a real cluster (HashControllerRevision). */
function revisionHash(set: StoredObject): string {
  let hash = 0x811c9dc5;
  // Go escapes these in JSON; and a collision count of 0 is part of what is hashed.
  const text = canonicalJson(patchOf(set) as Json).replace(
    /[<>&\u2028\u2029]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  for (const byte of new TextEncoder().encode(`${text}0`)) hash = Math.imul(hash, 0x01000193) ^ byte;
  return safeEncode(String(hash >>> 0));
}

/** Go writes the hash with `rand.SafeEncodeString`. */
const hashOf = (set: StoredObject): string =>
  set.kind === 'StatefulSet' ? revisionHash(set) : templateHash(set.spec.template);

export function revisionOf(held: StoredObject): Revision {
  const { $patch: _, ...template } = held['data']?.spec?.template ?? {};
  const labels = held.metadata.labels ?? {};
  return {
    name: held.metadata.name,
    hash: labels[REVISION_LABEL] ?? labels[HASH_LABEL] ?? '',
    revision: held['revision'] ?? 0,
    template: template as PodTemplate,
  };
}

/** The revision that a set as it stands asks for, whether it is stored yet or not. */
export function revisionFor(set: StoredObject, revision = 1): Revision {
  const hash = hashOf(set);
  return { name: `${set.metadata.name}-${hash}`, hash, revision, template: set.spec.template };
}

const draft = (set: StoredObject, { name, hash, revision }: Revision): Write => ({
  verb: 'create',
  object: {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: {
      name,
      ...(set.metadata.namespace === undefined ? {} : { namespace: set.metadata.namespace }),
      labels: {
        ...set.spec.template.metadata?.labels,
        [set.kind === 'StatefulSet' ? HASH_LABEL : REVISION_LABEL]: hash,
      },
      ...(set.metadata.annotations === undefined ? {} : { annotations: set.metadata.annotations }),
      ownerReferences: [controllerReference(set)],
    },
    data: patchOf(set),
    revision,
  },
});

export function revisionsOf(set: StoredObject, snapshot: Snapshot): Revisions {
  const held = controlledBy(snapshot, 'ControllerRevision', set).toSorted(
    (a, b) => (a['revision'] ?? 0) - (b['revision'] ?? 0),
  );
  const last = held.at(-1);
  const next = (last?.['revision'] ?? 0) + 1;
  const wanted = patchOf(set);
  const equal = held.filter(one => sameJson(one['data'], wanted)).at(-1);
  if (equal === undefined) {
    const update = revisionFor(set, next);
    return { held, update, writes: [draft(set, update)] };
  }
  if (equal === last) return { held, update: revisionOf(equal), writes: [] };
  const renewed = { ...equal, revision: next };
  return { held, update: revisionOf(renewed), writes: [{ verb: 'update', object: renewed }] };
}

/** Beyond the limit the oldest go, but none that is still lived by. */
export function truncateHistory(
  { held }: Revisions,
  limit: number,
  isLive: (revision: Revision) => boolean,
): readonly Write[] {
  const old = held.filter(one => !isLive(revisionOf(one)));
  return old.slice(0, Math.max(0, old.length - limit)).map((object): Write => ({ verb: 'delete', object }));
}
