/**
 * Vertical places. At a layout blocks share the height; after it they only move when one of them needs more rows than it has, or a new one comes
 * in between: then what lies below shifts by whole rows, once. Rows never depend on who sits in them. Called by `place`; keeps law S1.
 */
import type { Frame } from '../placement.ts';

/** Heights that a block needs besides its rows, by the height of the stage. */
export interface Spacing {
  readonly pitch: number;
  /** A Service's name, number and sentence need this much, however short its list. */
  readonly minBlock: number;
  readonly gapMin: number;
  readonly gapMax: number;
  /** Above the first row of every block: the name, on a phone. */
  readonly head: number;
  /** Below the last row of a list without a spare seat. */
  readonly foot: number;
  /** Above the first block of a namespace, where there are several. */
  readonly heading: number;
}

export interface Slot {
  readonly key: string;
  /** Height of its rows, with what stands above them. */
  readonly height: number;
  /** Top of the slot in the placement before, and its height there. */
  readonly before?: { readonly top: number; readonly height: number };
  /** Pull up what lies below where it has become lower (folded by hand). */
  readonly shrinks: boolean;
}

export interface Stack {
  readonly tops: ReadonlyMap<string, number>;
  readonly gap: number;
  /** Bottom of the last block. */
  readonly end: number;
}

/** From scratch: the space that is left is shared out between the blocks. */
export function spread(slots: readonly Slot[], frame: Frame, spacing: Spacing): Stack {
  const sum = slots.reduce((total, slot) => total + slot.height, 0);
  const left = (frame.bottom - frame.top - sum) / Math.max(1, slots.length - 1);
  const gap = Math.round(Math.min(spacing.gapMax, Math.max(spacing.gapMin, left)));
  const tops = new Map<string, number>();
  let y = frame.top;
  for (const slot of slots) {
    tops.set(slot.key, y);
    y += slot.height + gap;
  }
  return { tops, gap, end: slots.length === 0 ? frame.top : y - gap };
}

/** With the places before: everything stays, or shifts by whole rows. */
export function shift(
  slots: readonly Slot[],
  frame: Frame,
  spacing: Spacing,
  gap: number,
): Stack & { readonly inserted: ReadonlySet<string> } {
  const { pitch, gapMin } = spacing;
  const tops = new Map<string, number>();
  const inserted = new Set<string>();
  let moved = 0;
  let end = frame.top - gapMin;
  for (const [i, slot] of slots.entries()) {
    if (slot.before === undefined) {
      const top = i === 0 ? frame.top : end + gap;
      tops.set(slot.key, top);
      inserted.add(slot.key);
      end = top + slot.height;
      continue;
    }
    let top = slot.before.top + moved;
    const lacking = end + gapMin - top;
    if (lacking > 0) {
      const rows = Math.ceil(lacking / pitch) * pitch;
      moved += rows;
      top += rows;
    }
    tops.set(slot.key, top);
    end = top + slot.height;
    if (slot.shrinks) moved -= Math.floor((slot.before.height - slot.height) / pitch) * pitch;
  }
  return { tops, gap, end, inserted };
}
