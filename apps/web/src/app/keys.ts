/**
 * Keys that work anywhere on the page, unless one is typing or a dialog is open: Escape to leave what was chosen last, `/` to search, Ctrl or Cmd and K for everything by
 * name. What the other keys do is fetched when the first is pressed. The stage has keys of its own while it has the focus.
 */
import type { Program } from './program.ts';

type Keyed = Pick<Program, 'view' | 'dialog' | 'keys'>;

/** `press`: what a single key does. Returns how to stop listening. */
export function listenForKeys(
  page: Window,
  { view, dialog, keys }: Keyed,
  press: (key: string, shift: boolean) => void,
): () => void {
  function pressed(event: KeyboardEvent): void {
    const key = event.key.toLowerCase();
    if (dialog.get() !== undefined || event.defaultPrevented) return;
    if ((event.ctrlKey || event.metaKey) && key === 'k') dialog.set('palette');
    else if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    else if (key === 'escape') {
      if (!view.leave()) return;
    } else if (key.length > 1 || !keys.get()) return;
    else if (key === '/') page.document.getElementById('search')?.focus();
    else {
      press(key, event.shiftKey);
      return;
    }
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
