/** The rows of a block, seat by seat: a line and its pod, a pod alone, a free seat, a tombstone; hairlines between them. Part of `still`. */
import { isPictured } from '@switchboard/core/freshness';
import { en } from '@switchboard/core/scene/messages/en';
import { freshnessOf } from '@switchboard/core/scene/observed';
import type { Block, Seat } from '@switchboard/core/scene/placement';
import { onPath } from '@switchboard/core/scene/select';
import { middleEllipsis } from '@switchboard/core/scene/show-name';
import { selectorText } from '@switchboard/core/scene/words';

import { dashes } from '../../tokens/tokens.ts';
import { messages } from '../messages.ts';
import { type Desk, level, part, say } from './desk.ts';
import { layExternal } from './external.ts';
import { layDrainingRow, layFold } from './folds.ts';
import { layLine, layPlug, layWire } from './line-side.ts';
import { isBroken } from './lists.ts';
import { layEcho, layPod, layUnseen } from './pod-side.ts';
import { isInSight } from './sight.ts';
import { layGoneLine, layTombstone } from './tombstones.ts';

type Seated = Extract<Block, { readonly seats: readonly Seat[] }>;

export function layRows(desk: Desk, block: Seated): void {
  const about = {
    key: block.key,
    service: block.type === 'list' ? block.service : '',
    name: block.type === 'list' ? block.name : '',
    namespace: block.namespace,
    listed: block.type === 'list',
    opens: block.type === 'list' ? block.service : block.key,
  };
  const broken = block.type === 'list' && isBroken(desk, block);
  if (block.type === 'list' && broken) layEmptyList(desk, block);
  if (block.fold !== undefined) layFold(desk, block.fold, about);
  block.seats.forEach((seat, i) => {
    if (!isInSight(desk.sight, seat.y - desk.pitch, seat.y + desk.pitch)) return;
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
      // Below a fold the place of the next one is not drawn: the dots have no fixed number anyway.
      if (block.type === 'list' && !broken && block.fold === undefined) layFreeSeat(desk, y, block);
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
        const pods = freshnessOf(topology, 'Pod', line.namespace);
        const unseen = pods !== undefined && !isPictured(pods);
        if (unseen) layUnseen(desk, line, pods.state === 'denied', y);
        // Where pods are known the one that the line names is not there (yet, or any more): the wire breaks off.
        layWire(desk, line, y, unseen && line.node !== undefined ? `unseen:${line.id}` : undefined, unseen);
      }
      return;
    }
    case 'pod': {
      const pod = topology.pods.get(occupant.pod);
      if (pod === undefined) return;
      if (block.type === 'list' && pod.state === 'ready') laySocket(desk, y, pod.uid);
      layPod(desk, pod, undefined, y, block.type === 'list');
      return;
    }
    case 'tombstone': {
      const { tombstone } = occupant;
      const key = `gone:${tombstone.pod ?? tombstone.endpoint ?? ''}`;
      const dim =
        block.type === 'list' ? !onPath(desk.path, 'services', block.service) : desk.path !== undefined;
      if (tombstone.endpoint !== undefined) layGoneLine(desk, tombstone, y, dim);
      layTombstone(desk, tombstone, key, y, dim);
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
  say(
    desk,
    'Pods',
    `free:${block.key}#${seat}`,
    { x: c.pod + 14, y },
    12,
    [part(en.pod.freeSeat, 'text', 'ink3')],
    {
      dim,
    },
  );
}

/** A pod that is ready, and in no list: a bare socket. */
function laySocket(desk: Desk, y: number, pod: string): void {
  const { columns: c } = desk;
  const dim = !onPath(desk.path, 'pods', pod);
  layPlug(desk, c.socket, y, 'wire', dim);
  if (c.form === 'phone') return;
  desk.shapes.push({
    type: 'line',
    points: [c.socket, y, c.socket - 18, y],
    colour: 'wire',
    lineWidth: 2,
    dim,
  });
  desk.shapes.push({ type: 'ring', x: c.socket - 22, y, r: 3.5, colour: 'wire', lineWidth: 2, dim });
}

/** Hairlines: between two lines on the left, between two pods on the right. */
function layHairs(desk: Desk, block: Seated, seat: Seat, next: Seat | undefined): void {
  if (next === undefined) return;
  const { columns: c } = desk;
  const y = Math.round((seat.y + next.y) / 2);
  const dim = block.type === 'list' ? !onPath(desk.path, 'services', block.service) : desk.path !== undefined;
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
export function layEmptyList(desk: Desk, block: Extract<Block, { readonly type: 'list' }>): void {
  const { columns: c, sizes } = desk;
  const dim = !onPath(desk.path, 'services', block.service);
  const pods = block.seats.filter(seat => seat.occupant.type === 'pod');
  const rows = pods.length > 0 ? pods : block.seats.filter(seat => seat.occupant.type === 'free').slice(0, 1);
  const [first, last] = [rows[0]?.y, rows.at(-1)?.y];
  if (first === undefined || last === undefined) return;
  const asks = pods.length > 0 && layAsks(desk, block, last + desk.pitch, dim);
  desk.shapes.push({
    type: 'rect',
    x: c.capsule + 18,
    y: Math.round(first - desk.pitch / 2),
    width: (desk.placement.side === undefined ? c.podEnd + 6 : c.plug) - c.capsule - 18,
    height: last - first + desk.pitch * (asks ? 2 : 1),
    fill: 'failWash',
    dim,
  });
  const size = desk.roomy ? 15 : 14;
  const taken = c.list + desk.measure(en.line.empty, 'bold', size) + 12;
  const width = Math.round(
    Math.min(desk.measure('10.244.1.12:8080', 'address', sizes.address), c.listEnd - taken),
  );
  const height = Math.min(24, desk.pitch - 5);
  for (const seat of rows) {
    desk.shapes.push({
      type: 'rect',
      x: c.listEnd - width - 2,
      y: seat.y - height / 2,
      width: width + 4,
      height,
      stroke: 'failed',
      lineWidth: 1.6,
      dash: dashes.frame,
      dim,
    });
    layPlug(desk, c.plug, seat.y, 'failed', dim);
  }
  say(
    desk,
    'Endpoints',
    `empty:${block.key}`,
    { x: c.list + 2, y: first },
    size,
    [part(en.line.empty, 'bold', 'failed')],
    { dim },
  );
}

/** What the list asks for, under pods that do not carry it; only where a seat of the list is free for these words. */
function layAsks(
  desk: Desk,
  block: Extract<Block, { readonly type: 'list' }>,
  y: number,
  dim: boolean,
): boolean {
  const { columns: c } = desk;
  const service = desk.topology.services.get(block.service);
  const selector = service?.silence?.why === 'selector-matches-nothing' ? selectorText(service) : '';
  if (selector === '' || y > block.bottom || c.form === 'phone') return false;
  const size = desk.sizes.address - 1.5;
  const lit = desk.lit.has(`selector:${block.key}`);
  let length = selector.length;
  const room = c.listEnd - c.list - desk.measure(messages.asksFor, 'text', 13) - 8;
  while (length > 7 && desk.measure(middleEllipsis(selector, length), 'address', size) > room) length--;
  const asked = part(middleEllipsis(selector, length), 'address', 'ink');
  const width = Math.ceil(desk.measure(asked.text, 'address', size));
  const end = { y, anchor: 'end' as const };
  say(desk, 'Endpoints', `asks:${block.key}`, { ...end, x: c.listEnd }, size, [asked], { dim, lit });
  say(
    desk,
    'Endpoints',
    `asks-for:${block.key}`,
    { ...end, x: c.listEnd - width - 4 },
    13,
    [part(messages.asksFor, 'text', 'ink2')],
    { dim },
  );
  if (desk.placement.side !== undefined) return true;
  say(
    desk,
    'Endpoints',
    `differs:${block.key}`,
    { x: (c.plug + c.socket) / 2, y, anchor: 'middle' },
    20,
    [part('≠', 'bold', 'failed')],
    { dim },
  );
  say(desk, 'Pods', `theirs:${block.key}`, { x: c.pod, y }, 13, [part(messages.notTheirs, 'text', 'ink2')], {
    dim,
  });
  return true;
}
