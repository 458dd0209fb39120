/**
 * `pnpm bench [NAME…] [--quick] [--date YYYY-MM-DD]`: prepares the checkout, builds the page, finds a Chromium, and runs the benchmarks of `tools/bench`.
 */
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { buildPage } from './build.mjs';
import { Failure, runMain } from './failure.mjs';
import { findChromium } from './find-chromium.mjs';
import { root } from './place.mjs';
import { attach } from './process.mjs';

const say = (/** @type {string} */ line) => console.error(line);

await runMain(async () => {
  const toolchain = await bootstrap(say);
  await buildPage(toolchain, say);
  const chromium = await findChromium(say).catch(error => {
    if (!(error instanceof Failure)) throw error;
    say(`${error.message} What needs one is left out.`);
    return undefined;
  });
  const args = process.argv.slice(2).filter(arg => arg !== '--');
  return attach(toolchain.node, [join(root, 'tools/bench/run.ts'), ...args], {
    env: { ...toolchain.env, ...(chromium && { SWITCHBOARD_CHROMIUM: chromium.path }) },
  });
});
