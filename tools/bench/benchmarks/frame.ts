/**
 * Bytes of frames: the program on its simulated shop; pods are deleted one at a time through the Kubernetes API, and a readiness probe is made to fail. All frames of the
 * stream are counted until nothing comes any more: their sum is what a replacement costs, the largest that touches one pod is the frame for one changed pod.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeFrame } from '@switchboard/core/wire';
import { type Benchmark, bytes } from '../benchmark.ts';
import { type OpenStream, openStream } from '../open-stream.ts';
import { startProgram } from '../program.ts';
import { median } from '../statistics.ts';

/** Longer than a pod takes to start in the simulator. */
const quiet = 5_000;

interface Sent {
  readonly bytes: number;
  /** UIDs of the pods in it. */
  readonly pods: number;
}

function framesIn(text: string): readonly Sent[] {
  return text
    .split('\n\n')
    .filter(event => /^event: frame$/m.test(event))
    .map(event => {
      const patch = decodeFrame(JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? 'null'))?.patch;
      const uids = new Set([
        ...(patch?.pods?.put ?? []).map(({ uid }) => uid),
        ...(patch?.pods?.gone ?? []),
        ...(patch?.endpoints?.put ?? []).map(({ pod }) => pod),
      ]);
      return { bytes: Buffer.byteLength(event) + 2, pods: uids.size };
    });
}

async function framesDuring(stream: OpenStream, act: () => Promise<void>): Promise<readonly Sent[]> {
  const before = stream.received().length;
  await act();
  await stream.quiet(quiet);
  return framesIn(stream.received().subarray(before).toString('utf8'));
}

async function ask(url: string, method: string, body?: object): Promise<unknown> {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/merge-patch+json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${url}: ${await response.text()}`);
  return response.json();
}

/** One pod of each Service that has some, by the Service's name. */
async function podsToDelete(api: string): Promise<readonly string[]> {
  const list = (await ask(`${api}/pods`, 'GET')) as {
    readonly items: readonly {
      readonly metadata: { readonly name: string; readonly labels?: { readonly app?: string } };
    }[];
  };
  return [...new Map(list.items.map(({ metadata }) => [metadata.labels?.app, metadata.name])).values()];
}

export const frame: Benchmark = {
  name: 'frame',
  title: 'Frames',
  about:
    'Bytes of the stream, uncompressed, ids and line ends included, on the simulated shop: one pod of each app is deleted after the other, and the readiness probe of one is made to fail. Everything that the replacement ' +
    'touches counts: lines, workloads, Services, nodes.',
  async run(effort) {
    const folder = mkdtempSync(join(tmpdir(), 'switchboard-bench-'));
    const file = join(folder, 'kubeconfig');
    const program = await startProgram('--calm', '--sim-port', '0', '--sim-kubeconfig', file);
    try {
      const server = /server: (\S+)/.exec(readFileSync(file, 'utf8'))?.[1];
      const api = `${server}/api/v1/namespaces/shop`;
      await program.ready();
      const stream = await openStream(program, 'ns=shop');
      await stream.quiet(1000);
      const names = (await podsToDelete(api)).slice(0, effort === 'full' ? 5 : 1);
      const replacements: (readonly Sent[])[] = [];
      for (const name of names)
        replacements.push(
          await framesDuring(stream, async () => void (await ask(`${api}/pods/${name}`, 'DELETE'))),
        );
      const [unready = ''] = await podsToDelete(api);
      const annotations = { 'sim.switchboard/readiness': 'fail' };
      const failing = await framesDuring(
        stream,
        async () => void (await ask(`${api}/pods/${unready}`, 'PATCH', { metadata: { annotations } })),
      );
      stream.close();
      const one = [...replacements.flat(), ...failing].filter(({ pods }) => pods === 1);
      const sizes = one.map(sent => sent.bytes);
      const sums = replacements.map(frames => frames.reduce((sum, sent) => sum + sent.bytes, 0));
      return [
        {
          measured: `frame for one changed pod, the largest of ${one.length}`,
          value: Math.max(...sizes),
          shown: `${Math.max(...sizes)} B (median ${median(sizes)} B)`,
          must: bytes(600),
        },
        {
          measured: `whole replacement, the largest of ${sums.length}`,
          value: Math.max(...sums),
          shown: `${Math.max(...sums)} B in ${Math.max(...replacements.map(frames => frames.length))} frames (median ${median(sums)} B)`,
          must: bytes(5000),
        },
      ];
    } finally {
      await program.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
