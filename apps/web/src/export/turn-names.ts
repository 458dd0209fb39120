/** The same view under other names: what the address names by its old ones is left out. The page begins anew, so that nothing stays of the names before. */
import type { View } from '../lens/view.ts';

export function turnNames(view: Pick<View, 'address'>): void {
  const query = new URLSearchParams(location.search);
  for (const name of ['ns', 'sel', 'focus', 'find', 'rows', 'names', 'trace']) query.delete(name);
  if (view.address.get().madeUp !== true) query.set('names', 'made-up');
  location.assign(`${location.pathname}?${query}`);
}
