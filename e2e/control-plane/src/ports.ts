/**
 * The loopback ports of a control plane, chosen once and remembered in its folder, so that its kubeconfigs stay good when a part is started again.
 * Chosen anew where nothing of it runs and somebody else has taken one. Called by `plane.ts`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';

export interface Ports {
  readonly etcd: number;
  readonly peers: number;
  readonly apiserver: number;
}

const fileIn = (folder: string): string => join(folder, 'ports.json');

/** Undefined where there never was a control plane in this folder. */
export function readPorts(folder: string): Ports | undefined {
  return existsSync(fileIn(folder)) ? (JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Ports) : undefined;
}

/** Call only while nothing of it runs. */
export async function choosePorts(folder: string): Promise<void> {
  const known = readPorts(folder);
  const held = await Promise.all(Object.values(known ?? {}).map(listen));
  const free = known !== undefined && held.every(server => server !== undefined);
  await Promise.all(held.map(close));
  if (free) return;
  const servers = await Promise.all([listen(0), listen(0), listen(0)]);
  const [etcd, peers, apiserver] = servers.map(server => {
    const address = server?.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(servers.map(close));
  writeFileSync(fileIn(folder), JSON.stringify({ etcd, peers, apiserver }));
}

function listen(port: number): Promise<Server | undefined> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

function close(server: Server | undefined): Promise<void> {
  return new Promise(resolve => {
    if (server === undefined) resolve();
    else server.close(() => resolve());
  });
}
