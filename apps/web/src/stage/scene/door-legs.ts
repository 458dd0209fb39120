/**
 * What routes of the Gateway API add to a door: who is sent elsewhere, what lies behind the border of another namespace and who opens it, routes that hang nowhere, and
 * what is wrong with the Gateway. Part of `layDoors`.
 */
import type { DoorSpot } from '@switchboard/core/scene/placement';
import type { Service } from '@switchboard/core/topology';
import type { Door, RouteLeg, Trouble } from '@switchboard/core/topology/door';
import { dashes, strokes } from '../../tokens/tokens.ts';
import { messages } from '../messages.ts';
import { type Desk, level, part, say, upright } from './desk.ts';
import { fittedName } from './fitted.ts';
import type { Part } from './shape.ts';

type Stop = DoorSpot['stops'][number];

/** A route that hangs nowhere. */
export function isClosed({ kind }: Door): boolean {
  return kind !== 'Ingress' && kind !== 'Gateway';
}

/** Nobody is there to whom calls could go on: not where they are sent elsewhere, or across a border behind which is not looked. */
export function isDead({ leg }: Stop, service: Service | undefined): boolean {
  if (leg?.refused !== undefined) return true;
  if (service !== undefined || leg?.redirect !== undefined || leg?.other !== undefined) return false;
  return leg?.serviceNamespace === undefined;
}

export function troubleText({ reason }: Trouble): string {
  return messages.troubles[reason] ?? reason;
}

/** Class and certificate, routes of other namespaces, and in front of them what is wrong with it. */
export function gatewayNotes(door: Door, note: string): readonly Part[] {
  const notes: Part[] = [];
  if (door.trouble !== undefined) notes.push(part(troubleText(door.trouble), 'bold', 'failed'));
  notes.push(part(note, 'text', 'ink3'));
  if (door.addresses.length > 0) notes.push(part(door.addresses.join(', '), 'text', 'ink3'));
  for (const { name, port, trouble } of door.listeners ?? []) {
    const listens = `${port === undefined ? '' : `:${port} `}${name}`;
    if (trouble === undefined) notes.push(part(listens, 'text', 'ink3'));
    else notes.push(part(`${listens}, ${troubleText(trouble)}`, 'bold', 'failed'));
  }
  if (door.paths.length === 0) notes.push(part(messages.noRoutes, 'text', 'ink3'));
  if (door.elsewhere !== undefined) notes.push(part(messages.elsewhere(door.elsewhere), 'text', 'ink3'));
  return notes;
}

/** Where the border of another namespace runs: right of the door, left of the names. */
export function borderX({ columns: c }: Desk): number {
  return Math.max(c.service - 20, c.doorCapsule + 19);
}

/** Half the opening of a border, and the posts at its sides. */
export const opening = 13;
const post = { width: 8, height: 3 };

/**
 * At the stop of a route: its name and what it does, and the border that it crosses on its way. Under the path where there is `room`; whoever is sent elsewhere has no Service
 * whose words need the place, so there it stands left of the path, which is `path` wide.
 */
export function layLeg(
  desk: Desk,
  stop: Stop,
  id: string,
  { room, path }: { readonly room: number; readonly path: number },
  dim: boolean,
): void {
  const { columns: c } = desk;
  const { leg, y } = stop;
  if (leg === undefined || c.form !== 'full') return;
  const service = desk.topology.services.get(stop.service ?? leg.meant ?? '');
  if (leg.serviceNamespace !== undefined)
    layBorder(desk, y, { open: leg.refused === undefined, alone: service === undefined }, dim);
  const away = stop.serviceName === undefined;
  if (service === undefined && leg.refused === undefined) {
    const to = c.service - (away ? 10 : 4);
    level(desk, c.doorCapsule + 11, to, y, 'wire', { lineWidth: strokes.wire[desk.theme], dim });
    if (away) upright(desk, to, y - 7, y + 7, 'wire', { lineWidth: 2, dim });
  }
  if (!away && room < 16) return;
  const end = c.doorCapsule - 18;
  const at = away ? { x: end - path - 12, y } : { x: end, y: y + 17 };
  const text = legText(stop, leg);
  const width = c.doorWidth - 24 - (away ? path + 12 : 0);
  const words = part(
    fittedName(desk, text, 'text', 12, width),
    'text',
    leg.refused === undefined ? 'ink3' : 'failed',
  );
  say(desk, 'Doors', `leg:${id}`, { ...at, anchor: 'end' }, 12, [words], { dim, full: text });
}

/** The name of the route, and what else there is to say of this way. */
export function legText({ serviceName }: Stop, leg: RouteLeg): string {
  const { name, also = [], grant, redirect, other, refused } = leg;
  const facts = [
    ...also,
    ...(redirect === undefined ? [] : [messages.sentTo(redirect)]),
    ...(other === undefined ? [] : [messages.notService(other)]),
    ...(grant === undefined ? [] : [messages.granted(grant)]),
    ...(refused === 'no-grant' ? [messages.noGrantShort] : []),
  ];
  const nobody = serviceName === undefined && redirect === undefined && other === undefined;
  return [name, ...facts, ...(nobody ? [messages.namesNobody] : [])].join(', ');
}

/** The border of the other namespace: the gap that a grant leaves in it, with its posts. Of a Service that is not shown, `alone`, the border is drawn around it. */
function layBorder(
  desk: Desk,
  y: number,
  { open, alone }: { readonly open: boolean; readonly alone: boolean },
  dim: boolean,
): void {
  const x = borderX(desk);
  const gap = open ? opening : 0;
  for (const side of [-1, 1]) {
    const [from, to] = [y + side * gap, y + side * (opening + 15)];
    if (!alone)
      upright(desk, x, Math.min(from, to), Math.max(from, to), 'ink3', { dash: dashes.border, dim });
    const top = y + side * opening - post.height / 2;
    if (open) desk.shapes.push({ type: 'rect', x: x - post.width / 2, y: top, ...post, fill: 'ink', dim });
  }
}
