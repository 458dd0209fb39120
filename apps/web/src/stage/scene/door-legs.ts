/** What routes of the Gateway API add to a door in words: who is sent elsewhere, what lies behind a border, and what is wrong with the Gateway. Part of `layDoors`. */
import type { DoorSpot } from '@switchboard/core/scene/placement';
import type { Service } from '@switchboard/core/topology';
import type { Door, RouteLeg, Trouble } from '@switchboard/core/topology/door';
import { messages } from '../messages.ts';
import { part } from './desk.ts';
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
