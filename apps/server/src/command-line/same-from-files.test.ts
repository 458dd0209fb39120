/** A server that was opened on files judges as the command line does on the same files: also by what they say of their Secrets. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { serveCluster } from '../testing/serve-cluster.ts';
import { parseCommandLine } from './arguments.ts';
import { connectFiles } from './manifests/files-cluster.ts';
import { readFiles } from './manifests/read-files.ts';
import type { Terminal } from './terminal.ts';
import { trace } from './trace.ts';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Its certificate has no key: what is wrong is known from the Secret alone. */
const door = `
{ apiVersion: networking.k8s.io/v1, kind: IngressClass, metadata: { name: nginx }, spec: { controller: k8s.io/ingress-nginx } }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec:
  ingressClassName: nginx
  tls: [{ hosts: [shop.example], secretName: web-tls }]
  rules: [{ host: shop.example, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] } }]
---
{ apiVersion: v1, kind: Service, metadata: { name: web, namespace: shop }, spec: { selector: { app: web }, ports: [{ port: 80 }] } }
---
{ apiVersion: v1, kind: Secret, metadata: { name: web-tls, namespace: shop }, type: kubernetes.io/tls, data: { tls.crt: aGk= } }
`;
const target = 'https://shop.example/';

it('a trace over HTTP says what the command line says', { timeout: 60_000 }, async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'switchboard-files-')), 'door.yaml');
  writeFileSync(file, door);
  const printed: string[] = [];
  const terminal: Terminal = { print: text => printed.push(text), warn: () => {} };
  const command = parseCommandLine(['trace', target, '-f', file, '-o', 'json']);
  if (command.type !== 'trace') throw new Error(JSON.stringify(command));
  await trace(command.arguments, terminal);
  const expected: unknown = JSON.parse(printed.join(''));

  const held = await readFiles([file], terminal);
  const cluster = connectFiles([file], held, 'shop');
  const served = await serveCluster(cluster, { heldSecrets: held.secrets });
  cleanups.push(() => served.stop());
  const ask = async (): Promise<unknown> => {
    const query = `target=${encodeURIComponent(target)}`;
    return (await fetch(`http://127.0.0.1:${served.port}/api/v1/trace?${query}`)).json();
  };
  await expect.poll(ask, { timeout: 30_000 }).toEqual(expected);
  expect(JSON.stringify(expected)).toContain('"ingress-tls-secret-invalid"');
});
