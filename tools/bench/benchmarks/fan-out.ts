/**
 * What 100 viewers cost the server at 100 changes a second: CPU time of a process with the server's hub and streams, beside one that writes every event to every viewer
 * by itself, in turn, each time a new process. The viewers are in a process of their own.
 */
import { type Benchmark, part, type Row, ratio } from '../benchmark.ts';
import { startChild } from '../child.ts';
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

async function measure(mode: Serving['mode'], seconds: number): Promise<Stretch> {
  const server = startChild<Serving, ServingAsked, ServingTold>('subjects/serve-viewers.ts', {
    mode,
    pods,
    changesPerSecond,
    padding: 0,
    watchMemory: false,
  });
  const { port, path } = await server.next();
  const crowd = startChild<Viewing, ViewingAsked, ViewingTold>('load/viewers.ts', {
    port,
    path,
    viewers,
    sampled: 10,
    stall: false,
  });
  try {
    await crowd.next();
    await pause(2000);
    await crowd.ask('take');
    await server.ask('begin');
    await pause(seconds * 1000);
    const { cpuMs, wallMs } = await server.ask('end');
    const { latencies, bytes, open } = await crowd.ask('take');
    if (open !== viewers) throw new Error(`${open} of ${viewers} viewers are left`);
    return {
      cpu: cpuMs / wallMs,
      latency: percentile(latencies, 0.99),
      bytesPerViewer: bytes / viewers / (wallMs / 1000),
    };
  } finally {
    await crowd.stop();
    await server.stop();
  }
}

export const fanOut: Benchmark = {
  name: 'fan-out',
  title: '100 viewers',
  about:
    `${viewers} viewers of one namespace of ${pods.toLocaleString('en')} pods, ${changesPerSecond} changed pods a second. Ours: reduce, project, diff and encode once a tick, and shared bytes; ` +
    'beside it: `JSON.stringify` and `write` of the changed pod per event and viewer, without any of that work. CPU time of the serving process, medians of runs in turn.',
  async run(effort, say): Promise<readonly Row[]> {
    const [rounds, seconds] = effort === 'full' ? [5, 5] : [2, 3];
    const stretches: Record<Serving['mode'], Stretch[]> = { shared: [], each: [] };
    for (let round = 0; round < rounds; round += 1)
      for (const mode of ['shared', 'each'] as const) {
        const stretch = await measure(mode, seconds);
        stretches[mode].push(stretch);
        say(`${mode}: CPU ${(100 * stretch.cpu).toFixed(1)} %, p99 ${stretch.latency} ms`);
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
