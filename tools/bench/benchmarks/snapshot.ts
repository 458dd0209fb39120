/**
 * What a viewer downloads at first: the snapshot of a namespace of 10,000 pods, from the server as bytes of its stream, plain and gzipped. What a stream of an
 * empty namespace costs (hello and the cluster's nodes) is taken off. Beside it the same from `encodeSnapshot` alone, on a crowd made up in core.
 */
import { deflateRawSync } from 'node:zlib';
import { createProjector } from '@switchboard/core/project';
import { encodeSnapshot } from '@switchboard/core/snapshot';
import { crowd } from '@switchboard/core/testing/crowd';
import { emptyWorld, reduce } from '@switchboard/core/world';
import { type Benchmark, bytes, type Row } from '../benchmark.ts';
import { startChild } from '../child.ts';
import type { ApiServerReady } from '../load/api-server.ts';
import type { ClusterSize } from '../load/real-objects.ts';
import { openStream } from '../open-stream.ts';
import { type Program, startProgramOn } from '../program.ts';

const pods = 10_000;
const limits = { raw: bytes(120), packed: bytes(45) };

async function openingBytes(program: Program, query: string, gzip: boolean): Promise<number> {
  const stream = await openStream(program, query, gzip);
  await stream.quiet(1000);
  stream.close();
  return stream.received().length;
}

async function onTheWire(): Promise<{ readonly raw: number; readonly packed: number }> {
  const server = startChild<ClusterSize, never, ApiServerReady>('load/api-server.ts', {
    pods,
    namespaces: 1,
  });
  let program: Program | undefined;
  try {
    program = await startProgramOn((await server.next()).url);
    await program.ready();
    const sizes = [];
    for (const gzip of [false, true]) {
      const whole = await openingBytes(program, 'ns=team-0', gzip);
      sizes.push((whole - (await openingBytes(program, 'ns=nothing', gzip))) / pods);
    }
    const [raw = Number.NaN, packed = Number.NaN] = sizes;
    return { raw, packed };
  } finally {
    await program?.stop();
    await server.stop();
  }
}

function encoded(): { readonly raw: number; readonly packed: number } {
  const { objects } = crowd(pods);
  const { world } = reduce(
    emptyWorld,
    objects.map(object => ({ type: 'put', object })),
  );
  const parts = encodeSnapshot('shop', 1, 0, createProjector()(world, 'shop'));
  const sum = (size: (part: string) => number) => parts.reduce((all, part) => all + size(part), 0) / pods;
  return { raw: sum(part => Buffer.byteLength(part)), packed: sum(part => deflateRawSync(part).length) };
}

const rows = (where: string, { raw, packed }: ReturnType<typeof encoded>): readonly Row[] => [
  { measured: `${where}, raw`, value: raw, shown: `${raw.toFixed(1)} B per pod`, must: limits.raw },
  {
    measured: `${where}, compressed`,
    value: packed,
    shown: `${packed.toFixed(1)} B per pod`,
    must: limits.packed,
  },
];

export const snapshot: Benchmark = {
  name: 'snapshot',
  title: 'Snapshot of 10,000 pods',
  about:
    'One namespace of 10,000 pods with everything that is drawn of it (pods, lines, Services, workloads), bytes divided by pods. Compressed: gzip on the wire, in blocks that viewers share. ' +
    'UIDs, addresses and suffixes are random.',
  async run() {
    return [...rows('on the wire', await onTheWire()), ...rows('encoded', encoded())];
  },
};
