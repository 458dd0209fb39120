/** What is alike in a folded list, as far as it stands on one node: whose, how many, and a bar with a stroke for each. Part of `layNodesSide`. */
import { lampOfPod } from '@switchboard/core/scene/lamp';
import type { Bracket, Standing } from '@switchboard/core/scene/nodes-side';
import { onPath } from '@switchboard/core/scene/select';
import { messages } from '../../messages.ts';
import { part, widthOf } from '../desk.ts';
import { colourOf } from '../looks.ts';
import type { SideDesk } from './side-desk.ts';

type Fold = Extract<Standing, { readonly type: 'fold' }>;

/** Strokes of the bar: their distance at most, and their height. */
const step = 5;
const tall = 11;

export function layFoldedPods(at: SideDesk, bracket: Bracket, fold: Fold, y: number, id: string): void {
  const { desk, side } = at;
  const { columns: c, topology } = desk;
  const block = desk.placement.blocks.find(found => found.key === fold.block);
  const name = block?.type === 'list' ? block.name : '';
  const dim =
    block?.type === 'list' ? !onPath(desk.path, 'services', block.service) : desk.path !== undefined;
  const title = [
    part(name === '' ? messages.inNoList : name, 'bold', 'ink'),
    part(` ${messages.podsOf(fold.count)}`, 'text', 'ink2'),
  ];
  const opens = block?.type === 'list' ? block.service : fold.block;
  desk.words.push({
    key: id,
    group: 'Pods',
    tag: 'button',
    label: messages.label.foldOnNode(name, fold.count, bracket.node),
    opens,
    x: c.pod,
    y: y - Math.floor(desk.pitch / 2),
    width: c.podEnd - c.pod,
    height: desk.pitch,
    runs: [{ key: 'word', x: 0, anchor: 'start', y: desk.pitch / 2, size: desk.sizes.pod, parts: title }],
    dim,
  });
  desk.nodes.push({ id, type: 'lamp', look: 'ready', x: side.columns.lamp, y, dim });
  const from = Math.max(c.podName, c.pod + widthOf(desk, title, desk.sizes.pod) + 16);
  const across = Math.min(step, (c.podEnd - from) / Math.max(1, fold.count));
  for (let i = 0; i < fold.count; i++) {
    const pod = topology.pods.get(fold.pods[i] ?? '');
    desk.shapes.push({
      type: 'rect',
      x: c.podEnd - (fold.count - i) * across,
      y: y - Math.floor(tall / 2),
      width: Math.max(1, Math.min(3, across - 1.2)),
      height: tall,
      fill: pod === undefined ? 'ready' : colourOf[lampOfPod(pod)],
      dim,
    });
  }
}
