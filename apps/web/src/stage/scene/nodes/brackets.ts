/**
 * The heads of brackets: a roof, the node's name, its zone, and how many of its pods are ours; what is unusual is said there. A dashed roof for what has no node, and the end of
 * the cluster above what lies outside. Part of `layNodesSide`.
 */

import type { Bracket } from '@switchboard/core/scene/nodes-side';
import { freshnessOf } from '@switchboard/core/scene/observed';
import { onPath } from '@switchboard/core/scene/select';
import type { ClusterNode } from '@switchboard/core/topology';
import { dashes, strokes } from '../../../tokens/tokens.ts';
import { messages } from '../../messages.ts';
import { type Desk, inMarkerInk, isSelected, level, mark, part, say } from '../desk.ts';
import { drainNote } from '../drains.ts';
import { fittedName } from '../fitted.ts';
import type { Part, Run } from '../shape.ts';
import type { SideDesk } from './side-desk.ts';

/** Of the strip: strokes of 2 every 4 px, as many as fit, 12 high. */
const stroke = 4;
const strip = 12;
const longest = 30;

export function layBracket(at: SideDesk, bracket: Bracket): void {
  const { desk, side } = at;
  if (bracket.type === 'outside') {
    layEnd(desk, bracket);
    return;
  }
  const { stands } = bracket;
  if (bracket.type === 'no-node') {
    // It stands there only for whoever waits.
    if (stands.every(({ standing }) => standing.type === 'free')) return;
    roof(desk, side.columns.bracket, bracket.top, 'starting', true, desk.path !== undefined);
    return;
  }
  layNode(at, bracket);
}

function roof(
  desk: Desk,
  left: number,
  y: number,
  colour: 'ink' | 'starting' | 'terminating' | 'unknown',
  broken: boolean,
  dim: boolean,
): void {
  const right = desk.columns.podEnd;
  desk.shapes.push({
    type: 'line',
    points: [left + 1.5, y + 9, left + 1.5, y + 1.5, right - 1.5, y + 1.5, right - 1.5, y + 9],
    colour,
    lineWidth: strokes.bracket,
    ...(broken ? { dash: dashes.frame } : {}),
    dim,
  });
}

function layNode(at: SideDesk, bracket: Bracket): void {
  const { desk, side, nodes, ours } = at;
  const { columns: c } = desk;
  const { bracket: left, lamp } = side.columns;
  const name = bracket.node ?? '';
  const node = nodes.get(name);
  const unseen = isUnseen(desk, node);
  const off = unseen || (node !== undefined && (node.cordoned || node.state !== 'ready'));
  const dim = !onPath(desk.path, 'nodes', name);
  const silent = node?.state === 'unknown' || node?.state === 'not-ready';
  if (silent)
    desk.shapes.push({
      type: 'rect',
      x: left,
      y: bracket.top + 2,
      width: c.podEnd - left,
      height: bracket.bottom - bracket.top - 2,
      fill: 'wash',
    });
  roof(desk, left, bracket.top, node?.cordoned ? 'terminating' : off ? 'unknown' : 'ink', off, dim);
  const two = side.head >= 48;
  const count = ours.get(name) ?? 0;
  const all = node?.pods;
  layStrip(desk, bracket, { ours: count, all: all ?? count }, two, dim);
  const size = two ? 20 : 17;
  const y = bracket.top + (two ? 22 : 17);
  const room = c.podEnd - lamp - Math.min(longest, all ?? count) * stroke - 24;
  const note = noteOf(desk, node, bracket.zone, room - Math.ceil(desk.measure(name, 'node', size)) - 12);
  const noteWidth = note.text === '' ? 0 : desk.measure(note.text, note.role, 13) + 12;
  // What is unusual comes before the end of a long name, a zone after it.
  const reserved = note.colour === 'ink3' ? 0 : noteWidth;
  const title = { text: fittedName(desk, name, 'node', size, Math.max(60, room - reserved)), size };
  const titleWidth = desk.measure(title.text, 'node', title.size);
  const object = { kind: 'Node', namespace: '', name };
  const selected = isSelected(desk, object);
  const area = {
    x: lamp - 4,
    y: bracket.top + 5,
    width: Math.round(Math.min(room + 4, 4 + titleWidth + noteWidth)),
    height: two ? 32 : 24,
  };
  if (selected) mark(desk, area);
  const ink = (parts: readonly Part[]) => (selected ? inMarkerInk(parts) : parts);
  const middle = y - area.y;
  const runs: Run[] = [
    {
      key: 'name',
      x: 4,
      anchor: 'start',
      y: middle,
      size: title.size,
      parts: ink([part(title.text, 'node', 'ink')]),
    },
    ...(note.text === '' || noteWidth + titleWidth > room
      ? []
      : [
          {
            key: 'note',
            x: 4 + Math.round(titleWidth) + 10,
            anchor: 'start' as const,
            y: middle + 1,
            size: 13,
            parts: ink([note]),
            lit: desk.lit.has(`node:${name}`),
          },
        ]),
  ];
  desk.words.push({
    key: `node:${name}`,
    group: 'Nodes',
    tag: 'button',
    label: messages.label.node(
      name,
      bracket.zone,
      note.colour === 'ink3' ? '' : (drainNote(desk, node)?.whole[0] ?? note.text),
      String(count),
    ),
    object,
    ...area,
    runs,
    full: name,
    selected,
    dim,
  });
}

/** All of its pods, ours dark; its right end stands still and it grows to the left. */
function layStrip(
  desk: Desk,
  bracket: Bracket,
  { ours, all }: { readonly ours: number; readonly all: number },
  two: boolean,
  dim: boolean,
): void {
  const { columns: c } = desk;
  const shown = Math.min(longest, Math.max(ours, all));
  const dark = all <= longest ? ours : Math.min(shown, Math.ceil((ours * longest) / all));
  const end = c.podEnd - 12;
  for (let i = 0; i < shown; i++)
    desk.shapes.push({
      type: 'rect',
      x: end - (shown - i) * stroke,
      y: bracket.top + (two ? 15 : 11),
      width: 2,
      height: strip,
      fill: i < dark ? 'ink' : 'rule',
      dim,
    });
  if (!two) return;
  const known = desk.topology.nodes.size > 0 && all >= ours;
  const text = known ? messages.ofItsPods(ours, all, namespaceOf(desk)) : messages.shownPods(ours);
  const at = { x: end, y: bracket.top + 38, anchor: 'end' as const };
  say(desk, 'Nodes', `share:${bracket.node}`, at, 12, [part(text, 'text', 'ink3')], { dim });
}

/** The one that is looked at; empty where they are several. */
function namespaceOf(desk: Desk): string {
  const { blocks, headings } = desk.placement;
  return headings.length > 0 ? '' : (blocks[0]?.namespace ?? '');
}

/** Nodes that may not be listed are known by their names only. */
function isUnseen(desk: Desk, node: ClusterNode | undefined): boolean {
  const state = freshnessOf(desk.topology, 'Node', '')?.state;
  return node === undefined && (state === 'denied' || state === 'failed');
}

/** What is unusual about a node comes before its zone. */
function noteOf(desk: Desk, node: ClusterNode | undefined, zone: string | undefined, room: number): Part {
  if (isUnseen(desk, node)) return part(messages.unseenNode[0], 'text', 'unknown');
  if (node?.state === 'unknown') return part(messages.silent[0], 'bold', 'unknown');
  if (node?.state === 'not-ready') return part(messages.notReadyNode[0], 'bold', 'failed');
  if (node?.cordoned) {
    const ways = drainNote(desk, node)?.whole ?? [messages.takesNothing, ...messages.cordoned];
    const fits = ways.find(way => desk.measure(way, 'bold', 13) <= room);
    return part(fits ?? ways.at(-1) ?? '', 'bold', 'terminating');
  }
  return part(zone ?? '', 'text', 'ink3');
}

/** Where the cluster ends: above what no pod of it has. */
function layEnd(desk: Desk, bracket: Bracket): void {
  const { columns: c } = desk;
  if (bracket.stands.every(({ standing }) => standing.type === 'free')) return;
  const y = bracket.top + 17;
  const dim = desk.path !== undefined;
  level(desk, c.plug + 24, c.podEnd, y, 'ink3', { dash: dashes.border, dim });
  const at = { x: c.podEnd, y: y - 10, anchor: 'end' as const };
  say(desk, 'Pods', 'cluster-end', at, 12, [part(messages.clusterEnds, 'text', 'ink3')], { dim });
}
