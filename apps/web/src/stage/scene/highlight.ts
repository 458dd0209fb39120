/**
 * The highlighter: over the words that say the newest fact, left to right, and along the wire of a new line. Where motion is reduced an outline stands around the
 * same words instead. Called by `marks`.
 */
import type { Cue } from '@switchboard/core/scene/cue';
import { easeOut } from '../easing.ts';
import type { Desk } from './desk.ts';
import { noteArea } from './lane-heads.ts';
import { addressSpan } from './line-side.ts';
import type { Playing } from './moment.ts';
import { podAddressSpan } from './pod-side.ts';
import { seatOf } from './seat-of.ts';
import type { Mark } from './shape.ts';

/** Over an address, ms; what is left of a cue goes along the wire. */
const sweep = { live: 140, presenting: 260 } as const;

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function markerOf(desk: Desk, { act, cue, since }: Playing): readonly Mark[] {
  const area = areaOf(desk, cue);
  if (area === undefined) return [];
  const first = sweep[act.timeline.pace];
  const words: Mark = {
    type: 'marker',
    ...area,
    progress: easeOut(since / first),
    ...(cue.node === undefined ? {} : { heads: true }),
  };
  if (cue.fact !== 'listed' || since < first || since >= cue.duration) return [words];
  const { columns: c } = desk;
  const progress = easeOut((since - first) / (cue.duration - first));
  // Two strokes, so that the wire between them can be seen.
  const wire = { type: 'marker' as const, x: c.plug, width: c.socket - c.plug, height: 3, progress };
  const middle = area.y + area.height / 2;
  return [words, { ...wire, y: middle - 5 }, { ...wire, y: middle + 2 }];
}

export function outlineOf(desk: Desk, { cue }: Playing): readonly Mark[] {
  const area = areaOf(desk, cue);
  if (area === undefined) return [];
  return [{ type: 'outline', ...area, progress: 1, ...(cue.node === undefined ? {} : { heads: true }) }];
}

/** What the fact has put into words. */
function areaOf(desk: Desk, cue: Cue): Area | undefined {
  if (cue.fact === 'node-cordoned') return noteArea(desk, cue.node ?? '');
  if (cue.fact === 'selector-changed' || cue.fact === 'service-added') {
    const keys =
      cue.fact === 'service-added'
        ? [`service:${cue.service}`]
        : [`asks:${cue.block}`, `say:${cue.block}:0`, `number:${cue.block}`];
    for (const key of keys) {
      const box = desk.words.find(word => word.key === key);
      if (box !== undefined) return { x: box.x - 3, y: box.y, width: box.width + 6, height: box.height };
    }
    return undefined;
  }
  const y = seatOf(desk, cue)?.y;
  if (y === undefined) return undefined;
  const line = cue.endpoint === undefined ? undefined : desk.topology.endpoints.get(cue.endpoint);
  const pod = cue.pod === undefined ? undefined : desk.topology.pods.get(cue.pod);
  const atPod = () => (pod === undefined ? undefined : podAddressSpan(desk, pod, line));
  const span = cue.fact !== 'address' && line !== undefined ? addressSpan(desk, line, pod) : atPod();
  if (span === undefined) return undefined;
  return { x: span.from, y: y - 11, width: span.to - span.from, height: 22 };
}
