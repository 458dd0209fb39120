/**
 * What was laid for one thing of a far level, kept while what it was laid from is the same: of a thousand Services a change concerns a few, and the painter leaves alone
 * what is the same value. Held by `createFarScenes` from one truth to the next; only a memory, which makes nothing new for what stays as it is.
 */
import type { Desk } from '../desk.ts';

type Laid = Pick<Desk, 'shapes' | 'words' | 'nodes'>;

interface Known {
  readonly from: readonly unknown[];
  readonly laid: Laid;
  /** The last truth that it was of. */
  truth: number;
}

export interface Kept {
  readonly sheets: Map<string, Known>;
  readonly truth: number;
}

export const nothingKept = (): Kept => ({ sheets: new Map(), truth: 0 });

/** Where the scene of the next truth begins. */
export function nextTruth({ sheets, truth }: Kept): Kept {
  return { sheets, truth: truth + 1 };
}

/** Where a scene ends: only what is still there is kept for the next truth. */
export function forgetGone({ sheets, truth }: Kept): void {
  for (const [key, known] of sheets) if (known.truth !== truth) sheets.delete(key);
}

/** Lays onto sheets of its own, and from there onto those of `desk`. `from` is all that `lay` reads and that may be another value. */
export function layKept<Sheet extends Laid & { readonly kept: Kept }>(
  desk: Sheet,
  key: string,
  from: readonly unknown[],
  lay: (desk: Sheet) => void,
): void {
  if (putKept(desk, key, from)) return;
  const laid: Laid = { shapes: [], words: [], nodes: [] };
  lay({ ...desk, ...laid });
  desk.kept.sheets.set(key, { from: [...from], laid, truth: desk.kept.truth });
  put(desk, laid);
}

/** The same where nothing has to be laid anew; false where something has, and nothing was done. */
export function putKept(
  desk: Laid & { readonly kept: Kept },
  key: string,
  from: readonly unknown[],
): boolean {
  const known = desk.kept.sheets.get(key);
  if (known === undefined) return false;
  for (let i = 0; i < from.length; i += 1) if (from[i] !== known.from[i]) return false;
  known.truth = desk.kept.truth;
  put(desk, known.laid);
  return true;
}

function put(desk: Laid, laid: Laid): void {
  for (const shape of laid.shapes) desk.shapes.push(shape);
  for (const box of laid.words) desk.words.push(box);
  for (const node of laid.nodes) desk.nodes.push(node);
}
