/** When a panel closes that holds the focus, the focus goes back to the picture, to the row where it was, and not to nowhere. */
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useProgram } from '../../app/program.ts';

export function FocusGivenBack({ children }: { readonly children: ReactNode }): ReactNode {
  const { stageHost } = useProgram();
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const panel = place.current;
    // A button that was pressed may be gone since: then the focus is nowhere, and was here last.
    let here = false;
    const look = ({ target }: FocusEvent) => {
      here = target instanceof Node && panel?.contains(target) === true;
    };
    document.addEventListener('focusin', look);
    return () => {
      document.removeEventListener('focusin', look);
      const lost = document.activeElement === null || document.activeElement === document.body;
      if (panel?.contains(document.activeElement) !== true && !(here && lost)) return;
      stageHost.querySelector<HTMLElement>('.box[tabindex="0"]')?.focus();
    };
  }, [stageHost]);
  return (
    <div className="contents" ref={place}>
      {children}
    </div>
  );
}
