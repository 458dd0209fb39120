/**
 * What the list says: one line, with its lamp in the capsule, its word at the left, its address against the wire, and the level wire itself with a plug
 * at both ends. Part of `still`.
 */
import { lampOfLine } from '@switchboard/core/scene/lamp';
import { onPath } from '@switchboard/core/scene/select';
import { middleEllipsis } from '@switchboard/core/scene/show-name';
import { lineWord } from '@switchboard/core/scene/words';
import type { Endpoint, Pod } from '@switchboard/core/topology';
import { strokes } from '../../tokens/tokens.ts';
import { messages } from '../messages.ts';
import { type Desk, level, part, widthOf } from './desk.ts';
import { addressColour, plugOf, wireOf, wordColour } from './looks.ts';
import type { LampLook, Part, Run } from './shape.ts';

/** Below this an address is no longer read; then its middle is left out. */
const smallestAddress = 12;

/** Half the length of a plug, and how far a strike reaches over its word. */
const plug = 5;
const over = 3;

export function layLine(desk: Desk, line: Endpoint, y: number, serviceName: string): void {
  const { columns: c, sizes, topology } = desk;
  const pod = line.pod === undefined ? undefined : topology.pods.get(line.pod);
  const look = lampOfLine(line, pod);
  const dim = !onPath(desk.path, 'endpoints', line.id);
  desk.nodes.push({
    id: `line:${line.id}`,
    type: 'lamp',
    look,
    x: c.capsule,
    y,
    dim,
    ...objectOf(line),
  });

  const { parts, size } = addressParts(desk, line, look);
  const width = widthOf(desk, parts, size);
  const room = c.listEnd - c.list - width - 12;
  const full = lineWord(line, pod, desk.now);
  const words = [full, full.replace(/ left$/, ''), full.replace(/,.*$| yet$/, '')];
  const role = look === 'ready' ? 'text' : 'bold';
  const word = words.find(candidate => desk.measure(candidate, role, sizes.word) <= room) ?? '';
  const runs: readonly Run[] = [
    {
      key: 'word',
      x: 2,
      anchor: 'start',
      y: desk.pitch / 2,
      size: sizes.word,
      parts: [part(word, role, wordColour(look))],
    },
    {
      key: 'address',
      x: 0,
      anchor: 'end',
      y: desk.pitch / 2,
      size,
      parts,
      lit: desk.lit.has(`line:${line.id}`),
    },
  ];
  desk.words.push({
    key: `line:${line.id}`,
    group: 'Endpoints',
    tag: 'button',
    label: messages.label.line(fullAddress(line), serviceName, full),
    x: c.list,
    y: y - Math.floor(desk.pitch / 2),
    width: c.listEnd - c.list,
    height: desk.pitch,
    runs,
    full: fullAddress(line),
    dim,
    ...objectOf(line),
  });
  if (look === 'terminating' && !desk.plays('line-struck', line.id)) {
    level(desk, c.listEnd - width - over, c.listEnd + over, y, 'terminating', {
      lineWidth: strokes.strike,
      dim,
    });
  }
}

export function objectOf(line: Endpoint): {
  readonly object?: { kind: string; namespace: string; name: string };
} {
  const name = line.slices[0];
  return name === undefined ? {} : { object: { kind: 'EndpointSlice', namespace: line.namespace, name } };
}

/** As one would dial it. */
function fullAddress(line: Endpoint): string {
  const host = line.family === 'IPv6' ? `[${line.address}]` : line.address;
  const [port] = line.ports;
  return port === undefined ? host : `${host}:${port.port}`;
}

/** The whole address, semi-bold: a list only knows the string. IPv6 in brackets; what is long is set smaller. */
function addressParts(
  desk: Desk,
  line: Endpoint,
  look: LampLook,
): { readonly parts: readonly Part[]; readonly size: number } {
  const { columns: c, sizes } = desk;
  const colour = addressColour(look);
  const [open, close] = line.family === 'IPv6' ? ['[', ']'] : ['', ''];
  const port = line.ports[0];
  const more = line.ports.length > 1 ? `+${line.ports.length - 1}` : '';
  const partsOf = (address: string) => [
    ...(open === '' ? [] : [part(open, 'port', 'ink3')]),
    part(address, 'address', colour),
    part(
      `${close}${port === undefined ? '' : `:${port.port}`}${more}`,
      'port',
      colour === 'ink' ? 'ink3' : colour,
    ),
  ];
  const parts = partsOf(line.address);
  // On a phone the word gives way: the pod's side says what differs.
  const room = c.listEnd - c.list - (c.form === 'phone' ? 4 : 48);
  const width = widthOf(desk, parts, sizes.address);
  if (width <= room) return { parts, size: sizes.address };
  const size = Math.max(smallestAddress, Math.floor(((sizes.address * room) / width) * 2) / 2);
  let length = line.address.length;
  while (length > 5 && widthOf(desk, partsOf(middleEllipsis(line.address, length)), size) > room) length--;
  return { parts: partsOf(middleEllipsis(line.address, length)), size };
}

/** Where the address of a line begins and ends: what a strike or the highlighter covers. */
export function addressSpan(
  desk: Desk,
  line: Endpoint,
  pod: Pod | undefined,
): { readonly from: number; readonly to: number } {
  const { parts, size } = addressParts(desk, line, lampOfLine(line, pod));
  const width = widthOf(desk, parts, size);
  return { from: desk.columns.listEnd - width - over, to: desk.columns.listEnd + over };
}

/** A bar with a plug at both ends: both sides hold the same address. Without a pod it breaks off. */
export function layWire(
  desk: Desk,
  line: Endpoint,
  y: number,
  target: string | undefined,
  complete: boolean,
): void {
  const { columns: c } = desk;
  const pod = line.pod === undefined ? undefined : desk.topology.pods.get(line.pod);
  const look = wireOf[lampOfLine(line, pod)];
  const dim = !onPath(desk.path, 'endpoints', line.id);
  const growing = look === 'ready' && desk.plays('ready', line.id);
  const to = complete ? c.socket : c.plug + 22;
  desk.edges.push({
    id: `wire:${line.id}`,
    source: `line:${line.id}`,
    ...(target === undefined ? {} : { target }),
    from: c.plug,
    to,
    y,
    look: growing ? 'bed' : look,
    dim,
    ...objectOf(line),
  });
  layPlug(desk, c.plug, y, plugOf[look], dim);
  if (complete) layPlug(desk, c.socket, y, plugOf[look], dim);
}

export function layPlug(
  desk: Desk,
  x: number,
  y: number,
  fill: (typeof plugOf)[keyof typeof plugOf],
  dim: boolean,
): void {
  desk.shapes.push({
    type: 'rect',
    x: x - 1.5,
    y: y - plug,
    width: strokes.plug,
    height: 2 * plug,
    fill,
    dim,
  });
}
