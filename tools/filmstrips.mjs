/** `pnpm filmstrips [FOLDER [STORY…]]`: finds a Chromium and lets `apps/web/dev/filmstrips.mjs` play the stories of motion on the real stage, moment by moment. */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { runMain } from './failure.mjs';
import { findChromium } from './find-chromium.mjs';
import { root } from './place.mjs';

await runMain(async () => {
  const say = console.log;
  const toolchain = await bootstrap(say);
  const { path } = await findChromium(say);
  const [folder, ...stories] = process.argv.slice(2);
  const out = folder === undefined ? join(root, '.filmstrips') : resolve(folder);
  const { status } = spawnSync(toolchain.node, [join(root, 'apps/web/dev/filmstrips.mjs'), out, ...stories], {
    stdio: 'inherit',
    env: { ...toolchain.env, SWITCHBOARD_CHROMIUM: path },
  });
  return status ?? 1;
});
