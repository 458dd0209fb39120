/**
 * JSON Merge Patch (RFC 7386): objects merge, null deletes, everything else replaces.
 * Called for PATCH requests of type application/merge-patch+json; a patch that is no object is a 400 in the words of Go's decoder.
 */
import { badRequest } from '../status.ts';
import { cannotUnmarshal } from './go-value.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function merged(value: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch;
  const members = new Map(Object.entries(isRecord(value) ? value : {}));
  for (const [key, part] of Object.entries(patch)) {
    if (part === null) members.delete(key);
    else members.set(key, merged(members.get(key), part));
  }
  return Object.fromEntries(members);
}

export function applyMergePatch(value: unknown, patch: unknown): unknown {
  if (isRecord(patch)) return merged(value, patch);
  if (patch === null) throw badRequest('Invalid JSON Patch');
  throw badRequest(`error decoding patch: ${cannotUnmarshal(patch, 'map[string]interface {}')}`);
}
