/**
 * A real control plane for as long as this process lives, by `e2e/control-plane/src/main.ts keep`: it stops when we say so, or when we are gone.
 * Called by `test-cluster.mjs`, which may run on a Node that cannot read TypeScript.
 */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Failure } from './failure.mjs';
import { root } from './place.mjs';
import { capture } from './process.mjs';

const main = join(root, 'e2e/control-plane/src/main.ts');

/**
 * @param {import('./bootstrap.mjs').Toolchain} toolchain @param {string} folder @param {AbortSignal} signal stops it, also while it starts
 * @param {(line: string) => void} say
 */
export async function keepPlane({ node, env }, folder, signal, say) {
  const child = spawn(node, [main, 'keep', '--folder', folder], {
    env,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = new Promise(resolve => child.once('close', resolve));
  child.stdin.on('error', () => {});
  const stop = async () => {
    child.stdin.end();
    await ended;
  };
  signal.addEventListener('abort', stop, { once: true });
  createInterface({ input: child.stderr }).on('line', say);
  /** @type {string} */
  const answer = await new Promise(resolve => {
    createInterface({ input: child.stdout }).on('line', resolve);
    void ended.then(() => resolve('ended'));
  });
  if (answer !== 'ready') {
    await stop();
    const why = answer.startsWith('failed ') ? String(JSON.parse(answer.slice(7))) : 'It was stopped.';
    throw new Failure('There is no control plane to test on.', why);
  }
  return {
    folder,
    stop,
    /** The file of a kubeconfig for somebody. @param {string} user @param {string} namespace */
    async kubeconfigFor(user, namespace) {
      const args = [main, 'kubeconfig', '--folder', folder, '--as', user, '--namespace', namespace];
      const { code, stdout, stderr } = await capture(node, args, { env });
      if (code !== 0) throw new Failure(`There is no kubeconfig for ${user}.`, stderr);
      const file = join(folder, `${user}.kubeconfig`);
      writeFileSync(file, stdout, { mode: 0o600 });
      return file;
    },
  };
}
