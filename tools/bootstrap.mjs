/**
 * Makes a checkout ready to run: Node 24 and pnpm (the machine's own where new enough, else fetched from the npm registry
 * into `.tools`, by committed lockfiles with integrity), then the workspace's packages from the frozen lockfile.
 * Called by the root commands; runs on Node 20 and npm alone. What is done already is skipped in milliseconds.
 */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { explainInstall, Failure, runMain } from './failure.mjs';
import { fetchPackage } from './fetched.mjs';
import { withLock } from './lock.mjs';
import { findOnPath } from './on-path.mjs';
import { root, toolsFolder } from './place.mjs';
import { capture } from './process.mjs';
import { hashOf, isStamped, stamp, unstamp } from './stamp.mjs';
import { isAtLeast, parseVersion } from './version.mjs';

const minimumNode = '24.0';
/** @type {string} the version in `packageManager` of the workspace */
const pinnedPnpm = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager.replace(
  'pnpm@',
  '',
);

/**
 * @typedef {object} Toolchain
 * @property {string} node path of a Node that is 24 or newer
 * @property {string} pnpm path of a pnpm that is the pinned one or newer, same major
 * @property {NodeJS.ProcessEnv} env the environment in which both come first on the PATH
 * @property {AbortSignal} [signal] ends the step that is under way
 * @property {number} [slowest] how many of the slowest tests are named at the end
 */

/** @param {(line: string) => void} say receives one line per step @returns {Promise<Toolchain>} */
export function bootstrap(say) {
  return withLock(join(toolsFolder, 'lock'), say, async () => {
    const node = await findNode(say);
    const pnpm = await findPnpm(say);
    const path = [dirname(node), dirname(pnpm), join(root, 'node_modules', '.bin'), process.env['PATH']];
    const toolchain = { node, pnpm, env: { ...process.env, PATH: path.join(delimiter) } };
    await installPackages(toolchain, say);
    return toolchain;
  });
}

/** @param {(line: string) => void} say */
async function findNode(say) {
  if (isAtLeast(process.version, minimumNode)) return process.execPath;
  const folder = await fetchPackage('node', 'Node', say);
  const node = folder && join(folder, 'bin', 'node');
  if (node && isAtLeast((await capture(node, ['--version'])).stdout, minimumNode)) return node;
  throw new Failure(
    `No Node ${minimumNode} from the npm registry runs on this machine (${process.platform}, ${process.arch}).`,
    'Install Node 24 or newer from nodejs.org or your package manager and run the command again.',
  );
}

/** @param {(line: string) => void} say */
async function findPnpm(say) {
  const own = findOnPath('pnpm');
  if (own !== undefined && (await isPinnedMajor(own))) return own;
  const folder = await fetchPackage('pnpm', 'pnpm', say);
  const pnpm = folder && join(folder, 'pnpm');
  if (pnpm && (await capture(pnpm, ['--version'])).code === 0) return pnpm;
  throw new Failure(
    `No pnpm ${pinnedPnpm} from the npm registry runs on this machine (${process.platform}, ${process.arch}).`,
    `Install it (pnpm.io/installation, version ${pinnedPnpm} or a later 12) and run the command again.`,
  );
}

/** @param {string} pnpm */
async function isPinnedMajor(pnpm) {
  // Asked away from the project, so that no version switcher reads its package.json; corepack must not download.
  const env = { ...process.env, COREPACK_ENABLE_NETWORK: '0' };
  const { stdout } = await capture(pnpm, ['--version'], { cwd: tmpdir(), env, timeout: 10_000 });
  return parseVersion(stdout)?.[0] === parseVersion(pinnedPnpm)?.[0] && isAtLeast(stdout, pinnedPnpm);
}

/** @param {Toolchain} toolchain @param {(line: string) => void} say */
async function installPackages({ node, pnpm, env }, say) {
  const lockfile = join(root, 'pnpm-lock.yaml');
  const importers =
    readFileSync(lockfile, 'utf8').match(/^ {2}(?:\.|(?:apps|packages|e2e|tools)\/[^:]+):/gm) ?? [];
  const manifests = importers.map(line => join(root, line.trim().slice(0, -1), 'package.json'));
  const inputs = [lockfile, join(root, 'pnpm-workspace.yaml'), ...manifests];
  const hash = hashOf(inputs, [realpathSync(node), realpathSync(pnpm)]);
  if (isStamped('packages', hash) && existsSync(join(root, 'node_modules', '.modules.yaml'))) return;
  unstamp('packages');
  const started = performance.now();
  // CI=true: pnpm asks nothing.
  const outcome = await capture(pnpm, ['install', '--frozen-lockfile'], {
    cwd: root,
    env: { ...env, CI: 'true' },
  });
  if (outcome.code !== 0) {
    const output = outcome.stdout + outcome.stderr;
    const remedy = explainInstall(output) ?? 'What pnpm said:';
    throw new Failure(`pnpm could not install the packages (exit code ${outcome.code}).`, remedy, output);
  }
  stamp('packages', hash);
  say(`packages installed from the lockfile in ${seconds(started)}`);
}

/** @param {number} started */
function seconds(started) {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`;
}

if (import.meta.url === pathToFileURL(realpathSync(process.argv[1] ?? '')).href) {
  await runMain(async () => {
    const { node, pnpm } = await bootstrap(line => console.log(line));
    console.log(`ready: ${node}, ${pnpm}`);
    return 0;
  });
}
