/**
 * Where things lie: the checkout, what the tools fetch into it, and the cache that outlives it.
 */
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Everything the tools fetch or remember for this checkout; ignored by git, safe to delete. */
export const toolsFolder = join(root, '.tools');

/** What is too expensive to make again for every checkout (a built kubectl, an unpacked Chromium). */
export function cacheFolder(env = process.env) {
  return env['SWITCHBOARD_CACHE'] ?? join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'switchboard');
}
