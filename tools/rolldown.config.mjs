/**
 * How the server is bundled: ES modules for Node in one flat folder, what is loaded lazily in files of its own.
 * What cannot be resolved is an error: the bundler would leave it as an import that fails where the bundle runs.
 */
import { join } from 'node:path';
import { defineConfig } from 'rolldown';
import { root } from './place.mjs';

export default defineConfig({
  input: { switchboard: join(root, 'apps/server/src/main.ts') },
  platform: 'node',
  output: { format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
  onLog(level, log, handle) {
    handle(log.code === 'UNRESOLVED_IMPORT' ? 'error' : level, log);
  },
});
