/**
 * `pnpm dev -- ARGS`: the server on the simulated cluster, restarted when its source changes, and the page from Vite's
 * development server with hot reload, which hands `/api` on to it. Ctrl-C or the end of either ends both.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { runMain } from './failure.mjs';
import { root } from './place.mjs';

const serverPort = process.env['SWITCHBOARD_DEV_PORT'] ?? '4747';

await runMain(async () => {
  const { node, env } = await bootstrap(line => console.log(line));
  const args = ['--no-open', '--port', serverPort, ...process.argv.slice(2).filter(arg => arg !== '--')];
  const children = [
    [join(root, 'apps/server/src/main.ts'), ...args],
    [join(root, 'tools/dev-page.mjs'), `http://127.0.0.1:${serverPort}`],
  ].map(([script = '', ...rest], index) =>
    spawn(node, [...(index === 0 ? ['--watch', '--watch-preserve-output'] : []), script, ...rest], {
      stdio: 'inherit',
      env,
    }),
  );
  const stop = () => {
    for (const child of children) child.kill('SIGTERM');
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, stop);
  const codes = await Promise.all(
    children.map(
      child =>
        new Promise(resolve => {
          child.on('close', code => {
            stop();
            resolve(code ?? 0);
          });
        }),
    ),
  );
  return Math.max(...codes);
});
