/** `pnpm screenshots [FOLDER [NAME…]]`: builds the page, finds a Chromium and lets `e2e/journeys/screenshots.ts` photograph every state. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { buildPage } from './build.mjs';
import { runMain } from './failure.mjs';
import { findChromium } from './find-chromium.mjs';
import { root } from './place.mjs';

await runMain(async () => {
  const say = console.log;
  const toolchain = await bootstrap(say);
  await buildPage(toolchain, say);
  const { path } = await findChromium(say);
  const script = join(root, 'e2e/journeys/screenshots.ts');
  const { status } = spawnSync(toolchain.node, [script, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...toolchain.env, SWITCHBOARD_CHROMIUM: path },
  });
  return status ?? 1;
});
