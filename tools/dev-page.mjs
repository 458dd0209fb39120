/**
 * The page's development server: the configuration of `apps/web` plus a proxy to the running server, whose address is the argument.
 * The proxy keeps the browser's Host and Origin equal, so that the server's checks see one origin.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './place.mjs';

const web = join(root, 'apps/web');
const vite = await import(pathToFileURL(createRequire(join(web, 'package.json')).resolve('vite')).href);
const target = process.argv[2];
const server = await vite.createServer({
  root: web,
  server: { host: '127.0.0.1', proxy: { '/api': { target, changeOrigin: false } } },
});
await server.listen();
server.printUrls();
