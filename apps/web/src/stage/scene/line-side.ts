/**
 * What the list says: one line, with its lamp in the capsule, its word at the left, its address against the wire, and the level wire itself with a plug
 * at both ends. Part of `still`.
 */
import { lampOfLine } from '@switchboard/core/scene/lamp';
import { en } from '@switchboard/core/scene/messages/en';
import { onPath } from '@switchboard/core/scene/select';
import { middleEllipsis, showName } from '@switchboard/core/scene/show-name';
import { lineWord } from '@switchboard/core/scene/words';
import type { Endpoint, Pod } from '@switchboard/core/topology';
import { type Role, strokes } from '../../tokens/tokens.ts';
import { messages } from '../messages.ts';
import { type Desk, level, part, widthOf } from './desk.ts';
import { knownOf } from './known.ts';
import { addressColour, plugOf, wireOf, wordColour } from './looks.ts';
import { layPolicyWall } from './policy-wall.ts';
import { portColumns, portRuns, portsWidth } from './port-columns.ts';
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
  const stale = knownOf(desk, 'EndpointSlice', line.namespace) === 'stale';
  if (stale) layHatch(desk, c.list, c.listEnd, y, dim);
  desk.nodes.push({
    id: `line:${line.id}`,
    type: 'lamp',
    look: stale ? 'off' : look,
    x: c.capsule,
    y,
    dim,
    ...objectOf(line),
  });

  const ports = portColumns(desk, line.service);
  const beside = portsWidth(ports);
  const { parts, size } = addressParts(desk, line, look, beside);
  const width = widthOf(desk, parts, size);
  const room = c.listEnd - c.list - width - beside - 12;
  const said = lineWord(line, pod, desk.now);
  const full = stale ? en.line.was(said) : said;
  const short = [full, full.replace(/ left$/, ''), full.replace(/,.*$| yet$/, '')];
  const name = look === 'ready' && !stale ? dnsNames(desk, line) : [];
  const role = look === 'ready' || stale ? 'text' : 'bold';
  const fits = (text: string, as: Role) => desk.measure(text, as, sizes.word) <= room;
  const dns = name.find(candidate => fits(candidate, 'address'));
  const word =
    dns === undefined
      ? part(short.find(candidate => fits(candidate, role)) ?? '', role, stale ? 'ink3' : wordColour(look))
      : part(dns, 'address', 'ink');
  const runs: readonly Run[] = [
    {
      key: 'word',
      x: 2,
      anchor: 'start',
      y: desk.pitch / 2,
      size: sizes.word,
      parts: [word],
    },
    {
      key: 'address',
      x: beside,
      anchor: 'end',
      y: desk.pitch / 2,
      size,
      parts,
      lit: desk.lit.has(`line:${line.id}`),
    },
    ...portRuns(desk, line, y, ports),
  ];
  desk.words.push({
    key: `line:${line.id}`,
    group: 'Endpoints',
    tag: 'button',
    label: messages.label.line(
      spokenAddress(desk, line),
      serviceName,
      full,
      pod?.name ?? line.podName,
      line.node,
    ),
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
    level(desk, c.listEnd - beside - width - over, c.listEnd - beside + over, y, 'terminating', {
      lineWidth: strokes.strike,
      dim,
    });
  }
}

/** Hatched: last known, not live. */
export function layHatch(desk: Desk, from: number, to: number, y: number, dim: boolean): void {
  const height = desk.pitch - 6;
  desk.shapes.push({
    type: 'rect',
    x: from,
    y: y - height / 2,
    width: to - from,
    height,
    hatch: 'hair',
    dim,
  });
}

/** As DNS answers for this pod alone, where its Service is headless: said in the place of a word that is usual. */
function dnsNames(desk: Desk, line: Endpoint): readonly string[] {
  const service = desk.topology.services.get(line.service);
  if (service?.headless !== true || line.hostname === undefined) return [];
  return [showName(`${line.hostname}.${service.name}`), showName(line.hostname)];
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

/** As it is read out: of several ports each with its name, also the one that the pod lacks. */
function spokenAddress(desk: Desk, line: Endpoint): string {
  const ports = desk.topology.services.get(line.service)?.ports ?? [];
  if (ports.length < 2) return fullAddress(line);
  const { port: say } = messages.label;
  return [
    line.address,
    ...ports.map(({ name, protocol, port }) =>
      say(
        name === '' ? String(port) : name,
        line.ports.find(found => found.name === name && found.protocol === protocol)?.port,
        line.pod !== undefined,
      ),
    ),
  ].join(', ');
}

/** The whole address, semi-bold: a list only knows the string. IPv6 in brackets; what is long is set smaller. */
function addressParts(
  desk: Desk,
  line: Endpoint,
  look: LampLook,
  beside: number,
): { readonly parts: readonly Part[]; readonly size: number } {
  const { columns: c, sizes } = desk;
  const stale = knownOf(desk, 'EndpointSlice', line.namespace) === 'stale';
  const colour = stale ? 'ink3' : addressColour(look);
  const [open, close] = line.family === 'IPv6' ? ['[', ']'] : ['', ''];
  const port = line.ports[0];
  const more = line.ports.length > 1 ? `+${line.ports.length - 1}` : '';
  const alone = beside > 0;
  const partsOf = (address: string) => [
    ...(open === '' ? [] : [part(open, 'port', 'ink3')]),
    part(address, 'address', colour),
    part(
      alone ? close : `${close}${port === undefined ? '' : `:${port.port}`}${more}`,
      'port',
      colour === 'ink' ? 'ink3' : colour,
    ),
  ];
  const parts = partsOf(line.address);
  // On a phone the word gives way: the pod's side says what differs.
  const word = c.form === 'phone' || alone ? 4 : 48;
  const room = c.listEnd - c.list - beside - word;
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
  const beside = portsWidth(portColumns(desk, line.service));
  const { parts, size } = addressParts(desk, line, lampOfLine(line, pod), beside);
  const width = widthOf(desk, parts, size);
  const end = desk.columns.listEnd - beside;
  return { from: end - width - over, to: end + over };
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
  const look =
    knownOf(desk, 'EndpointSlice', line.namespace) === 'stale' ? 'off' : wireOf[lampOfLine(line, pod)];
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
  if (complete) layPolicyWall(desk, line, c.socket - 16, y, dim);
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
