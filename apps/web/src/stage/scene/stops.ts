/**
 * The stops of a door: a path each, with its share, with the Service that it leads to or what is wrong with that, and with its strands. Words of paths stand at the right of
 * the column. Called by `layDoors`.
 */
import type { DoorSpot } from '@switchboard/core/scene/placement';
import { onPath } from '@switchboard/core/scene/select';
import type { Beyond } from '../beyond-here.ts';
import { messages } from '../messages.ts';
import { isBrokenStop } from './broken-stop.ts';
import { type Desk, part, say } from './desk.ts';
import { topOfWords } from './door-heights.ts';
import { isDead } from './door-legs.ts';
import { fittedName } from './fitted.ts';
import { layBreak } from './lists.ts';
import { layStrands, strandsOf } from './strands.ts';

type Stop = DoorSpot['stops'][number];

/** The only path of a door stands over its trunk. */
export const onlyPathAbove = 26;

/** A path takes at most two thirds of the column. */
function shownPath(desk: Desk, path: string): { readonly text: string; readonly role: 'text' | 'address' } {
  const role = path === '' ? 'text' : 'address';
  const room = (desk.columns.doorWidth - 20) * 0.66;
  return { text: fittedName(desk, pathText(path), role, pathSize(desk), room), role };
}

function pathSize(desk: Desk): number {
  return desk.roomy ? 16 : 15;
}

/** What the path and its share take of the column. */
export function widthOfPath(desk: Desk, stop: Stop): number {
  const { text, role } = shownPath(desk, stop.path);
  const size = pathSize(desk);
  return desk.measure(text, role, size) + desk.measure(shareText(stop), 'bold', size);
}

function shareText({ leg }: Stop): string {
  return leg?.share === undefined ? '' : ` ${messages.share(leg.share)}`;
}

function pathText(path: string): string {
  return path === '' ? messages.defaultPath : path;
}

export function layStops(
  desk: Desk,
  spot: DoorSpot,
  key: string,
  index: number,
  beyond: Beyond | undefined,
): void {
  const { columns: c, topology } = desk;
  const seen = new Map<string, number>();
  for (const [place, stop] of spot.stops.entries()) {
    const turn = seen.get(stop.path) ?? 0;
    seen.set(stop.path, turn + 1);
    const service = stop.service === undefined ? undefined : topology.services.get(stop.service);
    const dead = isDead(stop, service);
    const broken = isBrokenStop(desk, spot, stop);
    const colour = broken ? 'failed' : desk.faults?.stop(spot, stop) === undefined ? 'ink' : 'starting';
    const dim = !onPath(desk.path, 'services', stop.service ?? stop.leg?.meant);
    const id = `${key}${stop.path}${turn === 0 ? '' : `#${turn}`}`;
    desk.nodes.push({ id: `stop:${id}`, type: 'stop', x: c.doorCapsule + 1, y: stop.y, broken, dim });
    if (stop.leg !== undefined) {
      const next = spot.stops[place + 1]?.y ?? topOfWords(desk.placement.doors[index + 1]);
      // Of a path that stands over its trunk the words would stand on it.
      const room = spot.stops.length === 1 ? 0 : next - stop.y - 18;
      const shown = shownPath(desk, stop.path);
      beyond?.layLeg(
        desk,
        stop,
        id,
        { room, path: desk.measure(shown.text, shown.role, pathSize(desk)) },
        dim,
      );
    }
    if (broken) {
      layBreak(
        desk,
        stop.service ?? stop.leg?.meant ?? '',
        { from: c.doorCapsule + 13, to: c.service - 10, y: stop.y },
        dim,
      );
    } else if (stop.service !== undefined) {
      const [from, to] = [c.doorCapsule + 9, c.service - 10];
      const heights = layStrands(desk, strandsOf(desk, stop.service), from, to, stop.y, dim);
      for (const [line, y] of heights) if (!desk.stops.has(line)) desk.stops.set(line, { from, to, y });
    }
    if (c.form === 'rail') continue;
    const only = spot.stops.length === 1;
    const path = shownPath(desk, stop.path);
    const share = part(shareText(stop), 'bold', colour);
    say(
      desk,
      'Doors',
      `path:${id}`,
      { x: c.doorCapsule - 20, y: only ? stop.y - onlyPathAbove : stop.y, anchor: 'end' },
      pathSize(desk),
      [part(path.text, path.role, colour), ...(share.text === '' ? [] : [share])],
      { dim, full: stop.path, label: messages.label.path(pathText(stop.path), stop.serviceName ?? '') },
    );
    if (service === undefined && stop.serviceName !== undefined && dead && stop.leg?.refused === undefined) {
      say(desk, 'Doors', `missing:${id}`, { x: c.service, y: stop.y }, 13, [
        part(
          fittedName(
            desk,
            `${messages.noService}: ${stop.serviceName}`,
            'bold',
            13,
            c.capsule - 14 - c.service,
          ),
          'bold',
          'failed',
        ),
      ]);
    }
  }
}
