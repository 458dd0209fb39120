/**
 * Notices that nobody looked or nothing was heard: the page was hidden, the computer slept, the server was not heard, the picture was stopped. Afterwards the picture is
 * the truth at once, and what was missed stands in a list until it is dismissed. Nothing is guessed by time: the list is made when all is here that the server knew when it
 * was heard again (the stream is live, and what it tells has been read). Where not all was here before, nothing was missed: it was arriving. Outside React.
 */

import { missed } from '@switchboard/core/scene/missed';
import { isOtherCluster } from '@switchboard/core/scene/other-cluster';
import type { Sentence } from '@switchboard/core/scene/sentence';
import { emptyTopology, type Topology } from '@switchboard/core/topology';
import { isSleep, type Seconds } from '../link/seconds.ts';
import type { LinkStatus } from '../link/status.ts';
import type { Player } from '../stage/play/player.ts';
import type { Store } from '../store/store.ts';
import { createValue, type Value } from '../store/value.ts';

export type Absence = 'hidden' | 'asleep' | 'offline' | 'behind' | 'paused';

export interface Missed {
  readonly why: Absence;
  readonly ms: number;
  readonly sentences: readonly Sentence[];
}

export interface Away {
  readonly missed: Value<Missed | undefined>;
  dismiss(): void;
}

/** Shorter than this nobody looked away, ms: the ledger tells it. */
const shortest = 5_000;

export interface AwayParts {
  readonly store: Pick<Store, 'topology' | 'onFlush'>;
  readonly link: Value<LinkStatus>;
  readonly seconds: Seconds;
  readonly player: Pick<Player, 'status' | 'catchUp' | 'shown'>;
  readonly page: Pick<Document, 'visibilityState' | 'addEventListener'>;
  /** Whether all that is looked at is here. */
  readonly whole: () => boolean;
  /** Time of the wall, ms: it goes on while the computer sleeps. */
  readonly now: () => number;
}

/** Since when, why, and what was seen last. */
interface Leave {
  readonly why: Absence;
  readonly at: number;
  readonly seen: Topology;
  /** The stream that was heard then. */
  readonly hello: LinkStatus['hello'];
}

export function createAway({ store, link, seconds, player, page, whole, now }: AwayParts): Away {
  const value = createValue<Missed | undefined>(undefined);
  let left: Leave | undefined;
  /** Since when somebody looks again, and waits for all of it to be here. */
  let back: number | undefined;
  /** Only another stream than the one that was heard before can tell what was missed. */
  let anew = false;
  let { state, hello: heard } = link.get();
  /** The stream of which all was here once: of what was still arriving nothing can be missed. */
  let known = whole() ? { hello: heard } : undefined;
  let looked = store.topology();
  /** Since when the picture stands, and at what; undefined while it goes, and where it was still arriving. */
  let stood = { paused: false, at: now(), seen: undefined as Topology | undefined };

  const isHidden = () => page.visibilityState === 'hidden';

  const isKnown = () => known !== undefined && known.hello === heard;
  const learn = () => {
    if (!isKnown() && whole()) known = { hello: heard };
  };

  function leave(why: Absence, at = now(), seen = store.topology()): void {
    if (left !== undefined || seen === emptyTopology || !isKnown()) return;
    back = undefined;
    left = { why, at, seen, hello: link.get().hello };
    anew = false;
  }

  function settle(): void {
    if (left === undefined || back === undefined || !whole()) return;
    if (anew && link.get().hello === left.hello) return;
    const { why, at, seen, hello } = left;
    const until = back;
    left = undefined;
    back = undefined;
    report(why, until - at, seen, hello?.ns);
  }

  function report(why: Absence, ms: number, seen: Topology, shown = link.get().hello?.ns): void {
    const topology = store.topology();
    if (topology === seen || isOtherCluster(seen, topology)) return;
    // Who lets the picture go on has the truth already; after another stream the picture catches up by itself.
    if (why === 'hidden') player.catchUp();
    if (why === 'hidden' && ms < shortest) return;
    // Of namespaces that have come into view meanwhile, or left it, nothing was missed.
    const shows = link.get().hello?.ns;
    const both = (ns: string) => shown?.includes(ns) !== false && shows?.includes(ns) !== false;
    const sentences = missed(seen, topology, now()).filter(
      ({ subject: { namespace } }) => namespace === '' || both(namespace),
    );
    if (sentences.length > 0) value.set({ why, ms, sentences });
  }

  page.addEventListener('visibilitychange', () => {
    if (isHidden()) {
      leave('hidden');
      back = undefined;
    } else {
      // It may have slept, too; the end of this second will show it, and then there is another stream.
      anew ||= isSleep(now() - seconds.began());
      back = now();
      settle();
    }
  });
  link.subscribe(() => {
    const was = state;
    const { lost } = link.get();
    state = link.get().state;
    // The server has given up the stream that it could not keep up, and begins with all there is.
    const begins = was === 'live' && state === 'catching-up';
    if (!isHidden()) {
      if (lost || begins) leave(lost ? 'offline' : 'behind');
      // Back is who hears again.
      if (left?.why === 'offline' || left?.why === 'behind') back = now();
    }
    heard = link.get().hello;
    if (was !== state) learn();
    settle();
  });
  player.status.subscribe(() => {
    const { paused } = player.status.get();
    if (stood.paused && !paused && stood.seen !== undefined) report('paused', now() - stood.at, stood.seen);
    const here = stood.paused ? stood.seen !== undefined : isKnown();
    stood = {
      paused,
      at: paused && stood.paused ? stood.at : now(),
      seen: paused && here ? (player.shown() ?? stood.seen) : undefined,
    };
  });
  store.onFlush(learn);
  seconds.subscribe(({ from, to, slept }) => {
    if (slept && !isHidden()) {
      leave('asleep', from, looked);
      anew = true;
      back = to;
    }
    looked = store.topology();
  });

  return { missed: value, dismiss: () => value.set(undefined) };
}
