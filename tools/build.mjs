/**
 * Builds the page into `apps/web/dist` when something that goes into it has changed since the last build.
 * Called by the root commands; the server itself runs from its source.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { root } from './place.mjs';
import { capture } from './process.mjs';
import { hashOf, isStamped, stamp, unstamp } from './stamp.mjs';

const inputs = [
  'apps/web',
  'packages/core/src',
  'packages/core/package.json',
  'pnpm-lock.yaml',
  'tsconfig.base.json',
];

/**
 * @param {import('./bootstrap.mjs').Toolchain} toolchain @param {(line: string) => void} say
 * @returns {Promise<boolean>} whether there was something to do
 */
export async function buildPage({ pnpm, env }, say) {
  const hash = hashOf(inputs.map(path => join(root, path)));
  if (isStamped('page', hash) && existsSync(join(root, 'apps/web/dist/index.html'))) return false;
  unstamp('page');
  const started = performance.now();
  const outcome = await capture(pnpm, ['--filter', '@switchboard/web', 'run', 'build'], { cwd: root, env });
  const output = outcome.stdout + outcome.stderr;
  if (outcome.code !== 0) throw new Failure('The page does not build.', 'What the build said:', output);
  if (!existsSync(join(root, 'apps/web/dist/index.html'))) {
    throw new Failure(
      'The build of the page left no apps/web/dist/index.html.',
      'What the build said:',
      output,
    );
  }
  stamp('page', hash);
  say(`page built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return true;
}
