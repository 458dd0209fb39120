/** Keys as they are printed on a keyboard, side by side; on a Mac the command key in place of Ctrl. */
import type { ReactNode } from 'react';

const isMac = /^Mac|iPhone|iPad/.test(navigator.platform);

export function Keys({ keys }: { readonly keys: readonly string[] }): ReactNode {
  return keys.map(key => (
    <kbd key={key} className="key">
      {key === 'Ctrl' && isMac ? '⌘' : key}
    </kbd>
  ));
}
