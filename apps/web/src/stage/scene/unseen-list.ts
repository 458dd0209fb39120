/** A list that may not be seen, or is not read yet: never an empty one. A dotted ring with a question mark, what it is, and how to ask for the right. Part of `still`. */
import { isNotInFiles } from '@switchboard/core/freshness';
import { en } from '@switchboard/core/scene/messages/en';
import { freshnessOf } from '@switchboard/core/scene/observed';
import type { Block } from '@switchboard/core/scene/placement';
import { onPath } from '@switchboard/core/scene/select';
import { dashes } from '../../tokens/tokens.ts';
import { linesMessages } from '../lines-messages.ts';
import { type Desk, level, part, say } from './desk.ts';
import { fittedName } from './fitted.ts';
import { knownOf } from './known.ts';

type List = Extract<Block, { readonly type: 'list' }>;

/** Whether nothing can be said of who is in it. What lines there are stand as ever. */
export function isUnseen(desk: Desk, block: List): boolean {
  const known = knownOf(desk, 'EndpointSlice', block.namespace);
  if (known !== 'denied' && known !== 'unread') return false;
  return block.fold === undefined && !block.seats.some(({ occupant }) => occupant.type === 'line');
}

export function layUnseenList(desk: Desk, block: List, nameEnd: number): void {
  const { columns: c } = desk;
  const y = block.top;
  const dim = !onPath(desk.path, 'services', block.service);
  if (block.named && c.form !== 'phone') {
    const look = { lineWidth: 1.5, dash: dashes.lookup, round: true, dim } as const;
    level(desk, nameEnd + 14, c.capsule - 14, block.nameY, 'ink3', look);
  }
  desk.nodes.push({ id: `unseen-list:${block.key}`, type: 'lamp', look: 'unknown', x: c.capsule, y, dim });
  desk.shapes.push({
    type: 'ring',
    x: c.capsule,
    y,
    r: 12,
    colour: 'unknown',
    lineWidth: 1.5,
    dash: [2, 4],
    dim,
  });
  if (isFirst(desk, block)) layUnseenPods(desk, block, y, dim);
  const denied = knownOf(desk, 'EndpointSlice', block.namespace) === 'denied';
  const inNoFile = isNotInFiles(freshnessOf(desk.topology, 'EndpointSlice', block.namespace));
  const lines = inNoFile
    ? [en.line.notInFile]
    : denied
      ? [en.line.notShown, ...askFor(desk, block)]
      : [en.line.notRead];
  const room = c.socket - c.list;
  // On a phone the next name stands close.
  lines.slice(0, c.form === 'phone' ? 1 : 3).forEach((line, i) => {
    const at = { x: c.list + 2, y: y + i * 16 };
    const [role, colour, size] = i === 0 ? (['bold', 'ink2', 13] as const) : (['port', 'ink3', 12] as const);
    const words =
      line === en.line.notEmpty
        ? part(line, 'text', 'ink3')
        : part(fittedName(desk, line, role, size, room), role, colour);
    say(desk, 'Endpoints', `unseen:${block.key}:${i}`, at, size, [words], { dim, full: line });
  });
}

/** Said once a namespace, at the pods: nobody stands there, and that proves nothing. */
function layUnseenPods(desk: Desk, { key, namespace }: List, y: number, dim: boolean): void {
  const { columns: c, placement } = desk;
  if (placement.side !== undefined || c.form === 'phone' || knownOf(desk, 'Pod', namespace) !== 'denied')
    return;
  const room = c.podEnd - c.pod - 22;
  const inNoFile = isNotInFiles(freshnessOf(desk.topology, 'Pod', namespace));
  const words = linesMessages[inNoFile ? 'podsNotInFile' : 'podsNotShown'](namespace);
  const text = fittedName(desk, words, 'text', 13, room);
  desk.nodes.push({ id: `unseen-pods:${key}`, type: 'lamp', look: 'unknown', x: c.pod + 8, y, dim });
  say(desk, 'Pods', `unseen-pods:${key}`, { x: c.pod + 22, y }, 13, [part(text, 'text', 'ink2')], {
    dim,
    full: words,
  });
}

function isFirst(desk: Desk, block: List): boolean {
  return (
    block ===
    desk.placement.blocks.find(
      other => other.type === 'list' && other.namespace === block.namespace && isUnseen(desk, other),
    )
  );
}

/** The first of a namespace says what to ask, the others that unseen is not empty. */
function askFor(desk: Desk, block: List): readonly string[] {
  return isFirst(desk, block) ? linesMessages.canI('endpointslices', block.namespace) : [en.line.notEmpty];
}
