/**
 * Keys of the player, anywhere on the page unless one is typing: Space or K stops the picture and lets it go on, comma and full stop step, brackets change the speed, P
 * presents. Space belongs to a button that has the focus; K always stops. `on`: whether single keys do something.
 */
import type { Player } from '../stage/play/player.ts';

/** Returns how to stop listening. */
export function listenForPlayerKeys(
  page: Window,
  player: Player,
  on: () => boolean = () => true,
): () => void {
  function pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (!on() || isOwn(event.target, event.key)) return;
    const deed = deedOf(event.key, player);
    if (deed === undefined) return;
    deed();
    event.preventDefault();
  }
  page.addEventListener('keydown', pressed);
  return () => page.removeEventListener('keydown', pressed);
}

function deedOf(key: string, player: Player): (() => void) | undefined {
  switch (key) {
    case ' ':
    case 'k':
    case 'K':
      return player.toggle;
    case '.':
      return () => player.step(1);
    case ',':
      return () => player.step(-1);
    case ']':
      return () => player.speed(1);
    case '[':
      return () => player.speed(-1);
    case 'p':
    case 'P':
      return () => player.setPace(player.status.get().pace === 'live' ? 'presenting' : 'live');
    default:
      return undefined;
  }
}

/** Keys that the focused element takes itself. */
function isOwn(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (
    target.closest('input:not([type=range]), textarea, select, dialog[open], [popover]:popover-open') !== null
  )
    return true;
  return key === ' ' && target.closest('button, a, summary, input, [role=slider]') !== null;
}
