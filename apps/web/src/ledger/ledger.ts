/**
 * What happened, in sentences, newest first: a bounded list that panels read. Fed by the store's flushes; the words are core's (`describe`). What comes
 * into view for the first time is no news; after a gap the ledger says what was missed, since `describe` compares two pictures and does not care how one became the other.
 */
import { diff } from '@switchboard/core/diff';
import { describe, describeRoom } from '@switchboard/core/scene/describe';
import type { RoomMade } from '@switchboard/core/scene/placement';
import type { Sentence } from '@switchboard/core/scene/sentence';
import type { Store } from '../store/store.ts';
import { createValue, type Value } from '../store/value.ts';

export interface Ledger {
  readonly sentences: Value<readonly Sentence[]>;
  /** What the page moved to make room, as the stage says. */
  roomMade(room: readonly RoomMade[]): void;
}

const limit = 200;

export function createLedger(store: Store): Ledger {
  const sentences = createValue<readonly Sentence[]>([]);
  let newest = 0;
  store.onFlush(({ before, after, scope, at }) => {
    const news = describe(before, diff(before, after), after, at).filter(({ subject }) =>
      scope.has(subject.namespace),
    );
    write(news);
    newest = at;
  });

  function write(news: readonly Sentence[]): void {
    if (news.length > 0) sentences.set([...news.toReversed(), ...sentences.get()].slice(0, limit));
  }

  return { sentences, roomMade: room => write(describeRoom(room, store.topology(), newest)) };
}
