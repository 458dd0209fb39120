/** Memory of the whole server: the program on clusters of 10,000 and 50,000 pods of real size, one viewer on one namespace; the resident set some seconds after everything was listed. */
import { execFileSync } from 'node:child_process';
import type { Benchmark, Row } from '../benchmark.ts';
import { startChild } from '../child.ts';
import type { ApiServerReady } from '../load/api-server.ts';
import type { ClusterSize } from '../load/real-objects.ts';
import { openStream } from '../open-stream.ts';
import { pause } from '../pause.ts';
import { startProgramOn } from '../program.ts';

const mebibyte = 1024 ** 2;

/** Resident set of a process, as `ps` of any Unix says it. */
function residentBytes(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024;
}

async function measure(pods: number): Promise<{ readonly peak: number; readonly settled: number }> {
  const server = startChild<ClusterSize, never, ApiServerReady>('load/api-server.ts', {
    pods,
    namespaces: 50,
  });
  const stops: (() => Promise<void>)[] = [server.stop];
  try {
    const program = await startProgramOn((await server.next()).url);
    stops.push(program.stop);
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, residentBytes(program.pid));
    }, 250);
    stops.push(async () => clearInterval(watch));
    await program.ready();
    const stream = await openStream(program, 'ns=team-0');
    await pause(10_000);
    const settled = residentBytes(program.pid);
    stream.close();
    return { peak: Math.max(peak, settled), settled };
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

export const memory: Benchmark = {
  name: 'memory',
  title: 'Memory of the server',
  about:
    'The program with a kubeconfig (credentials library included) on clusters of 50 namespaces with everything that belongs to pods of 10 kB: resident set 10 s after all lists are in, and its peak; one viewer.',
  async run(effort) {
    const rows: Row[] = [];
    for (const pods of effort === 'full' ? [10_000, 50_000] : [10_000]) {
      const { peak, settled } = await measure(pods);
      rows.push({
        measured: `${pods.toLocaleString('en')} pods`,
        value: settled,
        shown: `${(settled / mebibyte).toFixed(0)} MiB (peak ${(peak / mebibyte).toFixed(0)} MiB)`,
      });
    }
    return rows;
  },
};
