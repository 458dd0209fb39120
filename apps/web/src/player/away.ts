/**
 * Notices that nobody looked: the page was hidden, the computer slept, the server was not heard, the picture was stopped. Afterwards the picture is the truth at once,
 * and what was missed stands in a list until it is dismissed. Outside React; fed by the page's events and by a tick per second.
 */
import { missed } from '@switchboard/core/scene/missed';
import type { Sentence } from '@switchboard/core/scene/sentence';
import { emptyTopology, type Topology } from '@switchboard/core/topology';
import type { LinkStatus } from '../link/status.ts';
import type { Player } from '../stage/play/player.ts';
import type { Store } from '../store/store.ts';
import { createValue, type Value } from '../store/value.ts';

export type Absence = 'hidden' | 'asleep' | 'offline' | 'paused';

export interface Missed {
  readonly why: Absence;
  readonly ms: number;
  readonly sentences: readonly Sentence[];
}

export interface Away {
  readonly missed: Value<Missed | undefined>;
  dismiss(): void;
  /** Once a second, while somebody may look. */
  tick(): void;
}

/** Shorter than this nobody was away: the ledger tells it. Who stops the picture is told in any case. */
const shortest = 5_000;
/** A second that takes longer than this was sleep. */
const sleep = 10_000;
/** What was missed may come a moment after the server is heard again, ms. */
const arriving = 3_000;

export interface AwayParts {
  readonly store: Pick<Store, 'topology'>;
  readonly link: Value<LinkStatus>;
  readonly player: Pick<Player, 'status' | 'catchUp' | 'shown'>;
  readonly page: Pick<Document, 'visibilityState' | 'addEventListener'>;
  /** Time of the wall, ms: it goes on while the computer sleeps. */
  readonly now: () => number;
}

export function createAway({ store, link, player, page, now }: AwayParts): Away {
  const value = createValue<Missed | undefined>(undefined);
  /** Since when, why, and what was seen last. */
  let left: { readonly why: Absence; readonly at: number; readonly seen: Topology } | undefined;
  /** Came back, and waits for the server to be heard. */
  let back = false;
  /** Since when it is heard again, while nothing of what was missed has come yet. */
  let heard: number | undefined;
  let ticked = { at: now(), seen: store.topology() };
  let stood = { paused: false, at: now(), seen: emptyTopology as Topology };

  function leave(why: Absence, at = now(), seen = store.topology()): void {
    if (left === undefined && seen !== emptyTopology) left = { why, at, seen };
    back = false;
    heard = undefined;
  }

  function comeBack(): void {
    if (left === undefined) return;
    back = true;
    settle();
  }

  function settle(): void {
    if (left === undefined || !back || link.get().state !== 'live') return;
    const { why, at, seen } = left;
    heard ??= now();
    if (why === 'offline' && store.topology() === seen && now() - heard < arriving) return;
    const ms = heard - at;
    left = undefined;
    heard = undefined;
    back = false;
    report(why, ms, seen);
  }

  function report(why: Absence, ms: number, seen: Topology): void {
    const topology = store.topology();
    if (topology === seen) return;
    // Who lets the picture go on has the truth already.
    // After a loss of the link the picture catches up by itself, before this is known.
    if (why === 'hidden' || why === 'asleep') player.catchUp();
    if (why !== 'paused' && ms < shortest) return;
    const sentences = missed(seen, topology, now());
    if (sentences.length > 0) value.set({ why, ms, sentences });
  }

  page.addEventListener('visibilitychange', () => {
    if (page.visibilityState === 'hidden') leave('hidden');
    else comeBack();
  });
  link.subscribe(() => {
    const { lost } = link.get();
    if (lost) heard = undefined;
    if (lost && page.visibilityState !== 'hidden' && left === undefined) {
      leave('offline');
      back = true;
    }
    settle();
  });
  player.status.subscribe(() => {
    const { paused } = player.status.get();
    if (stood.paused && !paused) report('paused', now() - stood.at, stood.seen);
    const shown = player.shown();
    stood = {
      paused,
      at: paused && stood.paused ? stood.at : now(),
      seen: paused && shown !== undefined ? shown : stood.seen,
    };
  });

  return {
    missed: value,
    dismiss: () => value.set(undefined),
    tick() {
      const time = now();
      if (time - ticked.at > sleep && page.visibilityState !== 'hidden' && left === undefined) {
        leave('asleep', ticked.at, ticked.seen);
        comeBack();
      }
      ticked = { at: time, seen: store.topology() };
      settle();
    },
  };
}
