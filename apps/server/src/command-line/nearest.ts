import { distance } from '@switchboard/core/edit-distance';

/** The word that somebody probably meant: the nearest by insertions, deletions, replacements and swaps; undefined when none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  let best: { readonly word: string; readonly letters: number } | undefined;
  for (const candidate of known) {
    const letters = distance(word, candidate);
    if (best === undefined || letters < best.letters) best = { word: candidate, letters };
  }
  const limit = Math.max(2, Math.floor(word.length / 3));
  return best !== undefined && best.letters <= limit ? best.word : undefined;
}
