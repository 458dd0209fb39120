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
const pods = 1000;
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

async function start(mode: Serving['mode'], stops: (() => Promise<void>)[]): Promise<Side> {
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

export const fanOut: Benchmark = {
  name: 'fan-out',
  title: '100 viewers',
  about:
    `${viewers} viewers of one namespace of ${pods.toLocaleString('en')} pods, ${changesPerSecond} changed pods a second. Ours: reduce, project, diff and encode once a tick, and shared bytes; ` +
    'beside it: `JSON.stringify` and `write` of the changed pod per event and viewer, without any of that work. CPU time of the serving processes, warm, medians of stretches in turn.',
  async run(effort, say): Promise<readonly Row[]> {
    const [rounds, seconds] = effort === 'full' ? [5, 5] : [2, 3];
    const stretches: Record<Serving['mode'], Stretch[]> = { shared: [], each: [] };
    const stops: (() => Promise<void>)[] = [];
    try {
      const sides = { shared: await start('shared', stops), each: await start('each', stops) };
      for (const mode of ['shared', 'each'] as const) await measure(sides[mode], 2 * seconds);
      for (let round = 0; round < rounds; round += 1)
        for (const mode of ['shared', 'each'] as const) {
          const stretch = await measure(sides[mode], seconds);
          stretches[mode].push(stretch);
          say(`${mode}: CPU ${(100 * stretch.cpu).toFixed(1)} %, p99 ${stretch.latency} ms`);
        }
    } finally {
      for (const stop of stops.reverse()) await stop();
    }
    const of = (mode: Serving['mode'], value: (stretch: Stretch) => number) =>
      median(stretches[mode].map(value));
    const [ours, theirs] = [of('shared', ({ cpu }) => cpu), of('each', ({ cpu }) => cpu)];
    const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
    const wire = (mode: Serving['mode']) =>
      `${(of(mode, ({ bytesPerViewer }) => bytesPerViewer) / 1000).toFixed(1)} kB`;
    return [
      {
        measured: 'CPU time, of that of a write per event and viewer',
        value: ours / theirs,
        shown: `${ratio(ours / theirs)} (${percent(ours)} of a core, not ${percent(theirs)})`,
        must: part(2),
        goal: part(3),
      },
      {
        measured: 'change to viewer, p99',
        value: of('shared', ({ latency }) => latency),
        shown: `${of('shared', ({ latency }) => latency)} ms (write per event: ${of('each', ({ latency }) => latency)} ms)`,
      },
      {
        measured: 'bytes for each viewer and second',
        value: of('shared', ({ bytesPerViewer }) => bytesPerViewer),
        shown: `${wire('shared')} (write per event: ${wire('each')})`,
      },
    ];
  },
};
