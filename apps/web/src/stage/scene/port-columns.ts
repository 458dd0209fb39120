/**
 * A Service of several ports: each has a column of its own, right of the addresses, its name at the head. A pod that lacks a named port says so there.
 * Part of `still`; asked by the list's lines and for their heads.
 */

import type { ServicePort } from '@switchboard/core/kubernetes/object';
import { en } from '@switchboard/core/scene/messages/en';
import type { Block } from '@switchboard/core/scene/placement';
import type { Endpoint } from '@switchboard/core/topology';
import { type Desk, part, say } from './desk.ts';
import { fittedName } from './fitted.ts';
import type { Run } from './shape.ts';

type List = Extract<Block, { readonly type: 'list' }>;

export interface PortColumn {
  readonly port: ServicePort;
  /** Its right edge, from the right edge of the list. */
  readonly inset: number;
  readonly width: number;
}

const widest = 64;
const size = 13;
const between = 10;
/** What the address needs at least. */
const address = 104;

/** From the left; empty where the Service has one port, or there is no room for all of them. */
export function portColumns(desk: Desk, service: string): readonly PortColumn[] {
  const ports = desk.topology.services.get(service)?.ports ?? [];
  const { columns: c } = desk;
  if (ports.length < 2 || c.form === 'phone') return [];
  const widths = ports.map(port => {
    const number = desk.measure(`:${typeof port.target === 'number' ? port.target : 65_535}`, 'port', size);
    const none = desk.measure(en.line.noPort, 'bold', size) + 14;
    return Math.ceil(Math.min(widest, Math.max(number, none, desk.measure(port.name, 'text', 12))));
  });
  const all = widths.reduce((sum, width) => sum + width + between, 0);
  if (all + address > c.listEnd - c.list) return [];
  let inset = 0;
  return ports
    .map((port, i) => ({ port, width: widths[i] ?? 0 }))
    .reverse()
    .map(({ port, width }) => {
      const column = { port, inset, width };
      inset += width + between;
      return column;
    })
    .reverse();
}

/** Room that the columns take from the address. */
export function portsWidth(columns: readonly PortColumn[]): number {
  return columns.reduce((sum, column) => sum + column.width + between, 0);
}

/** The numbers of one line; ports meet by name and protocol. */
export function portRuns(
  desk: Desk,
  line: Endpoint,
  y: number,
  columns: readonly PortColumn[],
): readonly Run[] {
  return columns.map(({ port, inset, width }): Run => {
    const found = line.ports.find(other => other.name === port.name && other.protocol === port.protocol);
    const key = `port ${port.name}/${port.protocol}/${port.port}`;
    const at = { key, x: inset, anchor: 'end', y: desk.pitch / 2, size } as const;
    if (found !== undefined) {
      const number = fittedName(desk, `:${found.port}`, 'port', size, width);
      return { ...at, parts: [part(number, 'port', 'ink3')] };
    }
    const word = part(en.line.noPort, 'bold', 'starting');
    const x = desk.columns.listEnd - inset - desk.measure(word.text, 'bold', size) - 10;
    desk.nodes.push({ id: `no-port:${line.id}:${key}`, type: 'lamp', look: 'not-ready', x, y });
    return { ...at, parts: [word] };
  });
}

/** Names over the numbers, above the first line. */
export function layPortHeads(desk: Desk, block: List, y: number, dim: boolean): void {
  for (const { port, inset, width } of portColumns(desk, block.service)) {
    const name = fittedName(
      desk,
      port.name === '' ? String(port.port) : port.name,
      'text',
      12,
      width + between - 2,
    );
    const at = { x: desk.columns.listEnd - inset, y, anchor: 'end' as const };
    say(
      desk,
      'Endpoints',
      `port-head:${block.key}:${port.name}:${port.port}`,
      at,
      12,
      [part(name, 'text', 'ink3')],
      { dim },
    );
  }
}
