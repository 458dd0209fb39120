/** How the server is bundled: one ES module for Node, lazily loaded parts beside it, licences kept in a comment. */
import { join } from 'node:path';
import { defineConfig } from 'rolldown';
import { root } from './place.mjs';

export default defineConfig({
  input: { switchboard: join(root, 'apps/server/src/main.ts') },
  platform: 'node',
  output: {
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: 'parts/[name]-[hash].mjs',
    sourcemap: false,
  },
});
