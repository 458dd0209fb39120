/**
 * How the page is built: React, the tokens as a stylesheet of their own, everything from this origin (the CSP allows nothing else).
 * The first paint waits for no font and not for the graph: both are fetched beside the page's own code. The wall is a page of its own, without the graph,
 * and built by itself, so that neither is cut up for the other.
 * What is text is compressed once, here, so that the server has only to send it. `gallery.html` is served in development only.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip as gzipped } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { tokensCss } from './src/tokens/css.ts';

const brotli = promisify(brotliCompress);
const gzip = promisify(gzipped);

const tokensId = 'virtual:tokens.css';

function tokens(): Plugin {
  return {
    name: 'switchboard-tokens',
    resolveId: source => (source === tokensId ? `\0${tokensId}` : undefined),
    load: id => (id === `\0${tokensId}` ? tokensCss() : undefined),
  };
}

/** The faces that every page shows, and the code of the graph, which the stage asks for when it is made. Other subsets come when a page has such letters. */
const early = [
  { name: /^archivo-latin-wdth-normal/, rel: 'preload', as: 'font' },
  { name: /^spline-sans-mono-latin-wght-normal/, rel: 'preload', as: 'font' },
  { name: /^graph-.*\.js$/, rel: 'modulepreload', as: 'script', fetchpriority: 'low' },
] as const;

function fetchEarly(): Plugin {
  return {
    name: 'switchboard-fetch-early',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle, path }) {
        const wanted = path === '/wall.html' ? early.filter(({ as }) => as === 'font') : early;
        return wanted.map(({ name, ...attributes }) => {
          const file = Object.keys(bundle ?? {}).find(path => name.test(path.replace(/^.*\//, '')));
          if (file === undefined) throw new Error(`nothing that was built is named like ${name}`);
          return {
            tag: 'link',
            attrs: { ...attributes, href: `/${file}`, crossorigin: true },
            injectTo: 'head' as const,
          };
        });
      },
    },
  };
}

/** Beside every file that gets smaller by it, for whichever of the two a browser accepts. */
function compress(): Plugin {
  return {
    name: 'switchboard-compress',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const files = Object.keys(bundle).filter(file => /\.(?:js|css|html)$/.test(file));
      await Promise.all(
        files.map(async file => {
          const body = await readFile(join(dir, file));
          const hint = { [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
          const all = [
            ['.br', await brotli(body, { params: hint })],
            ['.gz', await gzip(body, { level: 9 })],
          ] as const;
          for (const [ending, compressed] of all)
            if (compressed.length < body.length) await writeFile(join(dir, file + ending), compressed);
        }),
      );
    },
  };
}

/** The start of the page waits for the sign-in; what comes later waits only for what it uses. */
const start = /\/(?:index\.html|src\/main\.tsx)$/;

export default defineConfig({
  plugins: [react(), tokens(), fetchEarly(), compress()],
  build: {
    target: 'es2024',
    // Nothing inline: the CSP allows no inline script or style, and fonts come as files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: true,
    rolldownOptions: {
      input: 'index.html',
      // All that the first load needs is one file, also what later parts share with it: it compresses better than many.
      output: {
        codeSplitting: { groups: [{ name: 'first', tags: ['$initial'], test: id => !start.test(id) }] },
      },
    },
    chunkSizeWarningLimit: 600,
  },
  environments: {
    wall: { consumer: 'client', build: { emptyOutDir: false, rolldownOptions: { input: 'wall.html' } } },
  },
  builder: {
    async buildApp({ build, environments: { client, wall } }) {
      if (client !== undefined) await build(client);
      if (wall !== undefined) await build(wall);
    },
  },
});
