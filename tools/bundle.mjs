/**
 * Bundles the server with everything it needs into one folder that plain Node runs: for the image and the pack, since Node does not strip
 * types under node_modules. Alone: `pnpm bundle FOLDER` also copies the built page beside it.
 */
import { cpSync, existsSync, mkdirSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bootstrap } from './bootstrap.mjs';
import { buildPage } from './build.mjs';
import { Failure, runMain } from './failure.mjs';
import { root } from './place.mjs';
import { capture } from './process.mjs';

/** @param {import('./bootstrap.mjs').Toolchain} toolchain @param {string} folder @returns {Promise<string>} path of the program */
export async function bundleServer({ env }, folder) {
  const args = ['--config', join(root, 'tools/rolldown.config.mjs'), '--dir', folder];
  const outcome = await capture(join(root, 'node_modules/.bin/rolldown'), args, { cwd: root, env });
  const file = join(folder, 'switchboard.mjs');
  if (outcome.code === 0 && existsSync(file)) return file;
  throw new Failure(
    'The server cannot be bundled.',
    'What the bundler said:',
    outcome.stdout + outcome.stderr,
  );
}

if (import.meta.url === pathToFileURL(realpathSync(process.argv[1] ?? '')).href) {
  await runMain(async () => {
    const say = (/** @type {string} */ line) => console.log(line);
    const folder = resolve(process.argv[2] ?? join(root, 'dist'));
    mkdirSync(folder, { recursive: true });
    const toolchain = await bootstrap(say);
    await buildPage(toolchain, say);
    const file = await bundleServer(toolchain, folder);
    cpSync(join(root, 'apps/web/dist'), join(folder, 'page'), { recursive: true });
    say(`bundled: ${file}`);
    return 0;
  });
}
