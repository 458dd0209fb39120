/**
 * What 100 viewers cost the server at 100 changes a second: CPU time of a process with the server's hub and streams, beside one that writes every event to every viewer
 * by itself, in turn; both have run for a while before. The viewers of each are in a process of their own.
 */
import { type Benchmark, part, type Row, ratio } from '../benchmark.ts';
import { type Child, startChild } from '../child.ts';
import type { Viewing, ViewingAsked, ViewingTold } from '../load/viewing.ts';
import { pause } from '../pause.ts';
import { median, percentile } from '../statistics.ts';
import type { Serving, ServingAsked, ServingTold } from '../subjects/serving.ts';

const viewers = 100;
const changesPerSecond = 100;

interface Stretch {
  /** Part of one core. */
  readonly cpu: number;
  readonly latency: number;
  readonly bytesPerViewer: number;
}

interface Side {
  readonly server: Child<ServingAsked, ServingTold>;
  readonly viewers: Child<ViewingAsked, ViewingTold>;
}

async function start(mode: Serving['mode'], pods: number, stops: (() => Promise<void>)[]): Promise<Side> {
  const server = startChild<Serving, ServingAsked, ServingTold>('subjects/serve-viewers.ts', {
    mode,
    pods,
    changesPerSecond,
    padding: 0,
    watchMemory: false,
  });
  stops.push(server.stop);
  const { port, path } = await server.next();
  const viewing = { port, path, viewers, sampled: 10, stall: false };
  const crowd = startChild<Viewing, ViewingAsked, ViewingTold>('load/viewers.ts', viewing);
  stops.push(crowd.stop);
  await crowd.next();
  return { server, viewers: crowd };
}

async function measure({ server, viewers: crowd }: Side, seconds: number): Promise<Stretch> {
  await crowd.ask('take');
  await server.ask('begin');
  await pause(seconds * 1000);
  const { cpuMs, wallMs } = await server.ask('end');
  await pause(200);
  const { latencies, bytes, open } = await crowd.ask('take');
  if (open !== viewers) throw new Error(`${open} of ${viewers} viewers are left`);
  return {
    cpu: cpuMs / wallMs,
    latency: percentile(latencies, 0.99),
    bytesPerViewer: bytes / viewers / (wallMs / 1000),
  };
}

/** A namespace of the large cluster of the goal `painted`, and one ten times as large: recomputing it is most of what a tick costs. */
const sides = {
  small: { mode: 'shared', pods: 100 },
  large: { mode: 'shared', pods: 1000 },
  judged: { mode: 'judged', pods: 1000 },
  each: { mode: 'each', pods: 1000 },
} as const;
type SideName = keyof typeof sides;
const names = ['small', 'large', 'judged', 'each'] as const;

export const fanOut: Benchmark = {
  name: 'fan-out',
  title: '100 viewers',
  about:
    `${viewers} viewers of one namespace, ${changesPerSecond} changed pods a second in it. Ours: reduce, project, diff and encode once a tick, and shared bytes; where it is said the judge runs, too, as in the program; ` +
    'beside it: `JSON.stringify` and `write` of the changed pod per event and viewer, without any of that work. CPU time of the serving processes, warm, medians of stretches in turn.',
  async run(effort, say): Promise<readonly Row[]> {
    const [rounds, seconds] = effort === 'full' ? [5, 4] : [2, 1.5];
    const stretches: Record<SideName, Stretch[]> = { small: [], large: [], judged: [], each: [] };
    const stops: (() => Promise<void>)[] = [];
    try {
      const started = new Map<SideName, Side>();
      for (const name of names) started.set(name, await start(sides[name].mode, sides[name].pods, stops));
      for (let round = -1; round < rounds; round += 1)
        for (const [name, side] of started) {
          // The first round only warms up.
          const stretch = await measure(side, round < 0 ? 2 * seconds : seconds);
          if (round < 0) continue;
          stretches[name].push(stretch);
          say(`${name}: CPU ${(100 * stretch.cpu).toFixed(1)} %, p99 ${stretch.latency} ms`);
        }
    } finally {
      for (const stop of stops.reverse()) await stop();
    }
    const of = (name: SideName, value: (stretch: Stretch) => number) => median(stretches[name].map(value));
    const theirs = of('each', ({ cpu }) => cpu);
    const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
    const cpu = (name: SideName): Row => {
      const ours = of(name, stretch => stretch.cpu);
      return {
        measured: `namespace of ${sides[name].pods.toLocaleString('en')} pods${name === 'judged' ? ', judged beside' : ''}: CPU time, of that of a write per event and viewer`,
        value: ours / theirs,
        shown: `${ratio(ours / theirs)} (${percent(ours)} of a core, not ${percent(theirs)})`,
        must: part(2),
        goal: part(3),
      };
    };
    const wire = (name: SideName) =>
      `${(of(name, ({ bytesPerViewer }) => bytesPerViewer) / 1000).toFixed(1)} kB`;
    return [
      cpu('small'),
      cpu('large'),
      cpu('judged'),
      {
        measured: 'change to viewer, p99',
        value: of('large', ({ latency }) => latency),
        shown: `${of('large', ({ latency }) => latency)} ms (write per event: ${of('each', ({ latency }) => latency)} ms)`,
      },
      {
        measured: 'bytes for each viewer and second',
        value: of('large', ({ bytesPerViewer }) => bytesPerViewer),
        shown: `${wire('large')} (write per event: ${wire('each')})`,
      },
    ];
  },
};
