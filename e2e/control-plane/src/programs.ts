/**
 * The programs of a control plane, built by Go from the modules beside this folder and kept outside the checkout, keyed by what they are built from: the
 * first build takes minutes, the next start none. Called by `keep.ts` and `main.ts`. Where Go is missing or too old it says so, and what to do.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../../../tools/failure.mjs';
import { cacheFolder } from '../../../tools/place.mjs';

const modules = fileURLToPath(new URL('../modules/', import.meta.url));
const kubernetes =
  /k8s\.io\/kubernetes v(\S+)/.exec(readFileSync(join(modules, 'kubernetes/go.mod'), 'utf8'))?.[1] ?? '';

const packages = {
  certificates: { module: 'certificates', from: '.' },
  etcd: { module: 'etcd', from: 'go.etcd.io/etcd/server/v3' },
  kwok: { module: 'kwok', from: 'sigs.k8s.io/kwok/cmd/kwok' },
  'kube-apiserver': { module: 'kubernetes', from: 'k8s.io/kubernetes/cmd/kube-apiserver' },
  'kube-controller-manager': { module: 'kubernetes', from: 'k8s.io/kubernetes/cmd/kube-controller-manager' },
  'kube-scheduler': { module: 'kubernetes', from: 'k8s.io/kubernetes/cmd/kube-scheduler' },
} as const;

export type Program = keyof typeof packages;
const all = Object.keys(packages) as readonly Program[];

const [major, minor] = kubernetes.split('.');
/** Without these, clients choke on the version that the server tells. */
const versionFlags = Object.entries({ gitVersion: `v${kubernetes}`, gitMajor: major, gitMinor: minor })
  .map(([key, value]) => `-X k8s.io/component-base/version.${key}=${value}`)
  .join(' ');

/** Where a program lies once it is built. */
export function pathOf(program: Program): string {
  return join(folderOf(packages[program].module), program);
}

/** Builds what is not built yet. Ends early, with nothing half built and nothing running, when `signal` says so. @throws Failure where it cannot. */
export async function buildPrograms(
  say: (line: string) => void,
  signal: AbortSignal,
  programs = all,
): Promise<void> {
  for (const program of programs) {
    if (existsSync(pathOf(program))) continue;
    const go = findGo();
    say(
      `building ${program} (a minute or two the first time; kept in ${folderOf(packages[program].module)})`,
    );
    const started = performance.now();
    const { module, from } = packages[program];
    mkdirSync(folderOf(module), { recursive: true });
    const unfinished = `${pathOf(program)}.${process.pid}`;
    const { code, output } = await run(
      go,
      ['build', '-buildvcs=false', '-trimpath', '-ldflags', `-s -w ${versionFlags}`, '-o', unfinished, from],
      join(modules, module),
      signal,
    );
    if (code !== 0) rmSync(unfinished, { force: true });
    signal.throwIfAborted();
    if (code !== 0) throw new Failure(`${program} could not be built.`, 'What Go said:', output);
    renameSync(unfinished, pathOf(program));
    say(`built in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  }
}

/** The folder with the definitions of the Gateway API, out of the module of the project that defines them. @throws Failure where it cannot be fetched. */
export function fetchGatewayApi(): string {
  const kept = folderOf('gateway-api');
  if (existsSync(kept)) return kept;
  const outcome = spawnSync(findGo(), ['mod', 'download', '-json'], {
    cwd: join(modules, 'gateway-api'),
    encoding: 'utf8',
  });
  const folder = /"Dir": "(.*)"/.exec(outcome.stdout)?.[1];
  if (outcome.status !== 0 || folder === undefined)
    throw new Failure(
      `The Go at hand cannot resolve the module of the Gateway API (${gatewayApi()}).`,
      'Its release may ask for a newer Go than yours, or the module proxy may not have it. What Go said:',
      outcome.stdout + outcome.stderr,
    );
  const unfinished = `${kept}.${process.pid}`;
  cpSync(join(folder, 'config/crd/standard'), unfinished, { recursive: true });
  rmSync(kept, { recursive: true, force: true });
  renameSync(unfinished, kept);
  return kept;
}

const gatewayApi = (): string =>
  /require (.*)/.exec(readFileSync(join(modules, 'gateway-api/go.mod'), 'utf8'))?.[1] ?? '';

function folderOf(module: string): string {
  const hash = createHash('sha256');
  for (const file of ['go.mod', 'go.sum', 'main.go']) {
    const path = join(modules, module, file);
    if (existsSync(path)) hash.update(readFileSync(path));
  }
  return join(cacheFolder(), `control-plane-${module}-${hash.digest('hex').slice(0, 12)}`);
}

/** In a group of its own, which ends as a whole: a compiler is many processes. */
function run(
  command: string,
  args: readonly string[],
  cwd: string,
  signal: AbortSignal,
): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      detached: true,
      env: { ...process.env, CGO_ENABLED: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const hear = (text: string) => {
      output += text;
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    const end = () => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    };
    signal.addEventListener('abort', end, { once: true });
    child.on('error', reject);
    child.on('close', code => {
      signal.removeEventListener('abort', end);
      resolve({ code, output });
    });
  });
}

function findGo(): string {
  const outcome = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' });
  const [, release] = /go1\.(\d+)/.exec(outcome.stdout ?? '') ?? [];
  if (release !== undefined && Number(release) >= 26) return 'go';
  const found = outcome.error ? 'there is no Go on the PATH' : `${outcome.stdout.trim()} is too old`;
  throw new Failure(
    `A control plane is built from source, and ${found}.`,
    'Install Go 1.26 or newer (go.dev/dl), then run it again.',
  );
}
