/**
 * JSON Merge Patch (RFC 7386): objects merge, null deletes, everything else replaces.
 * Called for PATCH requests of type application/merge-patch+json.
 */
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function applyMergePatch(value: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch;
  const merged = new Map(Object.entries(isRecord(value) ? value : {}));
  for (const [key, part] of Object.entries(patch)) {
    if (part === null) merged.delete(key);
    else merged.set(key, applyMergePatch(merged.get(key), part));
  }
  return Object.fromEntries(merged);
}
