/** What was measured, in English: lengths in seconds, and by which clock. Whole seconds where the API says them: it knows no finer ones. */
import { figure, plural } from '../../scene/messages/grammar-en.ts';
import { s } from '../../scene/messages/ledger-en.ts';
import type { Part } from '../../scene/sentence.ts';
import type { Step, StepName } from '../course.ts';

const after: Readonly<Record<StepName, string>> = {
  'created-ready': 'ready after',
  'ready-listed': 'listed after',
  'deleted-struck': 'struck after',
  'struck-gone': 'gone after',
  'deleted-gone': 'gone after',
};

export const measureWords = {
  came: (pod: Part, steps: readonly Step[], services: readonly Part[]) =>
    services[0] === undefined
      ? s`${pod}: made, ${chain(steps)}.`
      : s`${pod} for ${services[0]}: made, ${chain(steps)}.`,
  went: (pod: Part, steps: readonly Step[], services: readonly Part[]) =>
    services[0] === undefined
      ? s`${pod}: deleted, ${chain(steps)}.`
      : s`${pod} of ${services[0]}: deleted, ${chain(steps)}.`,
  many: (n: number, owner: Part, ranges: readonly (readonly Step[])[]) =>
    s`${owner}: ${figure(n)} ${plural(n, 'pod')}, ${ranges.map(rangeText).join(', then ')}.`,
};

export function lengthText({ ms, by }: Pick<Step, 'ms' | 'by'>): string {
  const seconds = ms / 1_000;
  if (by === 'api' || seconds >= 100) return `${Math.round(seconds)} s`;
  return ms < 50 ? 'under 0.1 s' : `${seconds.toFixed(1)} s`;
}

function chain(steps: readonly Step[]): string {
  return steps.map(step => `${after[step.name]} ${lengthText(step)}${clock(step)}`).join(', then ');
}

function clock({ by }: Step): string {
  return by === 'seen' ? ' as seen' : '';
}

function rangeText(steps: readonly Step[]): string {
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined) return '';
  const [from, to] = [lengthText(first), lengthText(last)];
  return `${after[first.name]} ${from === to ? to : `${from.replace(' s', '')} to ${to}`}${clock(first)}`;
}
