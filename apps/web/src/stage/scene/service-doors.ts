/**
 * A Service that is its own door: the address of a load balancer and a port of every node, each a stop of one capsule beside its name. Where an Ingress stands in the
 * way the sentence under the name says it. Part of `layDoors`.
 */
import type { Block } from '@switchboard/core/scene/placement';
import { onPath } from '@switchboard/core/scene/select';
import type { Service } from '@switchboard/core/topology';
import { strokes } from '../../tokens/tokens.ts';
import { linesMessages } from '../lines-messages.ts';
import { type Desk, part, say } from './desk.ts';
import { fittedName } from './fitted.ts';
import type { Part } from './shape.ts';
import { layStrands, strandsOf } from './strands.ts';

interface Way {
  readonly key: string;
  readonly address: string;
  readonly port: string;
  readonly note: string;
}

/** From one stop to the next, and of a capsule's end from its last stop. */
const between = 28;
const cap = 14;

/** In the order in which they are drawn: the outside address first. */
export function waysInto(service: Service | undefined): readonly Way[] {
  if (service === undefined || service.type === 'ClusterIP' || service.type === 'ExternalName') return [];
  const ports = (numbers: readonly (number | undefined)[]) =>
    numbers.flatMap(number => (number === undefined ? [] : [`:${number}`])).join(' ');
  const outside = service.loadBalancer[0];
  const more = service.loadBalancer.length - 1;
  const nodePorts = ports(service.ports.map(port => port.nodePort));
  return [
    ...(outside === undefined
      ? []
      : [
          {
            key: 'outside',
            address: more > 0 ? `${outside} +${more}` : outside,
            port: ports(service.ports.map(port => port.port)),
            note: linesMessages.fromBalancer,
          },
        ]),
    ...(nodePorts === ''
      ? []
      : [{ key: 'node', address: linesMessages.anyNode, port: nodePorts, note: linesMessages.nodePort }]),
  ];
}

/** Height that it takes around the name of its block. */
export function reachOf(ways: readonly Way[]): { readonly above: number; readonly below: number } {
  return { above: 24, below: (ways.length - 1) * between + 22 };
}

export function layServiceDoor(
  desk: Desk,
  block: Exclude<Block, { type: 'in-no-list' }>,
  ways: readonly Way[],
): void {
  const { columns: c } = desk;
  const service = desk.topology.services.get(block.service);
  const dim = !onPath(desk.path, 'services', block.service);
  const object = { kind: 'Service', namespace: block.namespace, name: block.name };
  const y = block.nameY;
  const height = (ways.length - 1) * between + 2 * cap;
  const id = `service-door:${block.service}`;
  desk.nodes.push({ id, type: 'door', x: c.doorCapsule + 2, y: y - cap + height / 2, height, dim, object });
  const broken = service?.silence !== undefined || desk.faults?.cutAt(block.service) !== undefined;
  const strands = strandsOf(desk, block.service);
  layStrands(desk, strands, c.doorCapsule + 9, c.service - 10, y, dim);
  desk.nodes.push({ id: `outside:${id}`, type: 'terminus', x: c.outside + 22, y, dim });
  ways.forEach((way, i) => {
    const at = y + i * between;
    desk.nodes.push({ id: `stop:${id}:${way.key}`, type: 'stop', x: c.doorCapsule + 1, y: at, broken, dim });
    if (i === 0) layStrands(desk, strands, c.outside + 43, c.doorCapsule - 11, at, dim);
    else {
      const from = c.outside + 22;
      const points = [from, y + 13, from, at, c.doorCapsule - 11, at];
      desk.shapes.push({ type: 'line', points, colour: 'wire', lineWidth: strokes.wire[desk.theme], dim });
    }
    layWay(desk, `${id}:${way.key}`, way, at, dim);
  });
}

/** Where one dials over the line, what that is under it. */
function layWay(desk: Desk, key: string, way: Way, y: number, dim: boolean): void {
  const { columns: c } = desk;
  const size = desk.roomy ? 15 : 14;
  const room = c.doorWidth - 18;
  const port = part(fittedName(desk, way.port, 'port', size - 1, room * 0.4), 'port', 'ink3');
  const left = room - desk.measure(port.text, 'port', size);
  const address = part(fittedName(desk, way.address, 'address', size, left), 'address', 'ink');
  const words: readonly Part[] = [address, port];
  say(desk, 'Doors', `way:${key}`, { x: c.door, y: y - 13 }, size, words, {
    dim,
    full: `${way.address}${way.port}`,
  });
  if (!desk.roomy) return;
  const width = desk.measure(address.text + port.text, 'address', size) + 10;
  const note = part(way.note, 'text', 'ink3');
  if (width + desk.measure(note.text, 'text', 12) > room) return;
  say(desk, 'Doors', `way-note:${key}`, { x: c.doorCapsule - 18, y: y - 12, anchor: 'end' }, 12, [note], {
    dim,
  });
}
