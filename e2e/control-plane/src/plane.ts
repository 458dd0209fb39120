/**
 * A control plane of real programs in one folder: etcd, kube-apiserver, kube-controller-manager, kube-scheduler, and kwok for the kubelets. Started in the order in
 * which they need each other, and stopped the other way round: an API server whose etcd is gone does not stop when asked.
 * Called by `keep.ts`, by `main.ts` and by the suites that hurt it.
 */
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../../../tools/failure.mjs';
import { type Api, createApi } from './api.ts';
import { compact, isReady } from './etcd.ts';
import { administrator, identify, makeAuthority, type Person, renderKubeconfig } from './identity.ts';
import { argumentsOf, auditPolicy, type Part, parts } from './part.ts';
import { choosePorts, type Ports, readPorts } from './ports.ts';
import { pathOf } from './programs.ts';
import { find, lastWords, signal as send, start, stop } from './running.ts';

export interface Plane {
  readonly folder: string;
  readonly api: Api;
  /** The file of the administrator's kubeconfig. */
  readonly kubeconfig: string;
  status(): readonly { readonly part: Part; readonly pid?: number }[];
  /** Resolves when it is ready. Does nothing where it runs. `flags` come after its usual ones. */
  start(part: Part, flags?: readonly string[]): Promise<void>;
  stop(part: Part): Promise<void>;
  restart(part: Part, flags?: readonly string[]): Promise<void>;
  /** SIGKILL: as a crash. */
  kill(part: Part): Promise<void>;
  /** It hears nothing and says nothing, and its connections stay open, until `resume`. */
  pause(part: Part): void;
  resume(part: Part): void;
  /** Renders a kubeconfig of its own for somebody. */
  kubeconfigFor(person: Person, namespace: string): string;
  /** Makes etcd forget every version before now, so that old watches and lists cannot go on. */
  compact(): Promise<void>;
  /** Copies what etcd holds now into a folder, as a backup. */
  save(copy: string): Promise<void>;
  /** Puts a backup in the place of what etcd holds. The API server goes on running, unless it was stopped before. */
  restore(copy: string): Promise<void>;
  /** Stops these, by default everything. */
  down(which?: readonly Part[]): Promise<void>;
}

/** The control plane that was started in this folder, whether it runs or not. */
export function openPlane(folder: string): Plane | undefined {
  const ports = readPorts(folder);
  return ports === undefined ? undefined : planeIn(folder, ports);
}

/** A folder made ready for a control plane of which nothing runs yet, or the one that is there. */
export async function preparePlane(folder: string): Promise<Plane> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (parts.every(part => find(folder, part) === undefined)) await choosePorts(folder);
  makeAuthority(pathOf('certificates'), join(folder, 'certificates'), '127.0.0.1');
  writeFileSync(join(folder, 'audit.yaml'), auditPolicy);
  const plane = openPlane(folder);
  if (plane === undefined) throw new Error(`${folder} has no ports`);
  writeFileSync(plane.kubeconfig, plane.kubeconfigFor(administrator, 'default'), { mode: 0o600 });
  return plane;
}

/** Starts what does not run yet, in order. Ends early when `signal` says so; what was started by then is for the caller to stop. */
export async function startAll(plane: Plane, signal: AbortSignal): Promise<void> {
  for (const part of parts) {
    signal.throwIfAborted();
    await plane.start(part);
  }
}

function planeIn(folder: string, ports: Ports): Plane {
  const certificates = join(folder, 'certificates');
  const data = join(folder, 'etcd');
  let known: Api | undefined;
  const api: Api = {
    call: (...args) => {
      known ??= createApi(ports.apiserver, certificates);
      return known.call(...args);
    },
  };
  const begin = async (part: Part, flags: readonly string[] = []): Promise<void> => {
    if (find(folder, part) !== undefined) return;
    start(folder, part, pathOf(part), [...argumentsOf(part, folder, ports), ...flags]);
    await untilReady(folder, part, () => readiness(part, ports, api));
  };
  return {
    folder,
    api,
    kubeconfig: join(folder, 'kubeconfig'),
    status: () =>
      parts.map(part => {
        const pid = find(folder, part);
        return { part, ...(pid === undefined ? {} : { pid }) };
      }),
    start: begin,
    stop: part => stop(folder, part),
    async restart(part, flags) {
      await stop(folder, part);
      await begin(part, flags);
    },
    async kill(part) {
      send(folder, part, 'SIGKILL');
      await stop(folder, part);
    },
    pause: part => send(folder, part, 'SIGSTOP'),
    resume: part => send(folder, part, 'SIGCONT'),
    kubeconfigFor: (person, namespace) =>
      renderKubeconfig(
        `https://127.0.0.1:${ports.apiserver}`,
        certificates,
        person,
        identify(pathOf('certificates'), certificates, person),
        namespace,
      ),
    compact: () => compact(ports.etcd),
    async save(copy) {
      // Stopped in the middle of whatever it does, as a machine that loses its power: what is written by then is what a restart would find.
      send(folder, 'etcd', 'SIGSTOP');
      try {
        rmSync(copy, { recursive: true, force: true });
        cpSync(data, copy, { recursive: true });
      } finally {
        send(folder, 'etcd', 'SIGCONT');
      }
    },
    async restore(copy) {
      if (!existsSync(copy)) throw new Failure(`There is no backup ${copy}.`, 'Make one first.');
      await stop(folder, 'etcd');
      rmSync(data, { recursive: true, force: true });
      cpSync(copy, data, { recursive: true });
      await begin('etcd');
    },
    async down(which = parts) {
      for (const part of [...parts].reverse()) if (which.includes(part)) await stop(folder, part);
    },
  };
}

async function untilReady(folder: string, part: Part, ready: () => Promise<unknown>): Promise<void> {
  for (let waited = 0; waited < 90_000; waited += 100) {
    if (find(folder, part) === undefined)
      throw new Failure(`${part} ended while it was starting.`, 'Its last words:', lastWords(folder, part));
    const answered = await ready().then(
      () => true,
      () => false,
    );
    if (answered) return;
    await pause(100);
  }
  throw new Failure(
    `${part} is not ready after a minute and a half.`,
    'Its last words:',
    lastWords(folder, part),
  );
}

async function readiness(part: Part, ports: Ports, api: Api): Promise<unknown> {
  if (part === 'etcd') return isReady(ports.etcd);
  if (part === 'kube-apiserver') return api.call('GET', '/readyz');
  return undefined;
}
