/** Names that may have been meant: nearest first, only those that differ in a few letters, or of which one begins with the other. Pure. */
import { distance } from '../edit-distance.ts';

export function nearNames(meant: string, names: Iterable<string>): readonly string[] {
  const found: { readonly name: string; readonly letters: number }[] = [];
  for (const name of new Set(names)) {
    if (name === meant || name === '') continue;
    const letters = distance(meant, name);
    const extends_ = name.startsWith(`${meant}-`) || meant.startsWith(`${name}-`);
    if (extends_ || letters <= Math.max(2, Math.floor(meant.length / 4))) found.push({ name, letters });
  }
  found.sort((a, b) => a.letters - b.letters || (a.name < b.name ? -1 : 1));
  return found.slice(0, 3).map(({ name }) => name);
}
