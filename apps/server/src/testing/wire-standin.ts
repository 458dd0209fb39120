/** Stands in for core's wire until that is there: plain JSON, parts by element count. */
import type { Frame } from '@switchboard/core/stream-event';
import { mapNames, type Topology } from '@switchboard/core/topology';

export function encodeFrame(frame: Frame): string {
  return JSON.stringify(frame);
}
export function encodeSnapshot(
  ns: string,
  to: number,
  at: number,
  topology: Topology,
  _limit: number,
): string[] {
  const patch: Record<string, { put: unknown[] }> = {};
  for (const name of mapNames)
    if (topology[name].size > 0) patch[name] = { put: [...topology[name].values()] };
  return [JSON.stringify({ part: 1, parts: 1, frame: { ns, from: 0, to, at, patch } })];
}
export function decodeFrame(text: string): Frame {
  return JSON.parse(text);
}
export function decodeSnapshot(parts: readonly string[]): Frame {
  return JSON.parse(parts[0] ?? '').frame;
}
