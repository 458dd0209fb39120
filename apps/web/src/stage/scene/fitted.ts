/** Names in the room there is: control and direction marks shown, the middle left out where they are too long, so that the start and what tells them apart stay. Part of `still`. */
import { middleEllipsis, showName } from '@switchboard/core/scene/show-name';
import type { Role } from '../../tokens/tokens.ts';
import type { Desk } from './desk.ts';

export function fittedName(
  desk: Pick<Desk, 'measure'>,
  name: string,
  role: Role,
  size: number,
  room: number,
): string {
  const shown = showName(name);
  if (desk.measure(shown, role, size) <= room) return shown;
  let [least, most] = [1, [...shown].length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (desk.measure(middleEllipsis(shown, middle), role, size) <= room) least = middle;
    else most = middle - 1;
  }
  return middleEllipsis(shown, least);
}

/** The size at which it fits, not below the smallest; what is too long even then is shortened. */
export function fittedSize(
  desk: Pick<Desk, 'measure'>,
  name: string,
  role: Role,
  sizes: { readonly full: number; readonly least: number },
  room: number,
): { readonly text: string; readonly size: number } {
  const text = showName(name);
  const width = desk.measure(text, role, sizes.full);
  const size = width <= room ? sizes.full : Math.floor(((sizes.full * room) / width) * 2) / 2;
  if (size >= sizes.least) return { text, size };
  return { text: fittedName(desk, name, role, sizes.least, room), size: sizes.least };
}
