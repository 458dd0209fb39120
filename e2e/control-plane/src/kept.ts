/**
 * A control plane for as long as its caller lives: `down` ends it, and so does the caller's own end, however that comes about. `release` lets it go on without anybody.
 * Called by `main.ts up` and by the suites that need one of their own.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Failure } from '../../../tools/failure.mjs';
import { openPlane, type Plane } from './plane.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

export interface KeptPlane extends Plane {
  /** From now on it is stopped by `pnpm control-plane down` only. */
  release(): Promise<void>;
}

export interface KeepOptions {
  readonly nodes?: number;
  readonly say?: (line: string) => void;
  /** Stops it, at whatever stage it is. */
  readonly signal?: AbortSignal;
}

/** Resolves when it is ready. @throws Failure with what was said where it does not come about; nothing runs then. */
export async function keepPlane(
  folder: string,
  { nodes = 3, say = () => {}, signal }: KeepOptions = {},
): Promise<KeptPlane> {
  // A group of its own: Ctrl-C on a terminal reaches every process of the group, and it is the caller who decides.
  const child = spawn(process.execPath, [main, 'keep', '--folder', folder, '--nodes', String(nodes)], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()));
  child.stdin.on('error', () => {});
  const letGo = () => child.stdin.end();
  signal?.addEventListener('abort', letGo, { once: true });
  if (signal?.aborted) letGo();
  createInterface({ input: child.stderr }).on('line', say);
  const answer = await new Promise<string>(resolve => {
    createInterface({ input: child.stdout }).on('line', resolve);
    void ended.then(() => resolve('ended'));
  });
  const plane = answer === 'ready' ? openPlane(folder) : undefined;
  if (plane === undefined) {
    await ended;
    signal?.throwIfAborted();
    const why = answer.startsWith('failed ')
      ? String(JSON.parse(answer.slice(7)))
      : 'It ended and did not say why.';
    throw new Failure(why, '');
  }
  return {
    ...plane,
    async down() {
      letGo();
      await ended;
    },
    async release() {
      child.stdin.end('release\n');
      await ended;
    },
  };
}
