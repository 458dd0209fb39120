/**
 * What viewers cost who stop reading: 80 viewers read all the time, 20 more come for a stretch and read too, or come and take nothing after their first bytes. Both
 * kinds of stretches follow each other in one server; memory and the delays of the 80 are compared between them.
 */
import { type Benchmark, type Row, ratio } from '../benchmark.ts';
import { type Child, startChild } from '../child.ts';
import type { Viewing, ViewingAsked, ViewingTold } from '../load/viewing.ts';
import { pause } from '../pause.ts';
import { median, percentile } from '../statistics.ts';
import type { Serving, ServingAsked, ServingTold } from '../subjects/serving.ts';

const steady = 80;
const guests = 20;
const pods = 2000;
/** A burst without end, of long changes: buffers of the system, which nobody here pays for, are full within the stretch. */
const changesPerSecond = 500;
const padding = 2000;
const mebibyte = 1024 ** 2;

interface Stretch {
  readonly peakRss: number;
  readonly kept: number;
  readonly latencies: readonly number[];
  /** What the guests took, each. */
  readonly taken: number;
  readonly resyncs: number;
}

type Viewers = Child<ViewingAsked, ViewingTold>;

async function stretch(
  server: Child<ServingAsked, ServingTold>,
  readers: Viewers,
  where: Pick<ServingTold, 'port' | 'path'>,
  stall: boolean,
  seconds: number,
): Promise<Stretch> {
  await server.ask('begin');
  const more: Viewers = startChild<Viewing, ViewingAsked, ViewingTold>('load/viewers.ts', {
    ...where,
    viewers: guests,
    sampled: 0,
    stall,
  });
  try {
    await more.next();
    await readers.ask('take');
    await pause(seconds * 1000);
    const { bytes } = await more.ask('take');
    const { latencies } = await readers.ask('take');
    const { peakRss, kept, resyncs } = await server.ask('end');
    return { peakRss, kept, latencies, taken: bytes / guests, resyncs };
  } finally {
    await more.stop();
  }
}

export const stalled: Benchmark = {
  name: 'stalled',
  title: '20 stalled viewers',
  about:
    `${steady} viewers of ${pods.toLocaleString('en')} pods read ${changesPerSecond.toLocaleString('en')} changes a second, a megabyte; ${guests} more read too, or take nothing after their first bytes, by turns in one server. ` +
    'Memory: the peak of the resident set, and heap with what hangs on it after a collection, with stalled viewers less without; medians of pairs. Delay: from change to viewer, of the 80, in both.',
  async run(effort, say): Promise<readonly Row[]> {
    const [rounds, seconds] = effort === 'full' ? [5, 8] : [1, 4];
    const server = startChild<Serving, ServingAsked, ServingTold>(
      'subjects/serve-viewers.ts',
      { mode: 'shared', pods, changesPerSecond, padding, watchMemory: true },
      ['--expose-gc'],
    );
    const pairs: { readonly without: Stretch; readonly stalled: Stretch }[] = [];
    let readers: Viewers | undefined;
    try {
      const where = await server.next();
      readers = startChild<Viewing, ViewingAsked, ViewingTold>('load/viewers.ts', {
        port: where.port,
        path: where.path,
        viewers: steady,
        sampled: 10,
        stall: false,
      });
      await readers.next();
      // The first stretch also grows heap and ring, which is nobody's fault.
      await stretch(server, readers, where, false, 2 * seconds);
      for (let round = 0; round < rounds; round += 1) {
        // In turns that turn, so that what grows by itself counts for neither.
        const first = round % 2 === 1;
        const one = await stretch(server, readers, where, first, seconds);
        const other = await stretch(server, readers, where, !first, seconds);
        const [without, stalledNow] = first ? [other, one] : [one, other];
        pairs.push({ without, stalled: stalledNow });
        for (const [name, one] of Object.entries({ reading: without, stalled: stalledNow }))
          say(
            `${name}: RSS ${(one.peakRss / mebibyte).toFixed(0)} MiB, kept ${(one.kept / mebibyte).toFixed(1)} MiB, ` +
              `p50 ${percentile(one.latencies, 0.5)} ms, p99 ${percentile(one.latencies, 0.99)} ms, guests took ${(one.taken / 1e6).toFixed(1)} MB, ${one.resyncs} fell behind`,
          );
      }
    } finally {
      await readers?.stop();
      await server.stop();
    }
    const added = (value: (of: Stretch) => number) =>
      median(pairs.map(pair => value(pair.stalled) - value(pair.without))) / mebibyte;
    const delay = (which: 'without' | 'stalled', part: number) =>
      median(pairs.map(pair => percentile(pair[which].latencies, part)));
    const memory = (value: number) => ({
      value,
      shown: `${value >= 0 ? '+' : '−'}${Math.abs(value).toFixed(1)} MiB`,
      must: { most: 25, shown: '≤ 25 MB' },
    });
    const waits = (part: number) => ({
      value: delay('stalled', part) / delay('without', part),
      shown: `${ratio(delay('stalled', part) / delay('without', part))} (${delay('stalled', part)} ms, without them ${delay('without', part)} ms)`,
    });
    return [
      { measured: 'peak of the resident set', ...memory(added(({ peakRss }) => peakRss)) },
      { measured: 'heap and external memory', ...memory(added(({ kept }) => kept)) },
      {
        measured: 'delay of the others, median, of that without stalled viewers',
        ...waits(0.5),
        must: { most: 1.25, shown: '≤ 1.25 × (not noticed)' },
      },
      { measured: 'delay of the others, p99, of that without stalled viewers', ...waits(0.99) },
    ];
  },
};
