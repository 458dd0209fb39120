/**
 * The way of a call, for the bead that proves it: outside, door, name, list, wire, pod. Under words it is a line of two pixels, elsewhere a bead. Where nothing
 * may move two chevrons stand on the strand and on the wire. Called by `marks`.
 */
import type { Cue } from '@switchboard/core/scene/cue';
import type { Desk, Stretch } from './desk.ts';
import type { Mark } from './mark.ts';
import { lengthOf, level, type Way } from './path.ts';
import type { Whereabouts } from './whereabouts.ts';

interface Leg {
  readonly under: boolean;
  readonly way: Way;
}

/** Below the middle of a row: under its address. */
const underRow = 11;

export function callAt(desk: Desk, where: Whereabouts, cue: Cue, progress: number): readonly Mark[] {
  const legs = legsOf(desk, where, cue);
  const lengths = legs.map(({ way }) => lengthOf(way));
  let rest = progress * lengths.reduce((sum, length) => sum + length, 0);
  return legs.flatMap(({ under, way }, i): readonly Mark[] => {
    const length = lengths[i] ?? 0;
    const share = length === 0 ? 1 : rest / length;
    rest -= length;
    if (share < 0) return [];
    if (under) return [{ type: 'ink', way, colour: 'ink', lineWidth: 2, progress: Math.min(1, share) }];
    return share > 1 && i < legs.length - 1 ? [] : [{ type: 'bead', way, progress: Math.min(1, share) }];
  });
}

export function chevronsOf(desk: Desk, where: Whereabouts, cue: Cue, alpha: number): readonly Mark[] {
  const strand = desk.strands.get(cue.endpoint ?? '');
  const wire = where.wire(cue);
  const ways = [...(strand === undefined ? [] : [backwards(strand)]), ...(wire === undefined ? [] : [wire])];
  return ways.map(way => ({ type: 'chevrons', way, progress: 1, alpha }));
}

function legsOf(desk: Desk, where: Whereabouts, cue: Cue): readonly Leg[] {
  const { columns: c } = desk;
  const id = cue.endpoint ?? '';
  const ahead = (stretch: Stretch | undefined): readonly Leg[] =>
    stretch === undefined ? [] : [{ under: false, way: level(stretch.from, stretch.to, stretch.y) }];
  const name = desk.words.find(({ key }) => key === `service:${cue.service}`);
  const strand = desk.strands.get(id);
  const lamp = where.lineLamp(cue);
  const wire = where.wire(cue);
  return [
    ...ahead(desk.trunks.get(id)),
    ...ahead(desk.stops.get(id)),
    ...(name === undefined
      ? []
      : [{ under: true, way: level(name.x + 8, name.x + name.width - 8, name.y + name.height) }]),
    ...(strand === undefined ? [] : [{ under: false, way: backwards(strand) }]),
    ...(lamp === undefined ? [] : [{ under: true, way: level(c.list, c.listEnd, lamp.y + underRow) }]),
    ...(wire === undefined ? [] : [{ under: false, way: wire }]),
  ];
}

/** Strands are kept from the list to the name; a call goes the other way. */
function backwards({ from, to, y }: Stretch): Way {
  return level(to, from, y);
}
