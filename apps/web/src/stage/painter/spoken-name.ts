/**
 * The name by which a button is read out and called: its sentence, and before it what it shows, where the sentence does not hold that in this order. So whoever
 * says what is to be seen reaches it, and nothing is said twice. Called by the words.
 */
import type { Box } from '../scene/shape.ts';

export function spokenName({ label = '', runs }: Pick<Box, 'label' | 'runs'>): string {
  const texts = runs
    .map(run => run.parts.map(({ text }) => text).join(''))
    .filter(text => text.trim() !== '');
  const shown = texts.join(' ');
  if (isSaidIn(label, shown)) return label;
  const said = new Set(texts.flatMap(text => text.split(', ')));
  const [what, ...facts] = label.split(', ');
  return `${shown}, ${[what, ...facts.filter(fact => !said.has(fact))].join(', ')}`;
}

/** Word by word, one after the other. */
function isSaidIn(sentence: string, shown: string): boolean {
  const words = wordsOf(shown);
  return words === '' || ` ${wordsOf(sentence)} `.includes(` ${words} `);
}

function wordsOf(text: string): string {
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
    .join(' ');
}
