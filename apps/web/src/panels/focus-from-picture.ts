/**
 * Between picture and table the focus is not lost: what takes the picture's place takes its focus, too, and the picture takes it back, on the row where it was. Who has it elsewhere
 * on the page, on the button that was pressed, keeps it. Called by the table and by the frame of the stage.
 */
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { useProgram } from '../app/program.ts';

/** For the heading of what takes the picture's place. A page that begins with it leaves the focus at its own beginning. */
export function useFocusFromPicture<Heading extends HTMLElement>(): RefObject<Heading | null> {
  const { stageHost } = useProgram();
  const heading = useRef<Heading>(null);
  useLayoutEffect(() => {
    const wasLookedAt = tabStop(stageHost) !== null;
    if (wasLookedAt && (isNowhere() || stageHost.contains(document.activeElement))) heading.current?.focus();
  }, [stageHost]);
  return heading;
}

/** For the picture: when it is shown again. */
export function useFocusBack(hidden: boolean): void {
  const { stageHost } = useProgram();
  const wasHidden = useRef(hidden);
  useLayoutEffect(() => {
    const shownAgain = wasHidden.current && !hidden;
    wasHidden.current = hidden;
    if (shownAgain && isNowhere()) tabStop(stageHost)?.focus();
  }, [hidden, stageHost]);
}

function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

function tabStop(stageHost: HTMLElement): HTMLElement | null {
  return stageHost.querySelector<HTMLElement>('.box[tabindex="0"]');
}
