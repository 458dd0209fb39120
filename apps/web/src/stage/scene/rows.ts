/** The rows of a block, seat by seat: a line and its pod, a pod alone, a free seat, a tombstone; hairlines between them. Part of `still`. */
import type { Block, Seat } from '@switchboard/core/scene/placement';
import { dashes, strokes } from '../../tokens/tokens.ts';
import { messages } from '../messages.ts';
import { type Desk, level, part, say } from './desk.ts';
import { layDrainingRow, layFold } from './folds.ts';
import { layLine, layPlug, layWire } from './line-side.ts';
import { onPath } from './path.ts';
import { layEcho, layExternal, layPod, layTombstone } from './pod-side.ts';
import { isBroken } from './services.ts';

type Seated = Extract<Block, { readonly seats: readonly Seat[] }>;

export function layRows(desk: Desk, block: Seated): void {
  const about = {
    key: block.key,
    service: block.type === 'list' ? block.service : '',
    name: block.type === 'list' ? block.name : '',
    namespace: block.namespace,
    listed: block.type === 'list',
  };
  const broken = block.type === 'list' && isBroken(desk, block);
  if (block.type === 'list' && broken) layEmptyList(desk, block);
  if (block.fold !== undefined) layFold(desk, block.fold, about);
  block.seats.forEach((seat, i) => {
    laySeat(desk, seat, block, broken);
    if (seat.occupant.type === 'draining') layDrainingRow(desk, seat.occupant.endpoints, about, seat.y);
    layHairs(desk, block, seat, block.seats[i + 1]);
  });
}

function laySeat(desk: Desk, seat: Seat, block: Seated, broken: boolean): void {
  const { topology } = desk;
  const { occupant, y } = seat;
  switch (occupant.type) {
    case 'free':
      if (block.type === 'list' && !broken) layFreeSeat(desk, y, block);
      return;
    case 'line': {
      const line = topology.endpoints.get(occupant.endpoint);
      if (line === undefined) return;
      layLine(desk, line, y, block.type === 'list' ? block.name : '');
      const pod = occupant.pod === undefined ? undefined : topology.pods.get(occupant.pod);
      if (pod !== undefined) {
        const id = occupant.body ? `pod:${pod.uid}` : `echo:${line.id}`;
        layWire(desk, line, y, id, true);
        if (occupant.body) layPod(desk, pod, line, y, false);
        else layEcho(desk, pod, line, y);
      } else if (line.pod === undefined) {
        layWire(desk, line, y, `external:${line.id}`, true);
        layExternal(desk, line, y);
      } else {
        // The pod that the line names is not there (yet, or any more): the wire breaks off.
        layWire(desk, line, y, undefined, false);
      }
      return;
    }
    case 'pod': {
      const pod = topology.pods.get(occupant.pod);
      if (pod === undefined) return;
      if (block.type === 'list' && pod.state === 'ready') laySocket(desk, y, pod.uid);
      layPod(desk, pod, undefined, y, block.type === 'in-no-list');
      return;
    }
    case 'tombstone': {
      const { tombstone } = occupant;
      const key = `gone:${tombstone.pod ?? tombstone.endpoint ?? ''}`;
      if (tombstone.endpoint !== undefined) layGoneLine(desk, tombstone, y);
      layTombstone(desk, tombstone, key, y);
      return;
    }
    case 'draining':
      return;
  }
}

function layFreeSeat(desk: Desk, y: number, block: Seated): void {
  const { columns: c } = desk;
  const dim = block.type === 'list' && !onPath(desk.path, 'services', block.service);
  desk.shapes.push({ type: 'dot', x: c.capsule, y, r: 2, colour: 'rule', dim });
  desk.shapes.push({ type: 'dot', x: c.pod + 2, y, r: 2, colour: 'rule', dim });
  const seat = block.seats.find(found => found.y === y)?.index ?? 0;
  say(desk, 'Pods', `free:${block.key}#${seat}`, { x: c.pod + 14, y }, 12, [part(messages.freeSeat, 'text', 'ink3')], {
    dim,
  });
}

/** A pod that is ready, and in no list: a bare socket. */
function laySocket(desk: Desk, y: number, pod: string): void {
  const { columns: c } = desk;
  const dim = !onPath(desk.path, 'pods', pod);
  layPlug(desk, c.socket, y, 'wire', dim);
  desk.shapes.push({ type: 'line', points: [c.socket, y, c.socket - 18, y], colour: 'wire', lineWidth: 2, dim });
  desk.shapes.push({ type: 'ring', x: c.socket - 22, y, r: 3.5, colour: 'wire', lineWidth: 2, dim });
}

function layGoneLine(desk: Desk, gone: { readonly address: string; readonly port?: number; readonly endpoint?: string }, y: number): void {
  const { columns: c, sizes } = desk;
  const dim = !desk.path.all;
  desk.shapes.push({
    type: 'ring',
    x: c.capsule,
    y,
    r: 5,
    colour: 'ink3',
    lineWidth: strokes.frame,
    dash: [1.5, 2.2],
    dim,
  });
  const parts = [
    part(gone.address, 'address', 'ink3'),
    part(gone.port === undefined ? '' : `:${gone.port}`, 'port', 'ink3'),
  ];
  say(desk, 'Endpoints', `gone-word:${gone.endpoint}`, { x: c.list + 2, y }, sizes.word, [
    part(messages.lineGone, 'text', 'ink2'),
  ], { dim });
  say(desk, 'Endpoints', `gone-line:${gone.endpoint}`, { x: c.listEnd, y, anchor: 'end' }, sizes.address, parts, { dim });
  const width = parts.reduce((sum, { text, role }) => sum + desk.measure(text, role, sizes.address), 0);
  level(desk, c.listEnd - width - 3, c.listEnd + 3, y, 'ink3', { lineWidth: strokes.strike, dim });
}

/** Hairlines: between two lines on the left, between two pods on the right. */
function layHairs(desk: Desk, block: Seated, seat: Seat, next: Seat | undefined): void {
  if (next === undefined) return;
  const { columns: c } = desk;
  const y = Math.round((seat.y + next.y) / 2);
  const dim = block.type === 'list' ? !onPath(desk.path, 'services', block.service) : !desk.path.all;
  const listed = (type: string) => type === 'line' || type === 'draining';
  if (listed(seat.occupant.type) && listed(next.occupant.type)) {
    level(desk, c.list, c.listEnd, y, 'hair', { dim });
  }
  const stands = (type: string) => type === 'line' || type === 'pod';
  if (stands(seat.occupant.type) && stands(next.occupant.type)) {
    level(desk, c.pod, c.podEnd, y, 'hair', { dim });
  }
}

/** Nobody to pick up: empty boxes face the pods that one might have expected there. */
function layEmptyList(desk: Desk, block: Extract<Block, { readonly type: 'list' }>): void {
  const { columns: c, sizes } = desk;
  const dim = !onPath(desk.path, 'services', block.service);
  const pods = block.seats.filter(seat => seat.occupant.type === 'pod');
  const rows = pods.length > 0 ? pods : block.seats.slice(0, 1);
  const first = rows[0]?.y ?? block.nameY;
  const last = rows.at(-1)?.y ?? first;
  desk.shapes.push({
    type: 'rect',
    x: c.capsule + 18,
    y: Math.round(first - desk.pitch / 2),
    width: c.podEnd + 6 - c.capsule - 18,
    height: last - first + desk.pitch,
    fill: 'failWash',
    dim,
  });
  const width = Math.round(desk.measure('10.244.1.12:8080', 'address', sizes.address));
  for (const seat of rows) {
    desk.shapes.push({
      type: 'rect',
      x: c.listEnd - width - 2,
      y: seat.y - 12,
      width: width + 4,
      height: 24,
      stroke: 'failed',
      lineWidth: 1.6,
      dash: dashes.frame,
      dim,
    });
    layPlug(desk, c.plug, seat.y, 'failed', dim);
  }
  say(desk, 'Endpoints', `empty:${block.key}`, { x: c.list + 2, y: first }, desk.roomy ? 15 : 14, [
    part(messages.empty, 'bold', 'failed'),
  ], { dim });
}
