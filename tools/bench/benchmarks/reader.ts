/**
 * Reading a cluster at the start: ours (split, parse, reduce, project) beside the informer of client-node, on the same bytes from the same server, each time in a new
 * process and in turn, so that what else the machine does meets both. Time begins when everything is loaded.
 */
import { type Benchmark, part, type Row, ratio } from '../benchmark.ts';
import { startChild } from '../child.ts';
import type { ApiServerReady } from '../load/api-server.ts';
import type { ClusterSize } from '../load/real-objects.ts';
import { median } from '../statistics.ts';
import type { Reading, ReadingDone } from '../subjects/reading.ts';

const readers = {
  slices: { file: 'subjects/read-ours.ts', kinds: ['Service', 'EndpointSlice'] },
  pods: { file: 'subjects/read-ours.ts', kinds: ['Pod'] },
  informer: { file: 'subjects/read-informer.ts', kinds: [] },
} as const;
type Reader = keyof typeof readers;

async function read(reader: Reader, url: string, pods: number): Promise<ReadingDone> {
  const { file, kinds } = readers[reader];
  const child = startChild<Reading, never, ReadingDone>(file, { url, kinds }, ['--max-old-space-size=6144']);
  try {
    const done = await child.next();
    if (done.items !== pods) throw new Error(`${reader} read ${done.items} of ${pods}`);
    return done;
  } finally {
    await child.stop();
  }
}

async function compare(
  pods: number,
  rounds: number,
  say: (line: string) => void,
): Promise<Readonly<Record<Reader, readonly ReadingDone[]>>> {
  const server = startChild<ClusterSize, never, ApiServerReady>('load/api-server.ts', {
    pods,
    namespaces: 50,
  });
  const results: Record<Reader, ReadingDone[]> = { slices: [], pods: [], informer: [] };
  try {
    const { url, podBytes, podBytesWithoutManagedFields } = await server.next();
    say(`a pod is ${podBytes} B, ${podBytesWithoutManagedFields} B without managedFields`);
    for (let round = 0; round < rounds; round += 1)
      for (const reader of ['informer', 'slices', 'pods'] as const) {
        const done = await read(reader, url, pods);
        results[reader].push(done);
        say(`${pods} pods, ${reader}: ${done.wallMs.toFixed(0)} ms, CPU ${done.cpuMs.toFixed(0)} ms`);
      }
  } finally {
    await server.stop();
  }
  return results;
}

const clocks = [
  { of: 'time', read: (done: ReadingDone) => done.wallMs },
  { of: 'CPU time', read: (done: ReadingDone) => done.cpuMs },
] as const;

/** Ratios are of medians. */
function rowsOf(
  pods: number,
  results: Readonly<Record<Reader, readonly ReadingDone[]>>,
  musts: boolean,
): readonly Row[] {
  const size = `${pods.toLocaleString('en')} pods`;
  const middle = (name: Reader, value: (done: ReadingDone) => number) => median(results[name].map(value));
  const rows = (name: Reader, what: string, must: number, goal: number): readonly Row[] =>
    clocks.map(clock => {
      const [ours, theirs] = [middle(name, clock.read), middle('informer', clock.read)];
      return {
        measured: `${what}, ${size}: ${clock.of}, of the informer's`,
        value: ours / theirs,
        shown: `${ratio(ours / theirs)} (${(ours / 1000).toFixed(2)} s of ${(theirs / 1000).toFixed(2)} s)`,
        ...(musts && { must: part(must) }),
        goal: part(goal),
      };
    });
  const peak = (name: Reader) => middle(name, done => done.peakBytes) / 1024 ** 2;
  return [
    ...rows('slices', 'topology from Services and EndpointSlices', 8, 12),
    ...rows('pods', 'all pods', 2, 3),
    {
      measured: `all pods, ${size}: peak memory`,
      value: peak('pods'),
      shown: `${peak('pods').toFixed(0)} MiB (informer ${peak('informer').toFixed(0)} MiB)`,
    },
  ];
}

export const reader: Benchmark = {
  name: 'reader',
  title: 'Reading a cluster',
  about:
    'List to topology, beside the informer of @kubernetes/client-node 2.0.1 on pods, over loopback; pods of 10 kB (5.9 kB without managedFields). ' +
    'Medians over new processes in turn; the clock starts when their modules are loaded.',
  async run(effort, say) {
    const small = await compare(10_000, effort === 'full' ? 5 : 2, say);
    if (effort === 'quick') return rowsOf(10_000, small, true);
    return [...rowsOf(10_000, small, true), ...rowsOf(50_000, await compare(50_000, 3, say), false)];
  },
};
