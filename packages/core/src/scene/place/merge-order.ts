/**
 * The order of things that are remembered: those from before keep theirs, each newcomer stands right after the nearest thing that is to precede it.
 * So a changed order (a door path moved) rearranges nothing until the next layout. Called by `place` and the lanes.
 */
import { push } from '../../multi-map.ts';

export function mergeOrder(wanted: readonly string[], before: readonly string[]): readonly string[] {
  const known = new Set(before);
  const after = new Map<string | undefined, string[]>();
  let anchor: string | undefined;
  for (const key of wanted) {
    if (known.has(key)) {
      anchor = key;
      continue;
    }
    push(after, anchor, key);
  }
  const merged = [...(after.get(undefined) ?? [])];
  for (const key of before) merged.push(key, ...(after.get(key) ?? []));
  return merged;
}
