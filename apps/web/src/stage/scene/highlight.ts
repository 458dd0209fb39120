/**
 * The highlighter: over the words that say the newest fact, left to right, and along the wire of a new line. Where motion is reduced an outline stands around the
 * same words instead. Called by `marks`.
 */
import type { Cue } from '@switchboard/core/scene/cue';
import { easeOut } from '../easing.ts';
import type { Desk } from './desk.ts';
import type { Mark } from './mark.ts';
import type { Playing } from './moment.ts';
import type { Area, Whereabouts } from './whereabouts.ts';

/** Over an address, ms; what is left of a cue goes along the wire. */
const sweep = { live: 140, presenting: 260 } as const;

export function markerOf(desk: Desk, where: Whereabouts, { act, cue, since }: Playing): readonly Mark[] {
  const area = areaOf(desk, where, cue);
  if (area === undefined) return [];
  const first = sweep[act.timeline.pace];
  const words: Mark = { type: 'marker', ...area, progress: easeOut(since / first) };
  const wire = where.wire(cue);
  if (cue.fact !== 'listed' || wire === undefined || since < first || since >= cue.duration) return [words];
  const progress = easeOut((since - first) / (cue.duration - first));
  return [words, { type: 'glow', way: wire, progress }];
}

export function outlineOf(desk: Desk, where: Whereabouts, { cue }: Playing): readonly Mark[] {
  const area = areaOf(desk, where, cue);
  return area === undefined ? [] : [{ type: 'outline', ...area, progress: 1 }];
}

/** What the fact has put into words. */
function areaOf(desk: Desk, where: Whereabouts, cue: Cue): Area | undefined {
  switch (cue.fact) {
    case 'node-cordoned':
    case 'node-changed':
      return where.nodeNote(cue);
    case 'selector-changed':
      return around(desk, [`asks:${cue.block}`, `say:${cue.block}:0`, `number:${cue.block}`]);
    case 'service-added':
    case 'service-gone':
      return around(desk, [`service:${cue.service}`]);
    case 'address':
      return where.podAddress(cue);
    default:
      return where.lineAddress(cue) ?? where.podAddress(cue);
  }
}

/** The first of these words that is said. */
function around({ words }: Desk, keys: readonly string[]): Area | undefined {
  for (const key of keys) {
    const box = words.find(word => word.key === key);
    if (box !== undefined) return { x: box.x - 3, y: box.y, width: box.width + 6, height: box.height };
  }
  return undefined;
}
