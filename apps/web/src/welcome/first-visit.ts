/**
 * Whether somebody is here for the first time, and has not been led to something particular by a link: then the welcome stands beside the picture. It goes for good as
 * soon as it is closed or anything is chosen; this browser remembers that.
 */
import type { View } from '../lens/view.ts';
import { createValue, type Value } from '../store/value.ts';

const stored = 'switchboard.welcomed';

type Page = Pick<Window, 'localStorage' | 'location'>;

export function createFirstVisit(page: Page, view: Pick<View, 'address'>): Value<boolean> {
  const first = createValue(page.location.search === '' && !isKnown(page));
  const stop = view.address.subscribe(() => first.set(false));
  first.subscribe(() => {
    if (first.get()) return;
    stop();
    try {
      page.localStorage.setItem(stored, 'yes');
    } catch {
      // Storage may be forbidden; then it is gone until the next visit.
    }
  });
  return first;
}

/** Where nothing can be remembered nobody is welcomed again and again. */
function isKnown(page: Page): boolean {
  try {
    return page.localStorage.getItem(stored) !== null;
  } catch {
    return true;
  }
}
