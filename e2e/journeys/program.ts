/**
 * The real program as a child process, as its user would start it: server with the simulated cluster inside, the simulator alone, or a server on somebody's kubeconfig.
 * Journeys start and kill these; nothing here knows what is inside.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url));

export interface Program {
  /** What is printed first as `http://…`: the page, or the simulator's API. With its key, where it has one. */
  readonly address: string;
  readonly port: number;
  /** Everything it printed so far. */
  output(): string;
  /** SIGKILL: as a crash, nothing is said to anybody. */
  kill(): Promise<void>;
  /** SIGTERM. */
  stop(): Promise<number | null>;
}

/** Starts `switchboard` with these arguments and waits until it says where it listens. */
export async function startProgram(...args: readonly string[]): Promise<Program> {
  const child = spawn(process.execPath, [main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CI: 'true' },
  });
  const ended = new Promise<number | null>(resolve => child.once('close', resolve));
  let output = '';
  child.stderr.setEncoding('utf8').on('data', chunk => {
    output += chunk;
  });
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', line => {
      output += `${line}\n`;
      const found = /https?:\/\/[^\s"']+/.exec(line)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.once('close', code => reject(new Error(`it ended with ${code} and said:\n${output}`)));
  });
  return {
    address,
    port: Number(new URL(address).port),
    output: () => output,
    kill: () => end(child, 'SIGKILL', ended).then(() => undefined),
    stop: () => end(child, 'SIGTERM', ended),
  };
}

async function end(
  child: ChildProcess,
  signal: NodeJS.Signals,
  ended: Promise<number | null>,
): Promise<number | null> {
  child.kill(signal);
  return ended;
}

/** A folder for kubeconfigs of one journey, removed at its end. */
export function temporaryFolder(): { readonly path: string; file(name: string): string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'switchboard-journey-'));
  return {
    path,
    file: name => join(path, name),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
