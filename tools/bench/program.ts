/** The program itself, or its simulator alone, as a child process: started as its user would, asked over HTTP, ended with the benchmark. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { renderKubeconfig } from '@switchboard/sim/kubeconfig';

const main = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url));

export interface Program {
  readonly pid: number;
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** What a request must carry to be answered. */
  readonly headers: Readonly<Record<string, string>>;
  /** Address of the page with this query, and with the key where there is one. */
  page(query: string): string;
  /** Resolves when the server has listed everything. */
  ready(): Promise<void>;
  stop(): Promise<void>;
}

/** @param args of `switchboard`; it opens no browser and picks its ports. */
export async function startProgram(...args: readonly string[]): Promise<Program> {
  const child = spawn(process.execPath, [main, '--no-open', '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', line => {
      const found = /http:\/\/[^\s"']+/.exec(line)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.once('close', code => reject(new Error(`switchboard ended with ${code}`)));
  });
  const { origin, hash } = new URL(address);
  const token = /^#token=(.+)$/.exec(hash)?.[1];
  return {
    pid: child.pid ?? 0,
    origin,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    page: query => `${origin}/?${query}${hash}`,
    async ready() {
      while (!(await fetch(`${origin}/readyz`)).ok) await new Promise(resolve => setTimeout(resolve, 100));
    },
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The program on the cluster at this address, by a kubeconfig that is thrown away at the end. */
export async function startProgramOn(url: string): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-bench-'));
  const file = join(folder, 'kubeconfig');
  writeFileSync(file, renderKubeconfig({ url }));
  try {
    const program = await startProgram('--kubeconfig', file);
    return {
      ...program,
      async stop() {
        await program.stop();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
