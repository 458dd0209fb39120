/**
 * What happened, in sentences, newest first: a bounded list that panels read. Fed by the store's flushes; the words are core's (`describe`). What comes
 * into view for the first time is no news; after a gap the ledger says what was missed, since `describe` compares two pictures and does not care how one became the other.
 */
import { diff } from '@switchboard/core/diff';
import { createMeasure, type Measured } from '@switchboard/core/measure/measure';
import { tellMeasured } from '@switchboard/core/measure/tell';
import type { Patch } from '@switchboard/core/patch';
import { isBeingRead } from '@switchboard/core/scene/being-read';
import { describe, describeRoom } from '@switchboard/core/scene/describe';
import type { describeAccess } from '@switchboard/core/scene/describe-access';
import type { RoomMade } from '@switchboard/core/scene/placement';
import type { Sentence } from '@switchboard/core/scene/sentence';
import type { Topology } from '@switchboard/core/topology';
import { createMeeting } from '../store/meeting.ts';
import type { Store } from '../store/store.ts';
import { createValue, type Value } from '../store/value.ts';

export interface Ledger {
  readonly sentences: Value<readonly Sentence[]>;
  /** Those to be written: while a crowd of them comes only a few of the newest, and all again when it rests. */
  readonly rows: Value<readonly Sentence[]>;
  /** How pods were replaced since the page was opened, newest first. */
  readonly measured: Value<readonly Measured[]>;
  /** What the page moved to make room, as the stage says. */
  roomMade(room: readonly RoomMade[]): void;
}

const limit = 200;

/** Nobody reads faster than this, ms: what comes meanwhile is written together. The first is written at once. */
const rest = 250;
/** So many at once nobody reads at all, and writing them costs what the picture needs: then a few of the newest are put above those that stand. No screen has room for more rows than these. */
const crowd = { sentences: 25, rest: 1_000, newest: 10, rows: 40 } as const;

/** Tells of doors, routes and policies; fetched when there are any. */
type AccessTeller = typeof describeAccess;

const accessMaps = ['doors', 'routes', 'policies'] as const;

/** `after` runs something later. */
export function createLedger(
  store: Store,
  after: (ms: number, run: () => void) => void,
  loadAccessTeller: () => Promise<AccessTeller>,
): Ledger {
  const sentences = createValue<readonly Sentence[]>([]);
  const rows = createValue<readonly Sentence[]>([]);
  const measured = createValue<readonly Measured[]>([]);
  let measure = createMeasure();
  let newest = 0;
  let waiting: readonly Sentence[] = [];
  let resting = false;
  /** Namespaces that have been read to their end once: a list that comes in pieces is no news. */
  let read: ReadonlySet<string> = new Set();
  const meeting = createMeeting();
  /** How many clusters were met: what comes late of the one before is not written. */
  let generation = 0;
  store.onFlush(({ before, after, scope, at }) => {
    const was = read;
    read = new Set([...scope].filter(ns => was.has(ns) || !isBeingRead(before, [ns])));
    // Another cluster behind the same address has all of it anew: the line of notices says so, once. What was told is of the one before, or of its going.
    const met = meeting({ before, after, scope, at });
    if (met === 'met') forget();
    if (met !== undefined) return;
    const patch = diff(before, after);
    const known = read;
    const told = (news: readonly Sentence[]) => news.filter(({ subject }) => known.has(subject.namespace));
    const news = told(describe(before, patch, after, at));
    const ended = measure.next(before, patch, after, at, ns => was.has(ns));
    if (ended.length > 0) measured.set([...ended.toReversed(), ...measured.get()].slice(0, limit));
    write([...news, ...tellMeasured(ended)]);
    newest = at;
    if (!concernsAccess(patch, before)) return;
    const asked = generation;
    // Without it the ledger says less, and nothing wrong.
    loadAccessTeller().then(
      tell => {
        if (asked === generation) write(told(tell(before, patch, after, at)));
      },
      () => {},
    );
  });

  function forget(): void {
    generation += 1;
    waiting = [];
    for (const list of [sentences, rows]) list.set([]);
    measured.set([]);
    measure = createMeasure();
  }

  function write(news: readonly Sentence[]): void {
    if (news.length === 0) return;
    waiting = [...news.toReversed(), ...waiting].slice(0, limit);
    if (!resting) release();
  }

  function release(): void {
    resting = waiting.length > 0;
    const written = waiting;
    waiting = [];
    const isCrowd = written.length >= crowd.sentences;
    const all = resting ? [...written, ...sentences.get()].slice(0, limit) : sentences.get();
    sentences.set(all);
    rows.set(isCrowd ? [...all.slice(0, crowd.newest), ...rows.get()].slice(0, crowd.rows) : all);
    if (resting) after(isCrowd ? crowd.rest : rest, release);
  }

  return { sentences, rows, measured, roomMade: room => write(describeRoom(room, store.topology(), newest)) };
}

/** Walls stand at lines, so these count where there are policies. A first picture is no news. */
function concernsAccess(patch: Patch, before: Topology): boolean {
  if (before.services.size === 0) return false;
  return (
    accessMaps.some(map => patch[map] !== undefined) ||
    (patch.endpoints !== undefined && before.policies.size > 0)
  );
}
