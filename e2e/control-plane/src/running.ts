/**
 * A program that outlives the command that started it: its process id and its output are files in the folder of the control plane, so that a later command
 * can stop it, pause it or say how it is. Called by `plane.ts`.
 */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export function start(folder: string, name: string, path: string, args: readonly string[]): void {
  const log = openSync(join(folder, `${name}.log`), 'a');
  const child = spawn(path, args, { cwd: folder, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  // One that cannot be started has no process id, and is then found not to run.
  child.on('error', () => {});
  child.unref();
  writeFileSync(join(folder, `${name}.pid`), String(child.pid ?? 0));
}

/** Its process id; undefined where it was never started or has ended. */
export function find(folder: string, name: string): number | undefined {
  const file = join(folder, `${name}.pid`);
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8'));
  return pid > 0 && isAlive(pid) && isOurs(pid, name) ? pid : undefined;
}

export function signal(folder: string, name: string, what: NodeJS.Signals): void {
  const pid = find(folder, name);
  if (pid !== undefined) send(pid, what);
}

/** Asks it to end, and ends it where it does not within `patience` ms. Resolves when it is gone. */
export async function stop(folder: string, name: string, patience = 8_000): Promise<void> {
  const pid = find(folder, name);
  if (pid !== undefined) {
    send(pid, 'SIGTERM');
    // One that is paused hears nothing.
    send(pid, 'SIGCONT');
    for (let waited = 0; waited < patience && isAlive(pid); waited += 50) await pause(50);
    if (isAlive(pid)) send(pid, 'SIGKILL');
    while (isAlive(pid)) await pause(20);
  }
  rmSync(join(folder, `${name}.pid`), { force: true });
}

/** The end of its output. */
export function lastWords(folder: string, name: string): string {
  const file = join(folder, `${name}.log`);
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(-20).join('\n') : '';
}

/** One that has ended meanwhile needs no signal. */
function send(pid: number, what: NodeJS.Signals): void {
  try {
    process.kill(pid, what);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // A process that has ended and that nobody waits for is still there, as a name only.
  return !/\) Z /.test(read(`/proc/${pid}/stat`));
}

/** A number may have passed to somebody else since it was written down. */
function isOurs(pid: number, name: string): boolean {
  const line = read(`/proc/${pid}/cmdline`);
  return line === '' || line.includes(name);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
