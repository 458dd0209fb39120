/** The scene of Plan: heads that count, Services, wires of what is wrong, the floor with all lamps. Called by `createFarScenes`. */

import type { Bank } from '@switchboard/core/scene/levels/bank';
import { levels } from '@switchboard/core/scene/messages/levels-en';
import type { Plan } from '@switchboard/core/scene/plan';
import { podsByNode } from '@switchboard/core/scene/pods-by-node';
import type { Path } from '@switchboard/core/scene/select';
import type { Pod } from '@switchboard/core/topology';
import type { FarDesk } from '../far/far-desk.ts';
import { massOf } from '../far/lamps.ts';
import { farWords } from '../far/messages.ts';
import type { Mass } from '../shape.ts';
import { headOfNodes, layColumnHead } from '../streets/heads.ts';
import { layFloor } from './floor.ts';
import { layPlanServices } from './services.ts';
import { layPlanWires } from './wires.ts';

const headsBottom = 32;

/** For whom a block of lamps was made: of a node where nothing has changed its lamps need not be looked at. Only a memory. */
const lit = new WeakMap<
  Mass,
  { readonly bank: Bank; readonly pods: readonly Pod[] | undefined; readonly path: Path | undefined }
>();

export function layPlan(desk: FarDesk, picture: Plan, before: ReadonlyMap<string, Mass>): number {
  layPlanHeads(desk, picture);
  layPlanWires(desk, picture);
  layPlanServices(desk, picture);
  layFloor(desk, picture);
  const pods = podsByNode(desk.topology, new Set(picture.namespaces));
  for (const bank of picture.banks.values()) {
    const there = pods.get(bank.node ?? '');
    const known = before.get(bank.key);
    const was = known === undefined ? undefined : lit.get(known);
    const same = was?.bank === bank && was.pods === there && was.path === desk.path;
    const mass =
      known !== undefined && same ? known : massOf(bank, { ...desk, paper: 0, loose: false }, known);
    lit.set(mass, { bank, pods: there, path: desk.path });
    desk.mass.push(mass);
  }
  return headsBottom;
}

function layPlanHeads(desk: FarDesk, picture: Plan): void {
  const { left, right, services, stacked } = picture.frame;
  const pods = [...desk.podsOn.values()].reduce((sum, n) => sum + n, 0);
  layColumnHead(
    desk.heads,
    'service',
    left.x,
    left.x + Math.max(left.width, 150),
    levels.services(picture.services.length),
    services.type === 'named' ? farWords.bars(picture.perLine) : farWords.strips,
  );
  layColumnHead(
    stacked ? desk : desk.heads,
    'nodes',
    right.x,
    right.x + right.width,
    headOfNodes(desk, picture.rooms.length, pods),
    picture.floor.form.type === 'lamps' ? farWords.lamps : farWords.nodeStrips,
    stacked ? picture.floor.top - 34 : 0,
    stacked ? 'Nodes' : 'Columns',
  );
}
