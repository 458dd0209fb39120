/** A Service that is only another name: the look-up line runs through the words to a hollow diamond outside. Part of `still`. */
import { en } from '@switchboard/core/scene/messages/en';
import type { Block } from '@switchboard/core/scene/placement';
import { onPath } from '@switchboard/core/scene/select';
import { dashes } from '../../tokens/tokens.ts';
import { type Desk, level, part, say } from './desk.ts';
import { fittedSize } from './fitted.ts';

type Alias = Extract<Block, { readonly type: 'alias' }>;

export function layAlias(desk: Desk, block: Alias, nameEnd: number): void {
  const { columns: c, sizes } = desk;
  const service = desk.topology.services.get(block.service);
  const dim = !onPath(desk.path, 'services', block.service);
  const phone = c.form === 'phone';
  // On a phone its row is below its name, as the rows of a list are.
  const y = phone ? block.top : block.nameY;
  const look = { lineWidth: 1.5, dash: dashes.lookup, round: true, dim } as const;
  const noListWidth = desk.measure(en.service.thereIsNoList, 'bold', sizes.word);
  const target = service?.externalName ?? '';
  const outside = outsideX(desk);
  const fit = { full: sizes.address, least: 12 };
  const room = (phone ? c.lanesEnd : c.lanes) - 10 - c.pod;
  const { text: shown, size } = fittedSize(desk, target, 'address', fit, room);
  const targetWidth = desk.measure(shown, 'address', size);
  level(desk, phone ? c.service : nameEnd + 14, c.list - 6, y, 'ink3', look);
  say(
    desk,
    'Endpoints',
    `no-list:${block.key}`,
    { x: c.list + 2, y },
    sizes.word,
    [part(en.service.thereIsNoList, 'bold', 'external')],
    { dim },
  );
  level(desk, c.list + 8 + noListWidth, c.pod - 8, y, 'ink3', look);
  say(desk, 'Pods', `external-name:${block.key}`, { x: c.pod, y }, size, [part(shown, 'address', 'ink2')], {
    dim,
    full: target,
  });
  level(desk, c.pod + targetWidth + 10, outside - 9, y, 'ink3', look);
  desk.nodes.push({
    id: `external-name:${block.key}`,
    type: 'lamp',
    look: 'external-name',
    x: outside,
    y,
    dim,
  });
}

/** Middle of the lane beyond the second border. */
export function outsideX(desk: Desk): number {
  const { columns: c } = desk;
  const border = c.lanesEnd + Math.round((c.outsideEnd - c.lanesEnd) * 0.34);
  return Math.round((border + c.outsideEnd) / 2) + 1;
}
