/**
 * Everything that stands still, for one truth and its placement: what `scene` shows when no cue plays. Pure. Existence is never animated, so this is the
 * truth at once; the only thing it leaves to the ink are marks that are being drawn right now (`playing`).
 */
import type { Lens } from '@switchboard/core/scene/lens';
import type { PacketPath } from '@switchboard/core/scene/packet-path';
import type { Block, Placement } from '@switchboard/core/scene/placement';
import { rollCalls } from '@switchboard/core/scene/roll-call';
import type { Path } from '@switchboard/core/scene/select';
import { litPath } from '@switchboard/core/scene/signs';
import type { Topology } from '@switchboard/core/topology';
import type { Traced } from '@switchboard/core/trace/traced';
import type { Theme } from '../../tokens/tokens.ts';
import type { Beyond } from '../beyond-here.ts';
import { messages } from '../messages.ts';
import { layAlias } from './alias.ts';
import { type Desk, part, say, share, sizesFor } from './desk.ts';
import { layDoors } from './doors.ts';
import { hasFork, layFork } from './fork.ts';
import { layHeadings } from './headings.ts';
import { layHeads } from './heads.ts';
import { headsBottom } from './lane-heads.ts';
import { layLanes } from './lanes.ts';
import { layLink, layList } from './lists.ts';
import { columnsOf } from './nodes/columns-of.ts';
import { layRows } from './rows.ts';
import { layName } from './services.ts';
import type { Measure } from './shape.ts';
import { isInSight, type Sight } from './sight.ts';

export interface StillInput extends Pick<Lens, 'selection' | 'focus' | 'show' | 'packet'> {
  readonly topology: Topology;
  readonly placement: Placement;
  readonly theme: Theme;
  readonly measure: Measure;
  /** Server time, ms since the epoch: only whole seconds show. */
  readonly now: number;
  /** `fact key` of cues that have not ended, and keys of boxes under the highlighter. */
  readonly playing: ReadonlySet<string>;
  readonly lit: ReadonlySet<string>;
  /** Heights beyond which nothing has to be laid; everything, without. */
  readonly sight?: Sight | undefined;
  /** What a search has found; the rest is dimmed. */
  readonly found?: Path | undefined;
  /** The call that is followed. */
  readonly traced?: Traced | undefined;
  /** What lays the lens `nodes` and packets; both are left out until it is there. */
  readonly beyond?: Beyond | undefined;
}

function deskFor(input: StillInput, packet: PacketPath | undefined): Desk {
  const { placement } = input;
  const { width } = placement;
  const desk: Desk = {
    topology: input.topology,
    placement,
    selection: input.selection,
    columns: columnsOf(placement),
    pitch: placement.pitch,
    sizes: sizesFor(width),
    roomy: share(width) > 0.35 && placement.pitch >= 28,
    theme: input.theme,
    measure: input.measure,
    calls: rollCalls(input.topology),
    path:
      packet === undefined ? litPath(input.topology, input) : input.beyond?.packetLit(input.topology, packet),
    sight: input.sight,
    faults: input.beyond?.faultsHere(input.topology),
    now: input.now,
    plays: (fact, key) => input.playing.has(`${fact} ${key}`),
    lit: input.lit,
    strands: new Map(),
    trunks: new Map(),
    stops: new Map(),
    breaks: new Map(),
    heads: { bottom: 0, shapes: [], words: [] },
    shapes: [],
    over: [],
    nodes: [],
    edges: [],
    words: [],
  };
  return { ...desk, heads: { ...desk.heads, bottom: headsBottom(desk) } };
}

export function still(input: StillInput): Desk {
  const { beyond } = input;
  const packet = input.packet === true ? beyond?.followedPacket(input) : undefined;
  const desk = deskFor(input, packet);
  if (desk.placement.side === undefined) layLanes(desk);
  else beyond?.layNodesSide(desk);
  layHeads(desk);
  layDoors(desk, beyond);
  layHeadings(desk);
  let before: Block | undefined;
  for (const block of desk.placement.blocks) {
    if (isInSight(desk.sight, block.top - aboveBlock, block.bottom + belowBlock))
      layBlock(desk, beyond, block, before);
    before = block;
  }
  if (desk.placement.side !== undefined) beyond?.layWires(desk, desk.placement.side);
  if (packet !== undefined) beyond?.layPacket(desk, packet);
  if (input.traced !== undefined) beyond?.layTrace(desk, input.traced);
  else if (desk.faults !== undefined) beyond?.layFaults(desk, desk.faults);
  return desk;
}

/** What stands at a block reaches beyond its rows: its name on a phone, sentences under the name. */
const aboveBlock = 60;
const belowBlock = 120;

function layBlock(desk: Desk, beyond: Beyond | undefined, block: Block, before: Block | undefined): void {
  switch (block.type) {
    case 'list': {
      const nameEnd = block.named ? layName(desk, block) : 0;
      layList(desk, block, nameEnd);
      if (!block.named && before?.type === 'list' && before.service === block.service)
        (hasFork(desk, block) ? layFork : layLink)(desk, before, block);
      if (desk.placement.side === undefined) layRows(desk, block);
      else beyond?.layListRows(desk, block);
      return;
    }
    case 'alias':
      if (block.abroad !== undefined) {
        beyond?.layAbroad(desk, block, block.abroad);
        return;
      }
      (desk.placement.side === undefined ? layAlias : beyond?.layAliasLine)?.(
        desk,
        block,
        layName(desk, block),
      );
      return;
    case 'in-no-list': {
      // On their nodes the pods say it themselves.
      if (desk.placement.side !== undefined) return;
      const { columns: c } = desk;
      const dim = desk.path !== undefined;
      say(
        desk,
        'Endpoints',
        `title:${block.key}`,
        { x: c.capsule - 11, y: block.nameY },
        desk.roomy ? 17 : 15,
        [part(messages.inNoList, 'bold', 'ink2')],
        { dim },
      );
      const { blocks } = desk.placement;
      const next = blocks[blocks.indexOf(block) + 1];
      // Of a block that was put below it later the capsule may begin there.
      const free = next === undefined || next.top > block.nameY + 60;
      const lines = c.form === 'phone' ? 0 : desk.roomy && free ? 2 : 1;
      messages.inNoListWhy.slice(0, lines).forEach((line, i) => {
        say(
          desk,
          'Endpoints',
          `why:${block.key}:${i}`,
          { x: c.capsule - 11, y: block.nameY + 21 + i * 17 },
          13,
          [part(line, 'text', 'ink3')],
          { dim },
        );
      });
      layRows(desk, block);
      return;
    }
  }
}
