/**
 * The course of one pod as it comes and goes, in moments: made, ready, listed; deleted, struck, gone. A moment has the time at which we saw it and, where an object says one, the API's.
 * Lengths are taken between two times of one clock: the API's where both ends have it, else as seen. Kept by `measure`.
 */
import type { ObjectName } from '../scene/lens.ts';

export interface Moment {
  /** Server time, ms since the epoch. */
  readonly seen: number;
  /** What an object of the API says; whole seconds. */
  readonly api?: number;
}

export interface Course {
  readonly pod: ObjectName;
  readonly created?: Moment;
  readonly ready?: Moment;
  /** Its first line that takes calls. */
  readonly listed?: Moment;
  readonly deleted?: Moment;
  readonly struck?: Moment;
  readonly gone?: Moment;
  /** UIDs of the Services in whose lists it stood. */
  readonly services: readonly string[];
}

export type StepName = 'created-ready' | 'ready-listed' | 'deleted-struck' | 'struck-gone' | 'deleted-gone';

export interface Step {
  readonly name: StepName;
  readonly ms: number;
  readonly by: 'api' | 'seen';
}

/** Undefined where one of the ends was not seen. */
export function step(name: StepName, from: Moment | undefined, to: Moment | undefined): Step | undefined {
  if (from === undefined || to === undefined) return undefined;
  if (from.api !== undefined && to.api !== undefined)
    return { name, ms: Math.max(0, to.api - from.api), by: 'api' };
  return { name, ms: Math.max(0, to.seen - from.seen), by: 'seen' };
}

export function stepsOfComing({ created, ready, listed }: Course): readonly Step[] {
  return [step('created-ready', created, ready), step('ready-listed', ready, listed)].filter(
    one => one !== undefined,
  );
}

/** Of a pod that was in no list only that it went. */
export function stepsOfGoing({ deleted, struck, gone }: Course): readonly Step[] {
  if (struck === undefined) return [step('deleted-gone', deleted, gone)].filter(one => one !== undefined);
  return [step('deleted-struck', deleted, struck), step('struck-gone', struck, gone)].filter(
    one => one !== undefined,
  );
}
