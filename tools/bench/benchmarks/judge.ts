/**
 * The judge beside the hub: what one judgement of a namespace of 1,000 pods costs, and how long the longest of its steps holds up a commit. The hub goes on between the
 * steps, and begins a commit 50 ms after the last one at the earliest: that is its budget of a frame.
 */
import { judging } from '@switchboard/core/findings/judge';
import { createProjector } from '@switchboard/core/project';
import { crowd } from '@switchboard/core/testing/crowd';
import { emptyWorld, reduce, type World } from '@switchboard/core/world';
import { shortestTick } from '@switchboard/server/hub/tick';
import type { Benchmark, Row } from '../benchmark.ts';
import { median, percentile } from '../statistics.ts';

const pods = 1_000;
const now = Date.parse('2026-12-01T00:00:00Z');

interface Judged {
  readonly whole: number;
  readonly longest: number;
  readonly found: number;
}

/** Of this thread, ms: what else the machine does costs it nothing. */
function cpuTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function judgeOnce(world: World): Judged {
  const began = cpuTime();
  const steps = judging({ world, now });
  let [last, longest] = [began, 0];
  for (;;) {
    const step = steps.next();
    const time = cpuTime();
    longest = Math.max(longest, time - last);
    last = time;
    if (step.done === true) return { whole: time - began, longest, found: step.value.findings.length };
  }
}

/** Every tenth pod is not ready, so that there is something to be said and to be explained. */
function unwell(): World {
  const { objects } = crowd(pods);
  const all = objects.map((object, i) =>
    object.kind === 'Pod' && i % 10 === 0 ? { ...object, ready: false } : object,
  );
  return reduce(
    emptyWorld,
    all.map(object => ({ type: 'put', object })),
  ).world;
}

const ms = (value: number): string => `${value.toFixed(1)} ms`;

export const judge: Benchmark = {
  name: 'judge',
  title: 'Findings of 1,000 pods',
  about: `All rules on one namespace of ${pods.toLocaleString('en')} pods behind 40 Services, every tenth pod not ready, each time from the beginning; CPU time, warm. Beside it what the hub does of it in one commit, projecting the namespace anew.`,
  async run(effort, say): Promise<readonly Row[]> {
    const rounds = effort === 'full' ? 200 : 20;
    const world = unwell();
    const judged: Judged[] = [];
    const projected: number[] = [];
    for (let round = -rounds / 4; round < rounds; round += 1) {
      const one = judgeOnce(world);
      const began = cpuTime();
      createProjector()(world, 'shop');
      const projecting = cpuTime() - began;
      if (round < 0) continue;
      judged.push(one);
      projected.push(projecting);
    }
    say(`${judged[0]?.found} findings`);
    const whole = median(judged.map(one => one.whole));
    const budget = { most: shortestTick, shown: `≤ ${shortestTick} ms (one frame of the hub)` };
    return [
      {
        measured: 'one judgement',
        value: whole,
        shown: `${ms(whole)} (projecting it: ${ms(median(projected))})`,
        must: budget,
      },
      {
        measured: 'one judgement, p99',
        value: percentile(
          judged.map(one => one.whole),
          0.99,
        ),
        shown: ms(
          percentile(
            judged.map(one => one.whole),
            0.99,
          ),
        ),
        goal: budget,
      },
      {
        measured: 'its longest step, which a commit may have to wait for',
        value: median(judged.map(one => one.longest)),
        shown: ms(median(judged.map(one => one.longest))),
        goal: { most: 10, shown: '≤ 10 ms' },
      },
    ];
  },
};
