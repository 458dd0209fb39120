/**
 * What people type, on the simulated cluster and on the real one: both say the same, and the same is left. A session that differs shows every step of it that does.
 * Sessions run side by side, each in a namespace of its own. What differs is also added to the file that SWITCHBOARD_DIFFERENCES names, a line of JSON for each step.
 */
import { appendFileSync } from 'node:fs';
import { usePair } from '@switchboard/clusters/pair';
import { afterAll, describe, it } from 'vitest';
import { type Compared, play } from './play.ts';
import type { Session } from './session.ts';
import { alone, sideBySide } from './sessions.ts';

const pair = usePair();
const compared: (Compared & { readonly session: string })[] = [];

function note(difference: object): void {
  const file = process.env['SWITCHBOARD_DIFFERENCES'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(difference)}\n`);
}

const compare = (session: Session): void =>
  it(session.name, { timeout: 300_000 }, async ({ expect }) => {
    for (const step of await play(session, pair())) {
      compared.push({ ...step, session: session.name });
      if (step.simulated !== step.real) note({ session: session.name, ...step });
      expect.soft(`${step.line}\n${step.simulated}`).toBe(`${step.line}\n${step.real}`);
    }
  });

// While nobody else has pods on them.
describe('kubectl says the same of nodes', () => alone.forEach(compare));
describe.concurrent('kubectl says the same', () => sideBySide.forEach(compare));

afterAll(() => {
  const differing = compared.filter(({ simulated, real }) => simulated !== real);
  const slowest = [...compared].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, 10);
  const told = slowest.map(
    ({ milliseconds, session, line }) =>
      `${(milliseconds / 1000).toFixed(1).padStart(6)} s  ${session}: ${line}`,
  );
  process.stdout.write(
    `${compared.length} steps compared, ${differing.length} differ; the slowest ten:\n${told.join('\n')}\n`,
  );
});
