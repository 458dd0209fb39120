/**
 * Fetches what `tools/fetched/NAME/package.json` names, exactly as its lockfile pins it (integrity included, install scripts off),
 * with the machine's own npm and whatever registry that is set to.
 */
import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { explainInstall, Failure } from './failure.mjs';
import { root, toolsFolder } from './place.mjs';
import { capture } from './process.mjs';
import { hashOf, isStamped, stamp, unstamp } from './stamp.mjs';

/**
 * @param {'node' | 'pnpm' | 'chromium'} name @param {string} title as the person knows it @param {(line: string) => void} say
 * @returns {Promise<string>} the node_modules folder that holds the packages
 */
export async function fetchPackages(name, title, say) {
  const source = join(root, 'tools', 'fetched', name);
  const target = join(toolsFolder, name);
  const modules = join(target, 'node_modules');
  const hash = hashOf(
    [join(source, 'package.json'), join(source, 'package-lock.json')],
    [process.platform, process.arch],
  );
  if (isStamped(name, hash)) return modules;
  unstamp(name);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(join(source, file), join(target, file));
  const started = performance.now();
  const outcome = await capture('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: target,
  });
  if (outcome.code === 127) {
    throw new Failure(
      `npm is needed to fetch ${title}, and there is none on the PATH.`,
      'Install npm (Debian, Ubuntu: apt-get install npm) and run the command again.',
    );
  }
  if (outcome.code !== 0) {
    const output = outcome.stdout + outcome.stderr;
    throw new Failure(
      `npm could not fetch ${title} (exit code ${outcome.code}).`,
      explainInstall(output) ?? 'What npm said:',
      output,
    );
  }
  stamp(name, hash);
  say(`${title} ${versionIn(source)} fetched in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return modules;
}

/** @param {string} source */
function versionIn(source) {
  const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  const versions = { ...manifest.dependencies, ...manifest.optionalDependencies };
  const name =
    Object.keys(versions).find(key => key.endsWith(`${process.platform}-${process.arch}`)) ??
    Object.keys(versions)[0];
  return versions[name ?? ''];
}
