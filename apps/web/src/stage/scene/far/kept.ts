/**
 * What was laid for one thing of a far level, kept while what it was laid from is the same: of a thousand Services a change concerns a few, and the painter leaves alone
 * what is the same value. Held by `createFarScenes` from one truth to the next; only a memory.
 */
import type { Desk } from '../desk.ts';

type Laid = Pick<Desk, 'shapes' | 'words' | 'nodes'>;

type Sheets = ReadonlyMap<string, { readonly from: readonly unknown[]; readonly laid: Laid }>;

export interface Kept {
  readonly before: Sheets;
  /** Only what is still there is kept for the next truth. */
  readonly now: Map<string, { readonly from: readonly unknown[]; readonly laid: Laid }>;
}

export const nothingKept: Kept = { before: new Map(), now: new Map() };

/** Lays onto sheets of its own, and from there onto those of `desk`. `from` is all that `lay` reads and that may be another value. */
export function layKept<Sheet extends Laid & { readonly kept: Kept }>(
  desk: Sheet,
  key: string,
  from: readonly unknown[],
  lay: (desk: Sheet) => void,
): void {
  const known = desk.kept.before.get(key);
  const same = known?.from.every((value, i) => value === from[i]) === true;
  const laid = same ? known.laid : { shapes: [], words: [], nodes: [] };
  if (!same) lay({ ...desk, ...laid });
  desk.kept.now.set(key, same ? known : { from, laid });
  for (const shape of laid.shapes) desk.shapes.push(shape);
  for (const box of laid.words) desk.words.push(box);
  for (const node of laid.nodes) desk.nodes.push(node);
}
