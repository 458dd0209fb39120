/** The scene of Streets: heads, rows, the pods in no list, and all lamps. Called by `createFarScenes`. */
import type { Streets } from '@switchboard/core/scene/streets';
import { messages } from '../../messages.ts';
import { level, part, say } from '../desk.ts';
import type { FarDesk } from '../far/far-desk.ts';
import { massOf } from '../far/lamps.ts';
import type { Mass } from '../shape.ts';
import { layStreetHeads, streetHeadsBottom } from './heads.ts';
import { layStreetRow } from './rows.ts';

export function layStreets(desk: FarDesk, picture: Streets, before: ReadonlyMap<string, Mass>): number {
  layStreetHeads(desk, picture);
  const { columns: c } = picture;
  for (const { namespace, y } of picture.headings) {
    level(desk, c.service, c.streetsEnd, y + 14, 'rule');
    say(
      desk,
      'Services',
      `namespace:${namespace}`,
      { x: c.service, y },
      17,
      [part(namespace, 'host', 'ink')],
      {
        tag: 'heading',
      },
    );
  }
  for (const row of picture.rows) layStreetRow(desk, picture, row);
  let strays = 0;
  for (const bank of picture.banks.values()) {
    const loose = bank.holds === 'pods' && bank.service === undefined;
    if (loose) strays += bank.seats.filter(id => id !== undefined).length;
    const paper = bank.holds === 'pods' && !loose ? bank.r + 2.8 : 0;
    desk.mass.push(massOf(bank, { ...desk, paper, loose }, before.get(bank.key)));
  }
  if (strays > 0)
    say(desk, 'Endpoints', 'in-no-list', { x: c.streets - 8, y: picture.noList, anchor: 'end' }, 13.5, [
      part(messages.inNoList, 'text', 'ink2'),
    ]);
  return streetHeadsBottom(picture);
}
