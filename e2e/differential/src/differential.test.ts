/**
 * What people type, on the simulated cluster and on the real one: both say the same, and the same is left. A session that differs shows every step of it that does.
 * Sessions run side by side, each in a namespace of its own. One that differs is played again, at most twice, in a namespace anew: controllers of a real control plane race one
 * another, and what a person could notice is there every time. What did not differ in the end is told then, by the file that SWITCHBOARD_MEASURES names: it is the next
 * thing to mend. What differs is also added to the file that SWITCHBOARD_DIFFERENCES names, a line of JSON for each step.
 */
import { appendFileSync } from 'node:fs';
import { usePair } from '@switchboard/clusters/pair';
import { afterAll, describe, it } from 'vitest';
import { type Compared, play } from './play.ts';
import type { Session } from './session.ts';
import { alone, sideBySide } from './sessions.ts';

const pair = usePair();
/** By session, as it was played last. */
const compared = new Map<string, readonly Compared[]>();
/** What differed before a session was played for the last time. */
const once: string[] = [];

const isDifferent = ({ simulated, real }: Compared): boolean => simulated !== real;
const told = (session: string, { milliseconds, line }: Compared): string =>
  `${(milliseconds / 1000).toFixed(1).padStart(6)} s  ${session}: ${line}`;

function note(difference: object): void {
  const file = process.env['SWITCHBOARD_DIFFERENCES'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(difference)}\n`);
}

const compare = (session: Session): void =>
  it(session.name, { timeout: 300_000, retry: 2 }, async ({ expect }) => {
    const steps = await play(session, pair());
    const before = compared.get(session.name);
    if (before !== undefined) once.push(...before.filter(isDifferent).map(step => told(session.name, step)));
    compared.set(session.name, steps);
    for (const step of steps) {
      if (isDifferent(step)) note({ session: session.name, ...step });
      expect.soft(`${step.line}\n${step.simulated}`).toBe(`${step.line}\n${step.real}`);
    }
  });

// While nobody else has pods on them.
describe('kubectl says the same of nodes', () => alone.forEach(compare));
describe.concurrent('kubectl says the same', () => sideBySide.forEach(compare));

afterAll(() => {
  const all = [...compared].flatMap(([session, steps]) => steps.map(step => ({ session, step })));
  const differing = all.filter(({ step }) => isDifferent(step));
  const slowest = all.toSorted((a, b) => b.step.milliseconds - a.step.milliseconds).slice(0, 10);
  const lines = [
    `${all.length} steps compared, ${differing.length} differ; the slowest ten:`,
    ...slowest.map(({ session, step }) => told(session, step)),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  const file = process.env['SWITCHBOARD_MEASURES'];
  if (file !== undefined && once.length > 0)
    appendFileSync(file, `differed when they were not played for the last time:\n${once.join('\n')}\n`);
});
