/**
 * Rows that are alike, in one row: dots in the list, a bar with their number instead of a wire, the owner's words, and a dot per pod over the lanes.
 * Also the row that holds draining lines for which no seat was left. Part of `still`.
 */
import { en } from '@switchboard/core/scene/messages/en';
import type { Fold, Seat } from '@switchboard/core/scene/placement';
import { onPath } from '@switchboard/core/scene/select';
import { showName } from '@switchboard/core/scene/show-name';
import { strokes } from '../../tokens/tokens.ts';
import { linesMessages } from '../lines-messages.ts';
import { messages } from '../messages.ts';
import { type Desk, level, part, say, widthOf } from './desk.ts';
import { fittedName } from './fitted.ts';
import { layDots } from './fold-dots.ts';
import { type FoldGroup, foldGroups } from './fold-groups.ts';
import { layLaneDots, layZoneTotals } from './lane-dots.ts';
import { layPlug } from './line-side.ts';
import type { Box, Part } from './shape.ts';
import { apart } from './short-name.ts';
import { spreadWords } from './spread.ts';

interface Folded {
  readonly key: string;
  readonly service: string;
  readonly name: string;
  readonly namespace: string;
  readonly listed: boolean;
  /** What opening it names. */
  readonly opens: string;
}

export function layFold(desk: Desk, fold: Fold, folded: Folded): void {
  const dim = !onPath(desk.path, 'services', folded.service);
  const block = desk.placement.blocks.find(({ key }) => key === folded.key);
  const groups = foldGroups(desk, fold, folded.key, block);
  const first = block !== undefined && 'seats' in block ? block.seats[0]?.occupant.type : undefined;
  if (folded.listed) layFoldedLines(desk, fold, folded);
  for (const [i, group] of groups.entries()) {
    if (folded.listed) layBar(desk, group, dim);
    // Two lines of words need the room of the row below.
    const below = group.seats[0]?.occupant.type ?? (i === groups.length - 1 ? first : undefined);
    const crowded = below !== undefined && below !== 'free';
    layPods(desk, group, folded, dim, group.height > 30 || !crowded);
    if (desk.placement.laneForm === 'totals') layZoneTotals(desk, group, dim);
    else
      for (const lane of desk.placement.lanes)
        layLaneDots(desk, lane, podsOn(desk, group, lane.node), group, dim);
  }
}

function podsOn(desk: Desk, group: FoldGroup, node: string): readonly string[] {
  return group.pods.filter(uid => desk.topology.pods.get(uid)?.node === node);
}

/** What the list says of them: the same in every lens. */
export function layFoldedLines(desk: Desk, fold: Fold, folded: Folded): void {
  const dim = !onPath(desk.path, 'services', folded.service);
  const block = desk.placement.blocks.find(({ key }) => key === folded.key);
  for (const group of foldGroups(desk, fold, folded.key, block)) layListed(desk, group, folded, dim);
}

function layListed(desk: Desk, group: FoldGroup, folded: Folded, dim: boolean): void {
  const { columns: c, sizes } = desk;
  const { y, endpoints } = group;
  desk.nodes.push({ id: `fold:${group.key}`, type: 'lamp', look: 'ready', x: c.capsule, y, dim });
  const ready = [part(String(endpoints.length), 'bold', 'ink'), part(` ${en.line.ready}`, 'text', 'ink2')];
  const named = group.slice !== undefined && group.height >= 36;
  const head = named ? headOf(desk, group, ready) : [];
  desk.words.push({
    ...rowHead(desk, `fold:${group.key}`, y, group.height, dim),
    label: linesMessages.fold(folded.name, endpoints.length, group.slice),
    opens: folded.opens,
    runs:
      head.length > 0
        ? head
        : [
            {
              key: 'word',
              x: 2,
              anchor: 'start',
              y: group.height >= 36 ? group.height / 2 : Math.min(desk.pitch, group.height) / 2,
              size: group.height < 18 ? 12 : sizes.word,
              parts: group.height < 14 ? [] : ready,
            },
          ],
  });
  layDots(desk, group, named ? 8 : 0, dim);
}

/** The slice and how many of it are ready, over its dots. */
function headOf(desk: Desk, group: FoldGroup, ready: readonly Part[]): Box['runs'] {
  const room = desk.columns.listEnd - desk.columns.list - widthOf(desk, ready, 12) - 14;
  const name = fittedName(desk, group.slice ?? '', 'port', 12, room);
  const y = 10;
  return [
    { key: 'name', x: 2, anchor: 'start', y, size: 12, parts: [part(name, 'port', 'ink3')] },
    { key: 'word', x: 2, anchor: 'end', y, size: 12, parts: ready },
  ];
}

/** A row of the list that stands for several lines. */
function rowHead(
  desk: Desk,
  key: string,
  y: number,
  height: number,
  dim: boolean,
): Omit<Box, 'runs' | 'label'> {
  const { columns: c } = desk;
  const tall = height >= 36 ? height : Math.min(desk.pitch, height);
  return {
    key,
    group: 'Endpoints',
    tag: 'button',
    x: c.list,
    y: Math.round(y - tall / 2),
    width: c.listEnd - c.list,
    height: tall,
    dim,
  };
}

/** Whose pods they are, and how they are spread. */
function layPods(desk: Desk, group: FoldGroup, folded: Folded, dim: boolean, roomy: boolean): void {
  const { columns: c, sizes } = desk;
  const { y } = group;
  if (group.height < 14) return;
  const room = c.podEnd - c.pod;
  const title = titleOf(desk, group, folded, room);
  const [long, short = long] = spreadWords(desk, group.pods);
  const fits = (text: string | undefined) => text !== undefined && desk.measure(text, 'text', 12) <= room;
  const said = fits(long) ? long : fits(short) ? short : undefined;
  const two = roomy && said !== undefined && desk.columns.form !== 'phone';
  say(desk, 'Pods', `fold-pods:${group.key}`, { x: c.pod, y: two ? y - 7 : y }, sizes.pod, title, {
    dim,
    ...(folded.listed
      ? {}
      : { tag: 'button', opens: folded.opens, label: messages.label.foldOfPods(group.pods.length) }),
  });
  const spread = two ? [part(said, 'text', 'ink3')] : [];
  if (two) say(desk, 'Pods', `fold-nodes:${group.key}`, { x: c.pod, y: y + 9 }, 12, spread, { dim });
  const end = c.pod + Math.max(widthOf(desk, title, sizes.pod), widthOf(desk, spread, 12)) + 10;
  if (end < c.lanes - 10) level(desk, end, c.lanes - 6, y, 'rule', { dim });
}

/** `Deployment web`, where all are of one; else their number, and the Service's name. */
function titleOf(desk: Desk, group: FoldGroup, folded: Folded, room: number): readonly Part[] {
  const { workloads, pods } = desk.topology;
  const roots = new Set(
    group.pods.map(uid => {
      const owner = workloads.get(pods.get(uid)?.owner ?? '');
      return workloads.get(owner?.owner ?? '') ?? owner;
    }),
  );
  const [root] = roots;
  const cut = (text: string, before: string) =>
    fittedName(desk, text, 'bold', desk.sizes.pod, room - desk.measure(before, 'text', desk.sizes.pod));
  // Of several slices the first says whose pods they are.
  const first = group.key === folded.key;
  if (roots.size === 1 && root !== undefined && folded.listed && first) {
    const kind = room > 130 ? `${root.kind} ` : '';
    return [...(kind === '' ? [] : [part(kind, 'text', 'ink2')]), part(cut(root.name, kind), 'bold', 'ink')];
  }
  const number = messages.podsOf(group.pods.length);
  const rest =
    folded.name === '' || !first
      ? ''
      : fittedName(
          desk,
          ` of ${folded.name}`,
          'text',
          desk.sizes.pod,
          room - desk.measure(number, 'bold', desk.sizes.pod),
        );
  return [part(number, 'bold', 'ink'), ...(rest === '' ? [] : [part(rest, 'text', 'ink2')])];
}

function layBar(desk: Desk, group: FoldGroup, dim: boolean): void {
  const { columns: c } = desk;
  const { y } = group;
  const count = Math.max(group.endpoints.length, group.pods.length);
  const half = Math.min(6, group.height / 2 - 1);
  const bar = (x: number, width: number, reach: number) =>
    desk.shapes.push({ type: 'rect', x, y: y - reach, width, height: 2 * reach, fill: 'wire', dim });
  bar(c.plug, c.socket - c.plug, half);
  for (const x of [c.plug, c.socket]) bar(x - 1.5, strokes.plug, Math.min(10, group.height / 2 - 1));
  if (half < 6) return;
  const middle = { x: (c.plug + c.socket) / 2, y, anchor: 'middle' as const };
  say(desk, 'Endpoints', `count:${group.key}`, middle, 12.5, [part(String(count), 'bold', 'bg')], { dim });
}

export function layDrainingRow(desk: Desk, endpoints: readonly string[], folded: Folded, seat: Seat): void {
  const { y } = seat;
  const { columns: c } = desk;
  const dim = !onPath(desk.path, 'services', folded.service);
  layDrainingLine(desk, endpoints, folded, seat);
  level(desk, c.plug, c.socket, y, 'terminating', { lineWidth: 2, dash: [7, 5], dim });
  layPlug(desk, c.plug, y, 'terminating', dim);
  layPlug(desk, c.socket, y, 'terminating', dim);
  for (const id of endpoints) {
    const uid = desk.topology.endpoints.get(id)?.pod;
    const pod = uid === undefined ? undefined : desk.topology.pods.get(uid);
    const lane = desk.placement.lanes.find(found => found.node === pod?.node);
    if (lane !== undefined && uid !== undefined)
      layLaneDots(desk, lane, [uid], { y, height: desk.pitch }, dim);
  }
}

/** A list of several slices may have a row of these in each. */
export function drainingRowId(block: string, { index }: Seat): string {
  return `draining:${block}#${index}`;
}

export function layDrainingLine(desk: Desk, endpoints: readonly string[], folded: Folded, seat: Seat): void {
  const { y } = seat;
  const id = drainingRowId(folded.key, seat);
  const dim = !onPath(desk.path, 'services', folded.service);
  const look = 'terminating';
  desk.nodes.push({ id, type: 'lamp', look, x: desk.columns.capsule, y, dim });
  const names = endpoints.map(line => nameOf(desk, line));
  const named = [part(en.line.drainingOf(names.map(name => apart(names, name))), 'bold', look)];
  const fits = widthOf(desk, named, desk.sizes.word) <= desk.columns.listEnd - desk.columns.list - 4;
  const said = fits ? named : [part(en.line.drainingRow(endpoints.length), 'bold', look)];
  desk.words.push({
    ...rowHead(desk, id, y, desk.pitch, dim),
    label: messages.label.drainingRow(folded.name, endpoints.length, fits ? names : []),
    object: { kind: 'Service', namespace: folded.namespace, name: folded.name },
    runs: [{ key: 'word', x: 2, anchor: 'start', y: desk.pitch / 2, size: desk.sizes.word, parts: said }],
  });
}

function nameOf(desk: Desk, id: string): string {
  const line = desk.topology.endpoints.get(id);
  return showName(line?.podName ?? line?.address ?? '');
}
