/**
 * Keys that work anywhere on the page, unless one is typing: T for the table, L for the other lens, X for the true path of a packet, Escape to leave what was chosen last. The stage has keys of its own while it has the focus.
 */
import { otherLens } from '../lens/other-lens.ts';
import type { View } from '../lens/view.ts';

/** Returns how to stop listening. */
export function listenForKeys(page: Window, view: View): () => void {
  function pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target))
      return;
    if (event.key === 't' || event.key === 'T') view.go({ table: !view.address.get().table });
    else if (event.key === 'l' || event.key === 'L') view.go({ lens: otherLens(view.address.get().lens) });
    else if (event.key === '/') page.document.getElementById('search')?.focus();
    else if (event.key === 'x' || event.key === 'X')
      view.go({ packet: view.address.get().packet !== true, table: false });
    else if (event.key !== 'Escape' || !view.leave()) return;
    event.preventDefault();
  }
  page.addEventListener('keydown', pressed);
  return () => page.removeEventListener('keydown', pressed);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}
