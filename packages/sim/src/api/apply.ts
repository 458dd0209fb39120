/**
 * Server-side apply: the applied configuration merged into the object, what is applied no longer taken out, conflicts told.
 * Called for PATCH requests of type application/apply-patch+yaml. Follows apimachinery `util/managedfields` (field manager, last-applied manager).
 */

import { groupVersionKind } from '../group-version-kind.ts';
import {
  type Entry,
  entriesFor,
  entriesOf,
  identityOf,
  ownersOf,
  withFieldSets,
} from '../managed-fields/entries.ts';
import { difference, type FieldSet, isEmpty, paths, union } from '../managed-fields/field-set.ts';
import { typeErrors } from '../managed-fields/typed-errors.ts';
import { compare, toFieldSet } from '../managed-fields/typed-value.ts';
import { type Applied, apply, type Conflict } from '../managed-fields/updater.ts';
import { entryOf } from '../managed-fields.ts';
import type { Json, StoredObject } from '../object.ts';
import { type Struct, typeOfResource } from '../openapi/types.ts';
import { apiVersionOf } from '../resources.ts';
import { sameJson } from '../same-json.ts';
import { type ApiError, apiError, badRequest, plainError } from '../status.ts';
import { isTrue } from './request.ts';
import type { WriteContext } from './write.ts';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

export interface AppliedObject {
  readonly value: unknown;
  readonly managedFields: readonly Json[];
}

type Record_ = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Record_ =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function managerText(identity: string): string {
  const [manager, operation, apiVersion, subresource] = JSON.parse(identity) as readonly string[];
  const named = `"${manager}"${subresource ? ` with subresource "${subresource}"` : ''}`;
  return operation === 'Update' ? `${named} using ${apiVersion}` : named;
}

function conflictError(conflicts: readonly Conflict[]): ApiError {
  const each = [...conflicts]
    .sort((left, right) => (left.owner < right.owner ? -1 : 1))
    .map(({ owner, fields }) => ({ who: managerText(owner), fields: paths(fields) }));
  const causes = each.flatMap(({ who, fields }) =>
    fields.map(field => ({ reason: 'FieldManagerConflict', message: `conflict with ${who}`, field })),
  );
  const [only] = causes;
  const message =
    causes.length === 1 && only !== undefined
      ? `Apply failed with 1 conflict: ${only.message}: ${only.field}`
      : `Apply failed with ${causes.length} conflicts: ${each
          .flatMap(({ who, fields }) => [`conflicts with ${who}:`, ...fields.map(field => `- ${field}`)])
          .join('\n')}`;
  return apiError(409, 'Conflict', message, { causes });
}

/** The fields that are as `kubectl apply` wrote them into its annotation: they may be taken over without force. */
function lastApplied(live: StoredObject | undefined, type: Struct): FieldSet | undefined {
  const text = live?.metadata.annotations?.[LAST_APPLIED];
  if (text === undefined) return undefined;
  try {
    const wanted: unknown = JSON.parse(text);
    const { added, modified, removed } = compare(wanted, live, type);
    return difference(toFieldSet(wanted, type), union(union(added, modified), removed));
  } catch {
    return undefined;
  }
}

function settled(applied: Applied, manager: string, live: StoredObject | undefined, type: Struct): void {
  const allowed = manager === 'kubectl' ? lastApplied(live, type) : undefined;
  const left = applied.conflicts.flatMap(({ owner, fields }) => {
    const rest = allowed === undefined ? fields : difference(fields, allowed);
    return isEmpty(rest) ? [] : [{ owner, fields: rest }];
  });
  if (left.length > 0) throw conflictError(left);
}

/** kubectl's annotation follows what it applies, for those who go back to applying on their own side. */
function withLastApplied(
  value: unknown,
  config: Record_,
  manager: string,
  live: StoredObject | undefined,
): unknown {
  if (manager !== 'kubectl' || live?.metadata.annotations?.[LAST_APPLIED] === undefined || !isRecord(value))
    return value;
  const metadata = value['metadata'] as Record_;
  const annotations = {
    ...(metadata['annotations'] as object),
    [LAST_APPLIED]: `${JSON.stringify(config)}\n`,
  };
  return { ...value, metadata: { ...metadata, annotations } };
}

/** What the object becomes, and who owns what of it. Throws 409 for conflicts that were not forced. */
export function applyConfig(
  { request, warn: _ }: Pick<WriteContext, 'request' | 'warn'>,
  config: unknown,
  live: StoredObject | undefined,
  time: string,
): AppliedObject {
  const { resource, namespace, name = '', query } = request;
  const apiVersion = apiVersionOf(resource);
  const { kind = '', apiVersion: given = '', metadata } = isRecord(config) ? config : {};
  if (!isRecord(config) || kind !== resource.kind || given !== apiVersion)
    throw badRequest(`invalid object type: ${groupVersionKind(String(given), String(kind))}`);
  const meta = isRecord(metadata) ? metadata : {};
  if (meta['name'] !== undefined && meta['name'] !== name)
    throw badRequest(
      `the name of the object (${String(meta['name'])}) does not match the name on the URL (${name})`,
    );
  if (Array.isArray(meta['managedFields']) && meta['managedFields'].length > 0)
    throw badRequest('metadata.managedFields must be nil');
  const type = typeOfResource(resource);
  if (type === undefined) throw badRequest(`no kind "${resource.kind}" is registered`);
  const wrong = typeErrors(config, type);
  if (wrong !== '') {
    const whose = `${String(meta['namespace'] ?? '')}/${name}; ${groupVersionKind(apiVersion, kind)}`;
    throw plainError(`failed to create typed patch object (${whose}): ${wrong}`);
  }
  const part = request.subresource === 'status' ? 'status' : '';
  const manager = query.get('fieldManager') ?? '';
  const entry: Entry = entryOf(
    { manager, operation: 'Apply' },
    { kind: resource.kind, apiVersion },
    time,
    part,
  );
  const shown = live === undefined ? undefined : withFieldSets(live);
  const held = entriesOf(shown);
  const before = shown ?? {
    apiVersion,
    kind: resource.kind,
    metadata: { name, ...(namespace ? { namespace } : {}) },
  };
  const owners = shown === undefined ? new Map<string, FieldSet>() : ownersOf(shown, held);
  const applied = apply(before, config, type, owners, identityOf(entry), part);
  if (!isTrue(query.get('force'))) settled(applied, manager, live, type);
  // Whoever applies what is there already is written down without a time.
  const { time: _time, ...timeless } = entry;
  const writer = sameJson(applied.value, before) ? timeless : entry;
  const entries = entriesFor(applied.owners, held, shown ?? (before as StoredObject), writer);
  return {
    value: withLastApplied(applied.value, config, manager, live),
    managedFields: entries as unknown as readonly Json[],
  };
}
