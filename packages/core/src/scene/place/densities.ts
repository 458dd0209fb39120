/**
 * How near brackets and their rows may stand in the lens `nodes`: heights of heads, pitches, free places, in the order in which they are tried at a layout. Pure numbers.
 * Called by `brackets`; keeps law N7.
 */

/** Name, zone and strip on two lines, or on one where rows do not fit. */
const heads = { two: 48, one: 33, tight: 24 } as const;
/** Places for pods without a node, as many as there is room for: a rollout asks for several at once. */
export const places = [3, 2];
/** Pitch below which there is no room for a second line. */
const roomyPitch = 28;
/** Where brackets fit no other way. */
const tightPitches = [28, 24, 22, 20];

export interface Attempt {
  readonly stands: (key: string) => number;
  readonly head: number;
  readonly pitch: number;
  /** Places kept for pods without a node. */
  readonly waiting: number;
}

/**
 * From the roomiest to the tightest: rows come nearer before a bracket goes without a free place, for then whoever is replaced shifts what lies below. Where nothing fits the
 * page is scrolled anyway, so everybody gets a spare one.
 */
export function attempts(
  most: number,
  of: (key: string) => number,
  pitch: number,
): readonly Omit<Attempt, 'waiting'>[] {
  const spare = Math.max(1, Math.floor(most / 4));
  const withSpare = (key: string) => of(key) + 1;
  const alike = [() => most + spare, () => most + 1, (key: string) => Math.max(most, withSpare(key))];
  const none = (key: string) => Math.max(1, of(key));
  const tall = pitch >= roomyPitch ? [heads.two, heads.one, heads.tight] : [heads.one, heads.tight];
  const near = tightPitches.filter(tight => tight < pitch);
  const own = (stands: Attempt['stands']) => [
    ...tall.map(head => ({ stands, head, pitch })),
    ...near.flatMap(tight => [heads.one, heads.tight].map(head => ({ stands, head, pitch: tight }))),
  ];
  return [
    ...alike.flatMap(stands => tall.map(head => ({ stands, head, pitch }))),
    ...own(withSpare),
    ...own(none),
    { stands: withSpare, head: heads.one, pitch },
  ];
}
