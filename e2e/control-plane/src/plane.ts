/**
 * A control plane of real programs in one folder: etcd, kube-apiserver, kube-controller-manager, kube-scheduler, and kwok for the kubelets. Started in the order in
 * which they need each other, on free loopback ports that the folder remembers, and stopped the other way round: an API server whose etcd is gone does not
 * stop when asked. Called by `main.ts` and by the suites that hurt it.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Api, createApi } from './api.ts';
import type { Program } from './binaries.ts';
import { administrator, identify, makeAuthority, type Person, renderKubeconfig } from './identity.ts';
import { find, lastWords, start, stop } from './program.ts';
import { Refusal } from './refusal.ts';

const stages = fileURLToPath(new URL('../stages/', import.meta.url));
/** In the order in which they start. */
const parts = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kwok'] as const;
export type Part = (typeof parts)[number];

interface Ports {
  readonly etcd: number;
  readonly peers: number;
  readonly apiserver: number;
}

export interface Plane {
  readonly api: Api;
  readonly kubeconfig: string;
  status(): readonly { readonly part: Part; readonly pid?: number }[];
  restart(part: Part, patience?: number): Promise<void>;
  /** Renders a kubeconfig of its own for somebody. */
  kubeconfigFor(person: Person, namespace: string): string;
  /** Makes etcd forget every version before now, so that old watches and lists cannot go on. */
  compact(): Promise<void>;
  down(): Promise<void>;
}

export function openPlane(folder: string, path: (program: Program) => string): Plane | undefined {
  return existsSync(join(folder, 'ports.json')) ? planeIn(folder, path) : undefined;
}

export async function startPlane(folder: string, path: (program: Program) => string): Promise<Plane> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(join(folder, 'ports.json'))) {
    const [etcd = 0, peers = 0, apiserver = 0] = await freePorts(3);
    writeFileSync(join(folder, 'ports.json'), JSON.stringify({ etcd, peers, apiserver }));
  }
  const certificates = join(folder, 'certificates');
  makeAuthority(path('certificates'), certificates, '127.0.0.1');
  writeFileSync(join(folder, 'audit.yaml'), auditPolicy);
  const plane = planeIn(folder, path);
  for (const part of parts) await begin(folder, part, path, plane.api);
  return plane;
}

function planeIn(folder: string, path: (program: Program) => string): Plane {
  const ports = portsIn(folder);
  const certificates = join(folder, 'certificates');
  const server = `https://127.0.0.1:${ports.apiserver}`;
  const render = (person: Person, namespace: string) =>
    renderKubeconfig(
      server,
      certificates,
      person,
      identify(path('certificates'), certificates, person),
      namespace,
    );
  const kubeconfig = join(folder, 'kubeconfig');
  writeFileSync(kubeconfig, render(administrator, 'default'), { mode: 0o600 });
  const api = createApi(ports.apiserver, certificates);
  return {
    api,
    kubeconfig,
    status: () =>
      parts.map(part => {
        const running = find(folder, part);
        return { part, ...(running === undefined ? {} : { pid: running.pid }) };
      }),
    async restart(part, patience) {
      await stop(folder, part, patience);
      await begin(folder, part, path, api);
    },
    kubeconfigFor: render,
    compact: () => compact(ports.etcd),
    async down() {
      for (const part of [...parts].reverse()) await stop(folder, part);
    },
  };
}

async function begin(
  folder: string,
  part: Part,
  path: (program: Program) => string,
  api: Api,
): Promise<void> {
  if (find(folder, part) !== undefined) return;
  start(folder, part, path(part), argumentsOf(part, folder));
  const ready = readiness(part, portsIn(folder), api);
  for (let waited = 0; waited < 60_000; waited += 100) {
    if (find(folder, part) === undefined)
      throw new Refusal(`${part} ended while it was starting.`, 'Its last words:', lastWords(folder, part));
    if (await ready()) return;
    await pause(100);
  }
  throw new Refusal(`${part} is not ready after a minute.`, 'Its last words:', lastWords(folder, part));
}

function readiness(part: Part, ports: Ports, api: Api): () => Promise<boolean> {
  const asked = async (answer: Promise<unknown>) =>
    answer.then(
      () => true,
      () => false,
    );
  if (part === 'etcd') return () => asked(fetch(`http://127.0.0.1:${ports.etcd}/readyz`).then(ok));
  if (part === 'kube-apiserver') return () => asked(api.call('GET', '/readyz'));
  return async () => true;
}

function ok(answer: Response): void {
  if (!answer.ok) throw new Error(String(answer.status));
}

function argumentsOf(part: Part, folder: string): readonly string[] {
  const { etcd, peers, apiserver } = portsIn(folder);
  const certificates = join(folder, 'certificates');
  const kubeconfig = join(folder, 'kubeconfig');
  const file = (name: string) => join(certificates, name);
  switch (part) {
    case 'etcd':
      return [
        `--data-dir=${join(folder, 'etcd')}`,
        `--listen-client-urls=http://127.0.0.1:${etcd}`,
        `--advertise-client-urls=http://127.0.0.1:${etcd}`,
        `--listen-peer-urls=http://127.0.0.1:${peers}`,
        '--unsafe-no-fsync',
        '--log-level=warn',
      ];
    case 'kube-apiserver':
      return [
        `--etcd-servers=http://127.0.0.1:${etcd}`,
        '--bind-address=127.0.0.1',
        `--secure-port=${apiserver}`,
        // The `kubernetes` Endpoints object must not hold a loopback address; nobody dials this one.
        '--advertise-address=192.0.2.1',
        '--service-cluster-ip-range=10.96.0.0/16',
        `--tls-cert-file=${file('apiserver.crt')}`,
        `--tls-private-key-file=${file('apiserver.key')}`,
        `--client-ca-file=${file('ca.crt')}`,
        '--service-account-issuer=https://kubernetes.default.svc',
        `--service-account-key-file=${file('tokens.key')}`,
        `--service-account-signing-key-file=${file('tokens.key')}`,
        '--authorization-mode=Node,RBAC',
        '--disable-admission-plugins=ServiceAccount',
        `--audit-policy-file=${join(folder, 'audit.yaml')}`,
        `--audit-log-path=${join(folder, 'audit.log')}`,
        '--event-ttl=1h',
      ];
    case 'kube-controller-manager':
      return [
        `--kubeconfig=${kubeconfig}`,
        `--cluster-signing-cert-file=${file('ca.crt')}`,
        `--cluster-signing-key-file=${file('ca.key')}`,
        `--root-ca-file=${file('ca.crt')}`,
        `--service-account-private-key-file=${file('tokens.key')}`,
        '--allocate-node-cidrs',
        '--cluster-cidr=10.244.0.0/16',
        '--node-cidr-mask-size=24',
        '--node-monitor-grace-period=20s',
        '--kube-api-qps=500',
        '--kube-api-burst=1000',
        '--leader-elect=false',
        '--secure-port=0',
      ];
    case 'kube-scheduler':
      return [
        `--kubeconfig=${kubeconfig}`,
        '--leader-elect=false',
        '--secure-port=0',
        '--kube-api-qps=500',
        '--kube-api-burst=1000',
      ];
    case 'kwok':
      return [
        `--kubeconfig=${kubeconfig}`,
        '--manage-nodes-with-annotation-selector=kwok.x-k8s.io/node=fake',
        `--config=${join(stages, 'node.yaml')}`,
        `--config=${join(stages, 'pod.yaml')}`,
        '--cidr=10.244.0.0/16',
        '--node-ip=10.0.0.1',
        '--v=WARN',
      ];
  }
}

/** The gRPC gateway of etcd, for the one call that the API server has no word for. */
async function compact(port: number): Promise<void> {
  const post = async (
    path: string,
    body: object,
  ): Promise<{ readonly header?: { readonly revision?: string } }> => {
    const answer = await fetch(`http://127.0.0.1:${port}/v3/kv/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    ok(answer);
    return (await answer.json()) as { readonly header?: { readonly revision?: string } };
  };
  const { header } = await post('range', { key: btoa('/') });
  await post('compaction', { revision: header?.revision, physical: true });
}

function portsIn(folder: string): Ports {
  return JSON.parse(readFileSync(join(folder, 'ports.json'), 'utf8')) as Ports;
}

async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>(resolve => {
          const server = createServer();
          server.listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const ports = servers.map(server => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(servers.map(server => new Promise(resolve => server.close(resolve))));
  return ports;
}

const auditPolicy = `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules:
- level: Metadata
  verbs: [create, update, patch, delete, deletecollection]
- level: None
`;
