/**
 * The one search box, in the top bar. What is written goes to the address at once; what it finds stands in the place of the headline and is lit on the stage. `/`
 * leads here from anywhere; Escape leaves, and gives the focus back to where it was.
 */
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useProgram } from '../app/program.ts';
import { words } from '../messages/en.ts';
import { useValue } from '../panels/read.ts';

export function SearchBox(): ReactNode {
  const { view, search } = useProgram();
  const { find = '' } = useValue(view.address);
  const suggests = useValue(search.suggests);
  const finder = useValue(search.finder);
  const box = useRef<HTMLInputElement>(null);
  const before = useRef<Element | null>(null);

  function leave(): void {
    view.go({ find: '' });
    search.open.set(false);
    box.current?.blur();
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
  }
  // Whoever leaves a search by Escape elsewhere closes it, too.
  useEffect(() => {
    if (find === '' && document.activeElement !== box.current) search.open.set(false);
  }, [find, search]);

  function pressed(event: KeyboardEvent): void {
    if (event.key === 'Escape') leave();
    else if (finder?.press(event.key) !== true) return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <search className="search">
      <svg aria-hidden="true" viewBox="0 0 16 16" width="16" height="16">
        <path d="M11 11l4 4" />
        <circle cx="7" cy="7" r="5" />
      </svg>
      <input
        ref={box}
        id="search"
        type="text"
        role="combobox"
        aria-label={words.search.label}
        aria-expanded={suggests}
        aria-controls={suggests ? 'suggestions' : undefined}
        aria-activedescendant={useValue(search.active)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        placeholder={words.search.placeholder}
        value={find}
        onChange={event => view.go({ find: event.target.value })}
        onFocus={event => {
          before.current = event.relatedTarget;
          search.open.set(true);
        }}
        onBlur={() => {
          if ((view.address.get().find ?? '') === '') search.open.set(false);
        }}
        onKeyDown={pressed}
      />
      <kbd>/</kbd>
    </search>
  );
}
