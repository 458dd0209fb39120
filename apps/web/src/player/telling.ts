/** How the ledger follows the picture: which sentence tells the fact that is played, and stories as blocks down which the marker walks when presenting. */
import type { Sentence } from '@switchboard/core/scene/sentence';

/** `fact:subject`, as cues are called. */
export function factOf({ id }: Pick<Sentence, 'id'>): string {
  return id.slice(id.indexOf('|') + 1);
}

/** The newest story first, and each from its cause to its end: what was told at one time stands in the order of its facts. */
export function storyByStory<Told extends Pick<Sentence, 'at'>>(
  newestFirst: readonly Told[],
): readonly Told[] {
  const blocks: Told[][] = [];
  for (const sentence of newestFirst) {
    const block = blocks.at(-1);
    if (block?.[0]?.at === sentence.at) block.unshift(sentence);
    else blocks.push([sentence]);
  }
  return blocks.flat();
}
