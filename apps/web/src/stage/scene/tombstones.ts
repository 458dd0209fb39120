/** What is left of who is gone: struck words in a dotted frame at the pods, and in the list where it had a line. Part of `still`. */
import { en } from '@switchboard/core/scene/messages/en';
import type { Tombstone } from '@switchboard/core/scene/placement';
import { span } from '@switchboard/core/scene/span';
import { dashes, strokes } from '../../tokens/tokens.ts';
import { messages } from '../messages.ts';
import { type Desk, level, part, say } from './desk.ts';
import { type OwnerNames, ownersByName } from './owners.ts';
import { frameOf, laneX, layRow } from './pod-row.ts';

export function layTombstone(desk: Desk, tombstone: Tombstone, key: string, y: number, dim: boolean): void {
  layRow(desk, {
    key,
    label: messages.label.tombstone(tombstone.name, tombstone.address),
    name: tombstone.name,
    ...formerOwner(desk, tombstone.name),
    address: tombstone.address === '' ? undefined : tombstone.address,
    look: 'finished',
    word: part(en.pod.goneFor(span(desk.now - tombstone.goneAt)), 'text', 'ink2'),
    wordShort: part(en.pod.gone, 'text', 'ink2'),
    wordSpare: false,
    y,
    dim,
    quiet: true,
    struck: true,
    lit: false,
    unlisted: tombstone.endpoint === undefined,
    lane: tombstone.node,
    node: undefined,
    leader: 'none',
  });
  desk.shapes.push({
    type: 'rect',
    ...frameOf(desk, y),
    stroke: 'ink3',
    lineWidth: strokes.frame,
    dash: dashes.tombstone,
    dim,
  });
  const x = laneX(desk, tombstone.node);
  if (x === undefined) return;
  desk.shapes.push({
    type: 'ring',
    x,
    y,
    r: 5.5,
    colour: 'ink3',
    lineWidth: strokes.frame,
    dash: [1.5, 2.2],
    dim,
  });
}

/** Who owned a pod that is gone: as its name says, else the workload whose name its own begins with. Its ReplicaSet may be gone, too. */
function formerOwner(desk: Desk, name: string): OwnerNames {
  const said = ownersByName(name);
  if (said.owner !== undefined) return said;
  const owner = [...desk.topology.workloads.values()]
    .filter(workload => name.startsWith(`${workload.name}-`))
    .sort((a, b) => b.name.length - a.name.length)[0];
  return owner === undefined ? {} : { owner: owner.name };
}

export function layGoneLine(desk: Desk, gone: Tombstone, y: number, dim: boolean): void {
  const { columns: c, sizes } = desk;
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
  say(
    desk,
    'Endpoints',
    `gone-word:${gone.endpoint}`,
    { x: c.list + 2, y },
    sizes.word,
    [part(en.line.gone, 'text', 'ink2')],
    { dim },
  );
  say(
    desk,
    'Endpoints',
    `gone-line:${gone.endpoint}`,
    { x: c.listEnd, y, anchor: 'end' },
    sizes.address,
    parts,
    { dim },
  );
  const width = parts.reduce((sum, { text, role }) => sum + desk.measure(text, role, sizes.address), 0);
  level(desk, c.listEnd - width - 3, c.listEnd + 3, y, 'ink3', { lineWidth: strokes.strike, dim });
}
