/**
 * What a scenario is: a cluster that has been running for a while, described as objects with an age.
 * Whatever a controller would have written is written by that controller, asked at that time, so that nothing is left to do at the start.
 */
import type { Rule } from '../api/authorize.ts';
import type { Controller, Snapshot } from '../controller.ts';
import type { DraftObject, StoredObject } from '../object.ts';

export interface Stage {
  /** The moment at which the story starts, in milliseconds since the epoch. */
  readonly now: number;
  readonly held: Snapshot;
  /** Puts an object there as if it had been created that long ago (milliseconds). */
  put(draft: DraftObject, age: number): StoredObject;
  /** Replaces the status. */
  tell(object: StoredObject, status: StoredObject['status'], age: number): StoredObject;
  /** Replaces all but the status. */
  change(object: StoredObject, age: number): StoredObject;
  /** Asks for its deletion; a pod that runs stays, marked, for its grace period or the given one. */
  remove(object: StoredObject, age: number, graceSeconds?: number): StoredObject;
  /** Lets a controller finish its work on one key as of that long ago; Events are left out. What it creates may be given names. */
  finish(controller: Controller, key: string, age: number, names?: readonly string[]): void;
}

export interface Scenario {
  readonly name: string;
  /** One line for `--help`. */
  readonly description: string;
  /** The namespace to begin with: kubectl's and the page's. */
  readonly home: string;
  readonly build: (stage: Stage) => void;
  /** What to try with kubectl: its arguments. */
  readonly tryOut: string;
  /** What whoever comes without credentials may do; unset: everything. */
  readonly viewer?: readonly Rule[];
  /** Namespaces in which the background life may replace pods. */
  readonly lively: readonly string[];
}

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
