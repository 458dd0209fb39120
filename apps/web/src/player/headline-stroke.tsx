/**
 * The highlighter under the headline when its sentence is new: it grows with the stage's clock, so that it stands, slows down and steps with the picture, and where
 * motion is reduced it stands at once. Gone after three seconds.
 */
import type { Pace } from '@switchboard/core/scene/cue';
import { type ReactNode, useEffect, useRef } from 'react';
import { useProgram } from '../app/program.ts';
import { easeOut } from '../stage/easing.ts';

/** How long the stroke grows and then stands, ms. */
const grows: Readonly<Record<Pace, number>> = { presenting: 320, live: 140 };
const stands = 3_000;

/** What stands of it `since` ms after the sentence changed: 0 where it is not there. */
export function strokeAt(since: number, pace: Pace, reduced: boolean): number {
  if (since < 0 || since > stands) return 0;
  return reduced ? 1 : easeOut(since / grows[pace]);
}

/** What the headline said last. */
export interface Said {
  readonly sentence: string;
  /** What is looked at, and how: another look has another sentence. */
  readonly look: string;
  /** Whether all of it had been read and was heard of. */
  readonly whole: boolean;
}

/** A sentence is news where only the cluster can have changed it: what one sees first, or after looking elsewhere, is none. */
export function isNewSentence(before: Said, said: Said): boolean {
  return before.whole && before.look === said.look && before.sentence !== said.sentence;
}

export function HeadlineStroke({ sentence, look, whole }: Said): ReactNode {
  const { player, stageTime } = useProgram();
  const element = useRef<HTMLSpanElement>(null);
  const last = useRef<Said>({ sentence, look, whole: false });
  useEffect(() => {
    const before = last.current;
    last.current = { sentence, look, whole };
    if (!isNewSentence(before, last.current)) return;
    const began = stageTime.now();
    const stop = stageTime.everyFrame(reduced => {
      const stroke = strokeAt(stageTime.now() - began, player.status.get().pace, reduced);
      if (element.current !== null) element.current.style.transform = `scaleX(${stroke})`;
      return stageTime.now() - began <= stands;
    });
    return () => {
      stop();
      if (element.current !== null) element.current.style.transform = 'scaleX(0)';
    };
  }, [sentence, look, whole, player, stageTime]);
  return (
    <span ref={element} className="headline-stroke" aria-hidden="true" style={{ transform: 'scaleX(0)' }} />
  );
}
