/**
 * Copying gives the true text of a name, although the picture shows it without its middle or with marks for what cannot be seen: for words that are selected, and for
 * the button that has the focus. Listened for by the layers of words.
 */

/** Whether a part of a name was chosen on purpose: then that is what is copied. */
function isWhole(selected: string, shown: string): boolean {
  return (
    selected === '' || selected.includes('…') || selected.includes('‹') || selected.trim() === shown.trim()
  );
}

export function copyTrueText(layer: HTMLElement): void {
  layer.addEventListener('copy', event => {
    const selection = getSelection();
    const selected = selection?.isCollapsed === false ? selection.toString() : '';
    const from = selected === '' ? document.activeElement : selection?.anchorNode?.parentElement;
    const box = from?.closest<HTMLElement>('[data-full]');
    const full = box?.dataset['full'];
    if (full === undefined || !isWhole(selected, box?.textContent ?? '')) return;
    event.clipboardData?.setData('text/plain', full);
    event.preventDefault();
  });
}
