/** A control plane lives as long as whoever keeps it: `up` that is interrupted, or whose process is killed, at whatever moment, leaves nothing running. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { eventually } from './eventually.ts';

const main = fileURLToPath(new URL('../../control-plane/src/main.ts', import.meta.url));

/** Processes that name this folder; undefined where the machine does not say. */
function runningIn(folder: string): readonly string[] | undefined {
  try {
    return readdirSync('/proc')
      .filter(name => /^\d+$/.test(name))
      .map(pid => commandOf(pid))
      .filter(command => command.includes(folder));
  } catch {
    return undefined;
  }
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-kept-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function up(folder: string) {
  const child = spawn(process.execPath, [main, 'up', '--folder', folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>(resolve => child.once('close', code => resolve(code)));
  return { child, ended };
}

const nothingRuns = (folder: string): Promise<number> =>
  eventually('nothing runs', 60_000, () => runningIn(folder)?.join('\n') || undefined);

describe.skipIf(runningIn('') === undefined)('up that does not get to its end', () => {
  it.each([
    ['SIGINT', 50],
    ['SIGINT', 1_500],
    ['SIGTERM', 1_000],
    ['SIGKILL', 800],
    ['SIGKILL', 2_000],
  ] as const)('by %s after %i ms leaves nothing running', async (signal, ms) => {
    const folder = temporaryFolder();
    const { child, ended } = up(folder);
    await sleep(ms);
    child.kill(signal);
    expect(await ended).not.toBe(0);
    await nothingRuns(folder);
  });

  it('prints its kubeconfig when it does, runs on, and is stopped by down', async () => {
    const folder = temporaryFolder();
    const { child, ended } = up(folder);
    const lines: string[] = [];
    createInterface({ input: child.stdout }).on('line', line => lines.push(line));
    child.stderr.resume();
    expect(await ended).toBe(0);
    expect(lines).toEqual([join(folder, 'kubeconfig')]);
    expect(runningIn(folder)).toHaveLength(5);
    await new Promise(resolve =>
      spawn(process.execPath, [main, 'down', '--folder', folder]).once('close', resolve),
    );
    await nothingRuns(folder);
  });
});
