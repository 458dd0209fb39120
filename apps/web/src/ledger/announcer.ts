/**
 * Turns the ledger's sentences into few enough to be heard: the first at once, those that come within two seconds of it merged into the next. One story, one sentence.
 * Owns a timer; used by the live region.
 */
import { plainText, type Sentence } from '@switchboard/core/scene/sentence';
import { words } from '../messages/en.ts';

/** Between two announcements, ms. */
export const pause = 2_000;

export interface Announcer {
  /** In the order in which they happened. */
  say(news: readonly Sentence[]): void;
  stop(): void;
}

export function createAnnouncer(
  speak: (text: string) => void,
  after: (ms: number, run: () => void) => () => void,
): Announcer {
  let waiting: readonly Sentence[] = [];
  let cancel: (() => void) | undefined;

  function next(): void {
    cancel = undefined;
    if (waiting.length === 0) return;
    speak(spoken(waiting));
    waiting = [];
    cancel = after(pause, next);
  }

  return {
    say(news) {
      waiting = [...waiting, ...news];
      if (cancel === undefined) next();
    },
    stop() {
      cancel?.();
      waiting = [];
    },
  };
}

/** The newest says how it stands; how many came before is said with it. */
function spoken(sentences: readonly Sentence[]): string {
  const newest = sentences.at(-1);
  if (newest === undefined) return '';
  const text = plainText(newest);
  return sentences.length === 1 ? text : words.ledger.merged(sentences.length - 1, text);
}
