/**
 * Fetches what `tools/fetched/NAME/package.json` names, exactly as its lockfile pins it (integrity included, install scripts off),
 * with the machine's own npm and whatever registry that is set to. A package per platform is an optional dependency: npm installs
 * the one that fits, and also shrugs when it cannot fetch it, so what was promised is checked afterwards.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { explainInstall, Failure } from './failure.mjs';
import { root, toolsFolder } from './place.mjs';
import { capture } from './process.mjs';
import { hashOf, isStamped, stamp, unstamp } from './stamp.mjs';

/** @typedef {{ version: string, os?: string | string[], cpu?: string | string[] }} Locked */

/**
 * @param {'node' | 'pnpm' | 'chromium'} name @param {string} title as the person knows it @param {(line: string) => void} say
 * @returns {Promise<string | undefined>} the folder of the package for this platform; undefined where there is none for it
 */
export async function fetchPackage(name, title, say) {
  const source = join(root, 'tools', 'fetched', name);
  const files = ['package.json', 'package-lock.json'];
  const wanted = lockedForPlatform(JSON.parse(readFileSync(join(source, 'package-lock.json'), 'utf8')));
  if (wanted === undefined) return undefined;
  const target = join(toolsFolder, name);
  const folder = join(target, wanted.path);
  const hash = hashOf(files.map(file => join(source, file)));
  if (isStamped(name, hash) && existsSync(folder)) return folder;
  unstamp(name);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const file of files) copyFileSync(join(source, file), join(target, file));
  const started = performance.now();
  const outcome = await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], target, title);
  if (outcome.code !== 0) throw notFetched(title, outcome);
  if (!existsSync(folder)) {
    throw notFetched(
      title,
      await npm(['view', `${packageName(wanted.path)}@${wanted.version}`, 'dist'], target, title),
    );
  }
  stamp(name, hash);
  say(`${title} ${wanted.version} fetched in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return folder;
}

/**
 * The first package of a lockfile that is made for a platform; a direct dependency without a platform fits all.
 * @param {{ packages: Record<string, Locked> }} lockfile @param {string} [os] @param {string} [cpu]
 * @returns {{ path: string, version: string } | undefined} path relative to the lockfile
 */
export function lockedForPlatform(lockfile, os = process.platform, cpu = process.arch) {
  for (const [path, locked] of Object.entries(lockfile.packages)) {
    if (path === '') continue;
    const fits = [locked.os ?? os].flat().includes(os) && [locked.cpu ?? cpu].flat().includes(cpu);
    if (fits) return { path, version: locked.version };
  }
  return undefined;
}

/** @param {readonly string[]} args @param {string} cwd @param {string} title */
async function npm(args, cwd, title) {
  const outcome = await capture('npm', args, { cwd });
  if (outcome.code !== 127) return outcome;
  throw new Failure(
    `npm is needed to fetch ${title}, and there is none on the PATH.`,
    'Install npm (Debian, Ubuntu: apt-get install npm) and run the command again.',
  );
}

/** @param {string} title @param {import('./process.mjs').Outcome} outcome */
function notFetched(title, outcome) {
  const output = outcome.stdout + outcome.stderr;
  return new Failure(`npm could not fetch ${title}.`, explainInstall(output) ?? 'What npm said:', output);
}

/** @param {string} path */
function packageName(path) {
  return path.slice('node_modules/'.length);
}
