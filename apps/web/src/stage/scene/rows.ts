/** The rows of a block, seat by seat: a line and its pod, a pod alone, a free seat, a tombstone; hairlines between them. Part of `still`. */
import { isPictured } from '@switchboard/core/freshness';
import { en } from '@switchboard/core/scene/messages/en';
import { freshnessOf } from '@switchboard/core/scene/observed';
import type { Block, Seat } from '@switchboard/core/scene/placement';
import { onPath } from '@switchboard/core/scene/select';
import { type Desk, level, part, say } from './desk.ts';
import { layEmptyList } from './empty-list.ts';
import { layExternal } from './external.ts';
import { layDrainingRow, layFold } from './folds.ts';
import { layLine, layWire } from './line-side.ts';
import { isBroken } from './lists.ts';
import { layEcho, layPod, layUnseen } from './pod-side.ts';
import { isInSight } from './sight.ts';
import { layGoneLine, layTombstone } from './tombstones.ts';
import { isAsked, layUnlisted } from './unlisted.ts';
import { isUnseen } from './unseen-list.ts';

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
    if (seat.occupant.type === 'draining') layDrainingRow(desk, seat.occupant.endpoints, about, seat);
    layHairs(desk, block, seat, block.seats[i + 1]);
  });
}

function laySeat(desk: Desk, seat: Seat, block: Seated, broken: boolean): void {
  const { topology } = desk;
  const { occupant, y } = seat;
  switch (occupant.type) {
    case 'free':
      // Below a fold the place of the next one is not drawn: the dots have no fixed number anyway.
      if (block.type === 'list' && !broken && block.fold === undefined && !isUnseen(desk, block)) {
        layFreeSeat(desk, y, block);
      }
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
      const asked = block.type === 'list' && isAsked(pod, block.service);
      if (block.type === 'list' && pod.state === 'ready') layUnlisted(desk, pod, y, asked);
      layPod(desk, pod, undefined, y, block.type === 'list', asked);
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
