/**
 * Switchboard's server as its user starts it, as a child process on somebody's kubeconfig, and what can be asked of it from outside.
 * It ends with the test that started it, or with the process of that test.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { mainPath } from './main-path.ts';

const endsWithParent = new URL('ends-with-parent.ts', import.meta.url).href;

export interface Server {
  readonly origin: string;
  /** What a request must carry to be answered. */
  readonly headers: Readonly<Record<string, string>>;
  /** Everything it printed so far. */
  output(): string;
  /** Resident memory, and the most it ever was, in MB; undefined where the machine does not say. */
  memory(): { readonly now: number; readonly most: number } | undefined;
  stop(): Promise<void>;
}

export async function startServer(kubeconfig: string): Promise<Server> {
  const child = spawn(
    process.execPath,
    ['--import', endsWithParent, mainPath, '--no-open', '--port', '0', '--kubeconfig', kubeconfig],
    { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, CI: 'true' } },
  );
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()));
  let output = '';
  child.stderr.setEncoding('utf8').on('data', text => {
    output += text;
  });
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', line => {
      output += `${line}\n`;
      const found = /http:\/\/[^\s"']+/.exec(line)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.once('close', code => reject(new Error(`the server ended with ${code} and said:\n${output}`)));
  });
  const { origin, hash } = new URL(address);
  const token = /^#token=(.+)$/.exec(hash)?.[1];
  return {
    origin,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    output: () => output,
    memory: () => memoryOf(child.pid),
    async stop() {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(late);
    },
  };
}

function memoryOf(pid: number | undefined): { readonly now: number; readonly most: number } | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const of = (name: string) =>
      Math.round(Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024);
    return { now: of('VmRSS'), most: of('VmHWM') };
  } catch {
    return undefined;
  }
}
