/** Which of the words that are known somebody may have meant: the one that the fewest letters tell apart, if there are few. Called where a query cannot be read. */
import { distance } from '../edit-distance.ts';

/** More letters than these apart it is another word. */
const farthest = 2;

export function nearestWord(word: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.min(farthest, word.length - 1) + 1;
  for (const other of known) {
    const apart = distance(word, other);
    if (apart >= least) continue;
    best = other;
    least = apart;
  }
  return best;
}
