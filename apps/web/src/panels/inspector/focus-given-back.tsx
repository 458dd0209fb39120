/** When a panel closes that holds the focus, the focus goes back to the picture, to the row where it was, and not to nowhere. */
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useProgram } from '../../app/program.ts';

export function FocusGivenBack({ children }: { readonly children: ReactNode }): ReactNode {
  const { stageHost } = useProgram();
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const panel = place.current;
    return () => {
      if (panel?.contains(document.activeElement) !== true) return;
      stageHost.querySelector<HTMLElement>('.box[tabindex="0"]')?.focus();
    };
  }, [stageHost]);
  return (
    <div className="contents" ref={place}>
      {children}
    </div>
  );
}
