/** The words of a scene one by one, where each begins and how wide it is: for pictures that leave the page. Pure but for the measure. */
import type { Box, Measure, Run } from '../stage/scene/shape.ts';
import type { Colour, Role } from '../tokens/tokens.ts';

export interface Word {
  readonly text: string;
  readonly role: Role;
  readonly colour: Colour;
  readonly size: number;
  /** Where it begins, and the middle of its height. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly dim: boolean;
  /** Set upwards, from (x, y). */
  readonly vertical: boolean;
}

export function wordsOf(boxes: readonly Box[], measure: Measure): readonly Word[] {
  return boxes.flatMap(box => box.runs.flatMap(run => wordsOfRun(box, run, measure)));
}

function wordsOfRun(box: Box, run: Run, measure: Measure): readonly Word[] {
  const widths = run.parts.map(({ text, role }) => measure(text, role, run.size));
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const vertical = run.vertical === true;
  const start =
    run.anchor === 'start'
      ? box.x + run.x
      : run.anchor === 'end'
        ? box.x + box.width - run.x - (vertical ? 0 : whole)
        : box.x + (box.width - (vertical ? 0 : whole)) / 2;
  const y = box.y + run.y;
  let done = 0;
  return run.parts.map(({ text, role, colour }, i) => {
    const width = widths[i] ?? 0;
    const word: Word = {
      ...{ text, role, colour, width, vertical, size: run.size, dim: box.dim === true },
      x: vertical ? start : start + done,
      y: vertical ? y + whole / 2 - done : y,
    };
    done += width;
    return word;
  });
}
