/**
 * Prepares the checkout and runs the program from its source with the given arguments, signals and exit code passed through.
 * Shared by `start.mjs` and `switchboard.mjs`, which differ in where they report the steps.
 */
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { buildPage } from './build.mjs';
import { root } from './place.mjs';
import { attach } from './process.mjs';

/** Arguments with which the program serves no page, so that none need be built. */
const withoutPage = new Set(['sim', 'check', 'trace', '--help', '-h', '--version']);

/** @param {readonly string[]} args @param {(line: string) => void} say @returns {Promise<number>} the program's exit code */
export async function launch(args, say) {
  const toolchain = await bootstrap(say);
  const given = args[0] === '--' ? args.slice(1) : args;
  if (!args.some(arg => withoutPage.has(arg))) await buildPage(toolchain, say);
  return attach(toolchain.node, [join(root, 'apps/server/src/main.ts'), ...given], {
    env: toolchain.env,
    // Relative paths among the arguments are meant from where the person stands, not from where npm runs scripts.
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
  });
}
