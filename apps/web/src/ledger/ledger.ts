/**
 * What happened, in sentences, newest first: a bounded list that panels read. Fed by the store's flushes; the words are core's (`describe`). What comes
 * into view for the first time is no news; after a gap the ledger says what was missed, since `describe` compares two pictures and does not care how one became the other.
 */
import { diff } from '@switchboard/core/diff';
import { describe } from '@switchboard/core/scene/describe';
import type { Sentence } from '@switchboard/core/scene/sentence';
import type { Store } from '../store/store.ts';
import { createValue, type Value } from '../store/value.ts';

export interface Ledger {
  readonly sentences: Value<readonly Sentence[]>;
}

const limit = 200;

export function createLedger(store: Store): Ledger {
  const sentences = createValue<readonly Sentence[]>([]);
  store.onFlush(({ before, after, scope, at }) => {
    const news = describe(before, diff(before, after), after, at).filter(({ subject }) =>
      scope.has(subject.namespace),
    );
    if (news.length === 0) return;
    sentences.set([...[...news].reverse(), ...sentences.get()].slice(0, limit));
  });
  return { sentences };
}
