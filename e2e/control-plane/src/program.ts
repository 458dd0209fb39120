/**
 * A program that outlives the command that started it: its process id and its output are files in the folder of the control plane, so that a later command
 * can stop it, pause it or say how it is. Called by `plane.ts`.
 */
import { spawn } from 'node:child_process';
import { existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface Running {
  readonly name: string;
  readonly pid: number;
}

export function start(folder: string, name: string, path: string, args: readonly string[]): Running {
  const log = openSync(join(folder, `${name}.log`), 'a');
  const child = spawn(path, args, { cwd: folder, detached: true, stdio: ['ignore', log, log] });
  child.unref();
  const pid = child.pid ?? 0;
  writeFileSync(join(folder, `${name}.pid`), String(pid));
  return { name, pid };
}

/** Undefined where it was never started or has ended. */
export function find(folder: string, name: string): Running | undefined {
  const file = join(folder, `${name}.pid`);
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8'));
  return pid > 0 && isAlive(pid) ? { name, pid } : undefined;
}

/** Asks it to end, and ends it where it does not within `patience` ms. */
export async function stop(folder: string, name: string, patience = 8_000): Promise<void> {
  const running = find(folder, name);
  rmSync(join(folder, `${name}.pid`), { force: true });
  if (running === undefined) return;
  process.kill(running.pid, 'SIGTERM');
  for (let waited = 0; waited < patience && isAlive(running.pid); waited += 50) await pause(50);
  if (isAlive(running.pid)) process.kill(running.pid, 'SIGKILL');
}

/** The end of its output. */
export function lastWords(folder: string, name: string): string {
  const file = join(folder, `${name}.log`);
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(-20).join('\n') : '';
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // A process that has ended and that nobody waits for is still there, as a name only.
  const stat = `/proc/${pid}/stat`;
  return !existsSync(stat) || !/\) Z /.test(readFileSync(stat, 'utf8'));
}
