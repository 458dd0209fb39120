import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runSteps } from './run-steps.mjs';

const green = { passed: 1, failed: 0, skipped: 0 };
const red = { passed: 0, failed: 1, skipped: 0, output: 'what it said' };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchboard-steps-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(steps: Parameters<typeof runSteps>[0]) {
  const said: string[] = [];
  const toolchain = { node: process.execPath, env: process.env } as Parameters<typeof runSteps>[1];
  const code = await runSteps(steps, toolchain, join(folder, 'summary.json'), line => said.push(line));
  return { code, said: said.join('\n') };
}

describe('a step that may be tried twice', () => {
  it('has passed when it passed the second time, and what failed first is printed', async () => {
    const results = [red, green];
    const { code, said } = await run([
      { name: 'races', twice: true, run: async () => results.shift() ?? green },
    ]);
    expect(code).toBe(0);
    expect(said).toContain('what it said');
    expect(said).toContain('races failed, and is tried once more');
    expect(said).toContain('1 passed, 0 failed');
  });

  it('has failed when it failed twice', async () => {
    const { code, said } = await run([{ name: 'races', twice: true, run: async () => red }]);
    expect(code).toBe(1);
    expect(said).toContain('0 passed, 1 failed');
  });
});

it('tries a step once otherwise', async () => {
  const results = [red, green];
  expect((await run([{ name: 'once', run: async () => results.shift() ?? green }])).code).toBe(1);
});

it('begins a step with the one that it runs beside, and waits for it before what comes after its own place', async () => {
  const events: string[] = [];
  const ends = Promise.withResolvers<void>();
  const begins = (name: string, until?: Promise<void>) => async () => {
    events.push(`${name} begins`);
    await until;
    events.push(`${name} ends`);
    return green;
  };
  await run([
    { name: 'first', run: begins('first') },
    { name: 'second', run: async () => begins('second')().finally(ends.resolve) },
    { name: 'slow', beside: 'first', run: begins('slow', ends.promise) },
    { name: 'last', run: begins('last') },
  ]);
  expect(events).toEqual([
    'slow begins',
    'first begins',
    'first ends',
    'second begins',
    'second ends',
    'slow ends',
    'last begins',
    'last ends',
  ]);
});
