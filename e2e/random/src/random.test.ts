/**
 * A hundred random sequences, each named by its seed, played on a simulated and on a real cluster at once: after every turn both must hold the same pods, Services,
 * slices and Endpoints. `SWITCHBOARD_SEEDS=7,12` plays those alone.
 */
import { usePair } from '@switchboard/clusters/pair';
import { describe, it } from 'vitest';
import { longList, manyPods } from './crowds.ts';
import { play } from './play.ts';
import { sequenceOf } from './sequence.ts';

const asked = process.env['SWITCHBOARD_SEEDS'];
const seeds =
  asked === undefined ? Array.from({ length: 100 }, (_, i) => i + 1) : asked.split(',').map(Number);
const turns = 9;
/** Controllers and kubelets take their time, machines wait for them: many sequences share the waiting. */
const atOnce = 10;

const pair = usePair({ haste: 10 });

/** Tests wait for their turn here. */
let free = atOnce;
const waiting: (() => void)[] = [];

async function oneOfFew(task: () => Promise<void>): Promise<void> {
  if (free === 0) await new Promise<void>(resolve => waiting.push(resolve));
  else free -= 1;
  try {
    await task();
  } finally {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  }
}

describe.concurrent('a random sequence leaves both clusters with the same endpoints', () => {
  it.each(seeds)('seed %i', { timeout: 900_000 }, seed =>
    oneOfFew(() => play(pair(), sequenceOf(seed, turns))),
  );

  it.each([manyPods, longList])('$name', { timeout: 900_000 }, crowd => oneOfFew(() => play(pair(), crowd)));
});
