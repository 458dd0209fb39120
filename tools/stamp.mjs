/**
 * Remembers that a piece of work was done for exactly these inputs, so that the second run skips it.
 * A stamp is a file in `.tools/stamps` that holds the hash of the contents of the inputs; deleting `.tools` forgets all.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { toolsFolder } from './place.mjs';

const skipped = new Set(['node_modules', 'dist', '.git', '.tools', 'test-results', 'playwright-report']);

/** Hash over paths and contents of files and of all files in folders; what is missing counts as missing, not as an error.
 * @param {readonly string[]} paths @param {readonly string[]} [extra] further inputs, such as versions @returns {string} */
export function hashOf(paths, extra = []) {
  const hash = createHash('sha256');
  for (const text of extra) hash.update(`${text}\0`);
  for (const path of paths)
    for (const file of filesUnder(path)) hash.update(`${file}\0`).update(contents(file)).update('\0');
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} the file itself, or all files below the folder, in a fixed order */
function filesUnder(path) {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter(entry => !skipped.has(entry.name))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap(entry =>
        entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)],
      );
  } catch {
    return [path];
  }
}

/** @param {string} file */
function contents(file) {
  try {
    return readFileSync(file);
  } catch {
    return 'missing';
  }
}

/** @param {string} name @param {string} hash */
export function isStamped(name, hash) {
  return String(contents(stampFile(name))) === hash;
}

/** @param {string} name @param {string} hash */
export function stamp(name, hash) {
  mkdirSync(dirname(stampFile(name)), { recursive: true });
  writeFileSync(stampFile(name), hash);
}

/** To be called before the work begins: an interrupted run must not look finished. @param {string} name */
export function unstamp(name) {
  rmSync(stampFile(name), { force: true });
}

/** @param {string} name */
function stampFile(name) {
  return join(toolsFolder, 'stamps', name);
}
