/**
 * What stands over the page until one leaves it: the browser's own dialog, which keeps the focus in, closes with Escape, and gives the focus back. A click beside it
 * closes it, too.
 */
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useProgram } from '../app/program.ts';

export function Modal({
  name,
  label,
  children,
}: {
  readonly name: string;
  readonly label: string;
  readonly children: (close: () => void) => ReactNode;
}): ReactNode {
  const { dialog } = useProgram();
  const element = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = element.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const close = () => element.current?.close();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: by keys it is closed with Escape.
    <dialog
      ref={element}
      className={`modal ${name}`}
      aria-label={label}
      onClose={() => {
        if (element.current?.open === false) dialog.set(undefined);
      }}
      onClick={event => {
        if (event.target === event.currentTarget) close();
      }}
    >
      {children(close)}
    </dialog>
  );
}
