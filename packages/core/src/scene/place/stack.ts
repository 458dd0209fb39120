/**
 * Blocks, filled and one below the other: from scratch (`layOut`: pitch, folds, gaps) or with the placement before (`keep`: everything stays, or makes
 * room). Heights follow from the number of rows only, never from who sits in them. Called by `place`; keeps laws S1 and S7.
 */
import { frame, pitch } from '../columns.ts';
import type { Lens, StageSize } from '../lens.ts';
import type { Block, Columns, Frame, LaneForm, Placement, RoomMade } from '../placement.ts';
import { type Filled, fill, rowsOf } from './fill.ts';
import { chooseFolds, smallestFold, splitFold } from './fold.ts';
import { foldedRows } from './fold-parts.ts';
import { mergeOrder } from './merge-order.ts';
import type { BlockPlan, Tenant } from './plan.ts';
import { type Slot, type Spacing, shift, spread } from './room.ts';
import { blockHeight, headingMiddle, pitches, seatsWanted, spacingOf } from './rows.ts';
import type { SeatRule } from './seats.ts';

export interface Scene {
  readonly lens: Lens;
  readonly plans: readonly BlockPlan[];
  readonly tenants: ReadonlyMap<string, readonly Tenant[]>;
  readonly rule: Omit<SeatRule, 'wanted'>;
}

export interface Stacked {
  readonly filled: readonly Filled[];
  readonly tops: ReadonlyMap<string, number>;
  readonly spacing: Spacing;
  readonly frame: Frame;
  readonly gap: number;
  readonly end: number;
  readonly room: readonly RoomMade[];
}

/** Block before, per key now: a Service that was deleted and made again takes the place of its namesake. */
export function inherit(
  plans: readonly BlockPlan[],
  past: Placement | undefined,
): ReadonlyMap<string, Block> {
  const found = new Map<string, Block>();
  if (past === undefined) return found;
  const wanted = new Set(plans.map(plan => plan.key));
  const vacant = new Map<string, Block>();
  for (const block of past.blocks) {
    if (wanted.has(block.key)) found.set(block.key, block);
    else if (block.type === 'list') vacant.set(`${block.namespace}/${block.name}/${block.family}`, block);
  }
  for (const plan of plans) {
    const namesake = vacant.get(`${plan.namespace}/${plan.name}/${plan.family}`);
    if (plan.type === 'list' && !found.has(plan.key) && namesake !== undefined) found.set(plan.key, namesake);
  }
  return found;
}

function isOpen(plan: BlockPlan, scene: Scene): { readonly byHand: boolean; readonly selected: boolean } {
  const { selection, open } = scene.lens;
  const selected =
    selection !== undefined &&
    selection.namespace === plan.namespace &&
    ((selection.kind === 'Service' && selection.name === plan.name) ||
      (selection.kind === 'Pod' &&
        (scene.tenants.get(plan.key) ?? []).some(t => t.body && t.plate.name === selection.name)));
  return { byHand: open.includes(plan.service || plan.key), selected };
}

export function layOut(
  scene: Scene,
  size: StageSize,
  across: { readonly columns: Columns; readonly form: LaneForm },
): Stacked {
  const { form } = across.columns;
  const box = frame(size.height, form, across.form === 'mid');
  const plans = scene.plans.filter(
    plan => plan.type !== 'in-no-list' || (scene.tenants.get(plan.key) ?? []).length > 0,
  );
  const tries = pitches(form === 'phone' ? 25 : pitch(size.height)).map(rowPitch => {
    const spacing = spacingOf(rowPitch, form, scene.lens.namespaces.length);
    const headings = new Set(plans.map(plan => plan.namespace)).size * spacing.heading;
    const room = box.bottom - box.top - headings - spacing.gapMin * Math.max(0, plans.length - 1);
    const lists = plans.map(plan => foldable(plan, scene, spacing));
    return { spacing, room, lists, folds: chooseFolds(lists, room) };
  });
  const fits = (attempt: (typeof tries)[number]): boolean =>
    attempt.lists.reduce((sum, list) => sum + (attempt.folds.has(list.key) ? list.folded : list.open), 0) <=
    attempt.room;
  const chosen = tries.find(attempt => attempt.folds.size === 0) ?? tries.find(fits) ?? tries.at(-1);
  if (chosen === undefined) throw new Error('there is always a pitch to try');
  const filled = plans.map(plan =>
    fill(
      plan,
      scene.tenants.get(plan.key) ?? [],
      undefined,
      chosen.folds.has(plan.key),
      isOpen(plan, scene).byHand,
      scene.rule,
    ),
  );
  const slots = slotsOf(filled, chosen.spacing, undefined, new Map());
  return { filled, frame: box, spacing: chosen.spacing, room: [], ...spread(slots, box, chosen.spacing) };
}

function foldable(plan: BlockPlan, scene: Scene, spacing: Spacing) {
  const tenants = scene.tenants.get(plan.key) ?? [];
  const { folded } = splitFold(tenants);
  const { byHand, selected } = isOpen(plan, scene);
  return {
    key: plan.key,
    dots: folded.length,
    open: blockHeight(plan, seatsWanted(plan, tenants.length), false, spacing),
    folded: blockHeight(plan, foldedRows(tenants), true, spacing),
    mayFold: plan.type !== 'alias' && !byHand && !selected,
  };
}

export function keep(scene: Scene, past: Placement, inherited: ReadonlyMap<string, Block>): Stacked {
  const spacing = spacingOf(past.pitch, past.columns.form, scene.lens.namespaces.length);
  const fitting = (past.frame.bottom - past.frame.top) / past.pitch;
  const filled = new Map<string, Filled>();
  for (const plan of scene.plans) {
    const block = inherited.get(plan.key);
    const tenants = scene.tenants.get(plan.key) ?? [];
    const { byHand, selected } = isOpen(plan, scene);
    const was = block !== undefined && block.type !== 'alias' ? block : undefined;
    const mayFold = !byHand && !selected && splitFold(tenants).folded.length >= smallestFold;
    const folded = was?.fold !== undefined ? !byHand && !selected : was?.opened === true && mayFold;
    const open = fill(plan, tenants, block, folded, byHand, scene.rule);
    const outgrown =
      !folded && mayFold && rowsOf(open) > Math.max(fitting, was === undefined ? 0 : was.seats.length);
    const taken = outgrown ? fill(plan, tenants, block, true, byHand, scene.rule) : open;
    const empty = taken.seats.every(({ occupant }) => occupant.type === 'free') && taken.parts === undefined;
    if (plan.type !== 'in-no-list' || !empty) filled.set(plan.key, taken);
  }
  for (const block of past.blocks) {
    const rest = remains(block, inherited, scene);
    if (rest !== undefined) filled.set(block.key, rest);
  }
  const keyNow = new Map([...inherited].map(([key, block]) => [block.key, key]));
  const order = mergeOrder(
    scene.plans.map(plan => plan.key).filter(key => filled.has(key)),
    past.blocks.map(block => keyNow.get(block.key) ?? block.key).filter(key => filled.has(key)),
  );
  const inOrder = order.flatMap(key => filled.get(key) ?? []);
  const slots = slotsOf(inOrder, spacing, past, inherited);
  const moved = shift(slots, past.frame, spacing, past.gap);
  return {
    ...moved,
    filled: inOrder,
    frame: past.frame,
    spacing,
    gap: past.gap,
    room: roomMade(inOrder, moved, slots, inherited),
  };
}

/** Of a Service that is gone: its list stands as long as a tombstone does. */
function remains(block: Block, inherited: ReadonlyMap<string, Block>, scene: Scene): Filled | undefined {
  if (block.type !== 'list' || [...inherited.values()].includes(block)) return undefined;
  const plan: BlockPlan = { ...block, selects: true };
  const rest = fill(plan, [], block, block.fold !== undefined, false, scene.rule);
  return rest.seats.some(({ occupant }) => occupant.type === 'tombstone') ? rest : undefined;
}

/** Blocks and, where there are several namespaces, their headings, as slots of the page. */
function slotsOf(
  filled: readonly Filled[],
  spacing: Spacing,
  past: Placement | undefined,
  inherited: ReadonlyMap<string, Block>,
): readonly Slot[] {
  const slots: Slot[] = [];
  let namespace: string | undefined;
  for (const { plan, ...rest } of filled) {
    if (spacing.heading > 0 && plan.namespace !== namespace) {
      const heading = past?.headings.find(spot => spot.namespace === plan.namespace);
      slots.push({
        key: headingKey(plan.namespace),
        height: spacing.heading,
        shrinks: false,
        ...(heading === undefined
          ? {}
          : { before: { top: heading.y - headingMiddle(spacing), height: spacing.heading } }),
      });
    }
    namespace = plan.namespace;
    const block = inherited.get(plan.key) ?? past?.blocks.find(known => known.key === plan.key);
    const height = blockHeight(plan, rowsOf(rest), rest.parts !== undefined, spacing);
    if (block === undefined) {
      slots.push({ key: plan.key, height, shrinks: false });
      continue;
    }
    const wasFolded = block.type !== 'alias' && block.fold !== undefined;
    const wasHeight = blockHeight(plan, rowsBefore(block), wasFolded, spacing);
    slots.push({
      key: plan.key,
      height,
      shrinks: block.type !== 'alias' && block.opened && !rest.opened && rest.parts !== undefined,
      before: { top: block.top - Math.round(spacing.pitch / 2) - spacing.head, height: wasHeight },
    });
  }
  return slots;
}

export function headingKey(namespace: string): string {
  return `heading|${namespace}`;
}

/** Said only where something that stood already had to move. */
function roomMade(
  filled: readonly Filled[],
  moved: { readonly tops: ReadonlyMap<string, number>; readonly inserted: ReadonlySet<string> },
  slots: readonly Slot[],
  inherited: ReadonlyMap<string, Block>,
): readonly RoomMade[] {
  const shifted =
    slots.some(slot => slot.before !== undefined && moved.tops.get(slot.key) !== slot.before.top) ||
    filled.some(({ plan, parts }) => shiftedWithin(inherited.get(plan.key), parts));
  if (!shifted) return [];
  return filled.flatMap(({ plan, ...rest }): RoomMade[] => {
    const block = inherited.get(plan.key);
    if (block === undefined) return moved.inserted.has(plan.key) ? [{ type: 'block', block: plan.key }] : [];
    const rows = rowsOf(rest) - rowsBefore(block);
    return rows > 0 ? [{ type: 'seats', block: plan.key, rows }] : [];
  });
}

function rowsBefore(block: Block): number {
  return block.type === 'alias' ? 0 : block.seats.length + (block.fold?.rows ?? 0);
}

/** Whether a part of a fold has become longer that has something below it. */
function shiftedWithin(before: Block | undefined, parts: Filled['parts']): boolean {
  if (parts === undefined || before === undefined || before.type === 'alias') return false;
  const was = before.fold?.parts ?? [];
  return was.some(
    ({ rows, seats }, i) =>
      (rows !== parts[i]?.rows && seats > 0) ||
      (i < was.length - 1 && rows + seats !== (parts[i]?.rows ?? 0) + (parts[i]?.seats.length ?? 0)),
  );
}
