/**
 * Finds a kubectl that is 1.30 or newer: the one named by SWITCHBOARD_KUBECTL, the PATH's, else one built by Go from
 * `tools/kubectl` and kept in the cache by version. Where there is neither, the answer says what to do.
 * Called by `tools/test.mjs`; tests read the path from SWITCHBOARD_KUBECTL.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure, indent, runMain } from './failure.mjs';
import { findOnPath } from './on-path.mjs';
import { cacheFolder, root } from './place.mjs';
import { capture } from './process.mjs';
import { isAtLeast } from './version.mjs';

const minimum = '1.30';
const module = readFileSync(join(root, 'tools/kubectl/go.mod'), 'utf8');
const built = /k8s\.io\/kubernetes v(\S+)/.exec(module)?.[1] ?? '';
const minimumGo = /^go (\d+\.\d+)/m.exec(module)?.[1] ?? '';

/** @typedef {{ path: string, version: string } | { missing: string }} Kubectl missing: why, and what to do */

/** @param {(line: string) => void} say @param {NodeJS.ProcessEnv} [env] @returns {Promise<Kubectl>} */
export async function findKubectl(say, env = process.env) {
  const named = env['SWITCHBOARD_KUBECTL'];
  if (named) {
    const version = await versionOf(named);
    if (version) return { path: named, version };
    throw new Failure(
      `SWITCHBOARD_KUBECTL names ${named}, which is not a kubectl ${minimum} or newer.`,
      'Correct the variable or unset it.',
    );
  }
  const cached = join(cacheFolder(env), `kubectl-${built}`, 'kubectl');
  for (const path of [findOnPath('kubectl', env), cached]) {
    const version = path && existsSync(path) && (await versionOf(path));
    if (path && version) return { path, version };
  }
  return build(cached, say, env);
}

/** @param {string} path @returns {Promise<string | undefined>} undefined when it does not run or is too old */
async function versionOf(path) {
  const home = mkdtempSync(join(tmpdir(), 'switchboard-home-'));
  const env = { ...process.env, HOME: home, KUBECONFIG: '' };
  const { stdout } = await capture(path, ['version', '--client'], { env, timeout: 20_000 });
  rmSync(home, { recursive: true, force: true });
  const version = /Client Version: v(\S+)/.exec(stdout)?.[1];
  return version !== undefined && isAtLeast(version, minimum) ? version : undefined;
}

/** @param {string} target @param {(line: string) => void} say @param {NodeJS.ProcessEnv} env @returns {Promise<Kubectl>} */
async function build(target, say, env) {
  const go = findOnPath('go', env);
  const remedy = `install kubectl ${minimum} or newer (kubernetes.io/docs/tasks/tools), or Go ${minimumGo} so that it can be built`;
  if (!go) return { missing: `no kubectl ${minimum} or newer and no Go on the PATH: ${remedy}` };
  const goVersion = (await capture(go, ['env', 'GOVERSION'])).stdout.replace('go', 'go ');
  if (!isAtLeast(goVersion, minimumGo)) {
    return {
      missing: `no kubectl ${minimum} or newer, and ${goVersion.trim()} is too old to build one: ${remedy}`,
    };
  }
  say(`building kubectl ${built} with Go (minutes the first time, kept in ${dirname(target)})`);
  const started = performance.now();
  const [major, minor] = built.split('.');
  const flags = Object.entries({ gitVersion: `v${built}`, gitMajor: major, gitMinor: minor });
  const ldflags = [
    '-s',
    '-w',
    ...flags.map(([key, value]) => `-X k8s.io/component-base/version.${key}=${value}`),
  ].join(' ');
  mkdirSync(dirname(target), { recursive: true });
  const unfinished = `${target}.${process.pid}`;
  const outcome = await capture(
    go,
    [
      'build',
      '-buildvcs=false',
      '-trimpath',
      '-ldflags',
      ldflags,
      '-o',
      unfinished,
      'k8s.io/kubernetes/cmd/kubectl',
    ],
    { cwd: join(root, 'tools/kubectl'), env: { ...env, CGO_ENABLED: '0' } },
  );
  if (outcome.code !== 0) {
    rmSync(unfinished, { force: true });
    return { missing: `kubectl ${built} could not be built: ${remedy}\n${indent(outcome.stderr, 8)}` };
  }
  renameSync(unfinished, target);
  say(`kubectl ${built} built in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  return { path: target, version: built };
}

if (import.meta.url === pathToFileURL(realpathSync(process.argv[1] ?? '')).href) {
  await runMain(async () => {
    const found = await findKubectl(line => console.error(line));
    console.log('missing' in found ? found.missing : `${found.path} ${found.version}`);
    return 'missing' in found ? 1 : 0;
  });
}
