/**
 * The programs of a control plane, built by Go from the modules beside this folder and kept outside the checkout, keyed by what they are built from: the
 * first build takes minutes, the next start none. Called by `main.ts`. Where Go is missing or too old it says so, and what to do.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal } from './refusal.ts';

const modules = fileURLToPath(new URL('../modules/', import.meta.url));
const kubernetes =
  /k8s\.io\/kubernetes v(\S+)/.exec(readFileSync(join(modules, 'kubernetes/go.mod'), 'utf8'))?.[1] ?? '';

interface Build {
  readonly module: string;
  readonly packages: readonly string[];
  readonly names: readonly string[];
}

const [major, minor] = kubernetes.split('.');
/** Without these, clients choke on the version that the server tells. */
const versionFlags = Object.entries({ gitVersion: `v${kubernetes}`, gitMajor: major, gitMinor: minor })
  .map(([key, value]) => `-X k8s.io/component-base/version.${key}=${value}`)
  .join(' ');

const builds: readonly Build[] = [
  { module: 'certificates', packages: ['.'], names: ['certificates'] },
  { module: 'etcd', packages: ['go.etcd.io/etcd/server/v3'], names: ['etcd'] },
  { module: 'kwok', packages: ['sigs.k8s.io/kwok/cmd/kwok'], names: ['kwok'] },
  {
    module: 'kubernetes',
    packages: ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler'].map(
      name => `k8s.io/kubernetes/cmd/${name}`,
    ),
    names: ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler'],
  },
];

export type Program =
  | 'certificates'
  | 'etcd'
  | 'kwok'
  | 'kube-apiserver'
  | 'kube-controller-manager'
  | 'kube-scheduler';

/** Where the programs lie. @throws Refusal where they have to be built and cannot be. */
export function buildPrograms(say: (line: string) => void): (program: Program) => string {
  const folders = new Map<string, string>();
  for (const build of builds) {
    const folder = join(cacheFolder(), `control-plane-${build.module}-${keyOf(build)}`);
    for (const name of build.names) folders.set(name, join(folder, name));
    if (build.names.some(name => !existsSync(join(folder, name)))) run(build, folder, say);
  }
  return program => folders.get(program) ?? program;
}

/** The folder of a module that is only fetched, for the files in it. */
export function fetchModule(name: 'gateway-api'): string {
  const outcome = spawnSync(findGo(), ['mod', 'download', '-json'], {
    cwd: join(modules, name),
    encoding: 'utf8',
  });
  const folder = /"Dir": "(.*)"/.exec(outcome.stdout)?.[1];
  if (outcome.status !== 0 || folder === undefined)
    throw new Refusal(
      `The module ${name} could not be fetched.`,
      'Go fetches it from its module proxy; what it said:',
      outcome.stdout + outcome.stderr,
    );
  return folder;
}

function keyOf({ module }: Build): string {
  const hash = createHash('sha256');
  for (const file of ['go.mod', 'go.sum', 'main.go']) {
    const path = join(modules, module, file);
    if (existsSync(path)) hash.update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 12);
}

function run(build: Build, folder: string, say: (line: string) => void): void {
  const go = findGo();
  say(`building ${build.names.join(', ')} (minutes the first time; kept in ${folder})`);
  const started = performance.now();
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  for (const [i, name] of build.names.entries()) {
    const outcome = spawnSync(
      go,
      [
        ...['build', '-buildvcs=false', '-trimpath', '-ldflags', `-s -w ${versionFlags}`],
        ...['-o', join(unfinished, name), build.packages[i] ?? '.'],
      ],
      { cwd: join(modules, build.module), encoding: 'utf8', env: { ...process.env, CGO_ENABLED: '0' } },
    );
    if (outcome.status === 0) continue;
    rmSync(unfinished, { recursive: true, force: true });
    throw new Refusal(`${name} could not be built.`, 'What Go said:', outcome.stderr);
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
  say(`built in ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

function findGo(): string {
  const outcome = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' });
  const [, release] = /go1\.(\d+)/.exec(outcome.stdout ?? '') ?? [];
  if (release !== undefined && Number(release) >= 26) return 'go';
  const found = outcome.error ? 'there is no Go on the PATH' : `${outcome.stdout.trim()} is too old`;
  throw new Refusal(
    `A control plane is built from source, and ${found}.`,
    'Install Go 1.26 or newer (go.dev/dl), then run it again.',
  );
}

function cacheFolder(): string {
  const { env } = process;
  return env['SWITCHBOARD_CACHE'] ?? join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'switchboard');
}
