/**
 * Where cues are at one moment: which of them still play, and which fact is the newest. What `still` has to leave to the ink follows from it, and all marks.
 * Pure, in the stage's time. Durations are those of the table of cues; the newest fact alone has the highlighter (law T5).
 */
import type { Cue, Timeline } from '@switchboard/core/scene/cue';

/** A timeline on the stage, since when (ms of the stage's clock). */
export interface Act {
  readonly startedAt: number;
  readonly timeline: Timeline;
}

/** How long marks stand after they have moved, ms: the highlighter, an outline where motion is reduced, words that point at what stayed. */
export const stands = { live: 1500, presenting: 900, reduced: 3000, unchanged: 6000 } as const;
/** Where motion is reduced a mark fades instead of moving, ms. */
export const fade = 120;
/** The lower end of a capsule, and the way that breaks from the door to the list. */
export const capsuleSlide = { live: 160, presenting: 240 } as const;
export const breaking = { live: 240, presenting: 500 } as const;

/** Facts that the highlighter lights; where motion is reduced, those and `not-ready` have an outline. */
const highlighted: ReadonlySet<Cue['fact']> = new Set([
  'address',
  'listed',
  'selector-changed',
  'service-added',
  'service-gone',
  'node-cordoned',
  'node-changed',
]);

/** Until when an act matters. */
export function endOf({ startedAt, timeline }: Act): number {
  const pointing = timeline.cues.some(cue => cue.fact === 'name-unchanged');
  return startedAt + timeline.length + (pointing ? stands.unchanged : stands.reduced);
}

export interface Playing {
  readonly act: Act;
  readonly cue: Cue;
  /** Milliseconds since the cue began; negative before. */
  readonly since: number;
}

export function playingAt(acts: readonly Act[], t: number): readonly Playing[] {
  return acts.flatMap(act => act.timeline.cues.map(cue => ({ act, cue, since: t - act.startedAt - cue.at })));
}

/**
 * Facts that have the highlighter or the outline: of all that have begun the ones that began last, since the next fact puts it out, whatever it is. Presenting,
 * several of one kind are one fact, told one after the other; live, all of one change, since what is told together has no order.
 */
export function newest(cues: readonly Playing[], reduced: boolean): readonly Playing[] {
  const begun = cues.filter(({ since }) => since >= 0);
  const start = ({ act: { startedAt, timeline }, cue }: Playing) =>
    startedAt +
    (timeline.pace === 'live' ? 0 : (timeline.cues.find(same => same.fact === cue.fact) ?? cue).at);
  const last = Math.max(...begun.map(start));
  return begun.filter(playing => {
    const { act, cue, since } = playing;
    if (!highlighted.has(cue.fact) && !(reduced && cue.fact === 'not-ready')) return false;
    const end = reduced ? stands.reduced : cue.duration + stands[act.timeline.pace];
    return start(playing) === last && since < end;
  });
}

/** Whether it is still said that name, number and port of a Service stayed as they were. */
export function saysUnchanged({ cue, since }: Playing): boolean {
  return cue.fact === 'name-unchanged' && since >= 0 && since < cue.duration + stands.unchanged;
}

export function movesCapsule({ cue, act, since }: Playing): boolean {
  return (cue.fact === 'listed' || cue.fact === 'tombstone-ended') && since < capsuleSlide[act.timeline.pace];
}

/** Whether the way to a Service breaks, if nobody is left in its list. */
export function breaksWay({ cue, act, since }: Playing): boolean {
  return (cue.fact === 'line-gone' || cue.fact === 'selector-changed') && since < breaking[act.timeline.pace];
}

/** What `still` has to leave to the ink at this moment. Equal moments have equal keys. */
export interface Moment {
  readonly playing: ReadonlySet<string>;
  readonly lit: ReadonlySet<string>;
  readonly key: string;
}

export function momentOf(acts: readonly Act[], t: number, reduced: boolean): Moment {
  const cues = playingAt(acts, t);
  const playing = new Set<string>();
  for (const now of cues) {
    const { cue, since } = now;
    if (!reduced && movesCapsule(now)) playing.add(`capsule ${cue.block}`);
    if (!reduced && breaksWay(now)) playing.add(`broken ${cue.service}`);
    if (saysUnchanged(now)) playing.add(`name-unchanged ${cue.service}`);
    if (since >= (reduced ? Math.min(fade, cue.duration) : cue.duration)) continue;
    for (const key of [cue.endpoint, cue.pod]) if (key !== undefined) playing.add(`${cue.fact} ${key}`);
  }
  const lit = new Set(reduced ? [] : newest(cues, false).flatMap(({ cue }) => litKey(cue) ?? []));
  return { playing, lit, key: [...playing, '|', ...lit].join(' ') };
}

/** Key of the words that say the fact. */
export function litKey(cue: Cue): string | undefined {
  switch (cue.fact) {
    case 'listed':
    case 'not-ready':
      return cue.endpoint === undefined ? `pod:${cue.pod}` : `line:${cue.endpoint}`;
    case 'address':
      return `pod:${cue.pod}`;
    case 'selector-changed':
      return `selector:${cue.block}`;
    case 'service-added':
    case 'service-gone':
      return `service:${cue.service}`;
    case 'node-cordoned':
    case 'node-changed':
      return `node:${cue.node}`;
    default:
      return undefined;
  }
}
