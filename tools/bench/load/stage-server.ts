/**
 * A process that serves pages to draw a crowd on: our page as it is built, told by a stream in the server's own words; one with stock Cytoscape, told the same as plain JSON; and
 * one with an empty canvas. It replaces pods at the rate that is asked for. No cluster and no hub: what is measured is the page.
 */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Patch } from '@switchboard/core/patch';
import { encodeSnapshot } from '@switchboard/core/snapshot';
import { type Hello, protocol, type Tick } from '@switchboard/core/stream-event';
import { encodeFrame } from '@switchboard/core/wire';
import { readManifest, serveStatic } from '@switchboard/server/http/static-files';
import { type EventName, eventText } from '@switchboard/server/sse/event-text';
import express, { type Response } from 'express';
import { answer, readJob, tell } from '../child.ts';
import type { Crowded, CrowdedAsked, CrowdedTold } from './crowded.ts';
import { createCrowd, crowdedNamespace as ns } from './crowded-topology.ts';

const web = new URL('../../../apps/web/', import.meta.url);
const tickMs = 50;
const { pods } = readJob<Crowded>();
const crowd = createCrowd(pods);
const viewers = new Set<Response>();
const plainViewers = new Set<Response>();
let commit = 1;

const app = express().disable('x-powered-by');

function stream(response: Response): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
}

app.get('/api/v1/stream', (_request, response) => {
  const now = Date.now();
  const hello: Hello = {
    protocol,
    build: 'bench',
    epoch: '0123456789abcdef',
    serverNow: now,
    mode: 'snapshot',
    reason: 'first',
    tickMs,
    ns: [ns],
    to: { '': 1, [ns]: commit },
    cluster: { name: 'bench', source: 'kubeconfig', defaultNamespace: ns, version: 'v1.36.3' },
    actions: false,
  };
  const say = (name: EventName, data: string, id?: string) => response.write(eventText(name, data, id));
  stream(response);
  say('hello', JSON.stringify(hello));
  for (const part of encodeSnapshot('', 1, now, crowd.cluster)) say('snapshot', part);
  const parts = encodeSnapshot(ns, commit, now, crowd.topology());
  // The last one says that all are here.
  for (const [i, part] of parts.entries())
    say('snapshot', part, i === parts.length - 1 ? String(commit) : undefined);
  viewers.add(response);
  response.on('close', () => viewers.delete(response));
});

app.get('/crowd', (_request, response) => {
  const { services, pods: all } = crowd.topology();
  stream(response);
  const lists = [...services.values()].map(({ uid, name }) => [uid, name]);
  response.write(`data: ${JSON.stringify({ lists, put: [...all.values()].map(plain), gone: [] })}\n\n`);
  plainViewers.add(response);
  response.on('close', () => plainViewers.delete(response));
});

type Plain = readonly [uid: string, list: string, name: string, state: string];
const plain = (pod: NonNullable<NonNullable<Patch['pods']>['put']>[number]): Plain => [
  pod.uid,
  pod.wantedBy?.[0] ?? '',
  pod.name,
  pod.state,
];

for (const name of ['stock', 'empty']) {
  const file = fileURLToPath(new URL(`../pages/${name}.ts`, import.meta.url));
  const script = stripTypeScriptTypes(readFileSync(file, 'utf8'));
  app.get(`/${name}.js`, (_request, response) => void response.type('text/javascript').send(script));
  app.get(`/${name}`, (_request, response) => {
    response
      .type('html')
      .send(
        `<!doctype html><title>${name}</title><style>html,body,main{margin:0;width:100%;height:100%;overflow:hidden}</style><main></main><script type="module" src="/${name}.js"></script>`,
      );
  });
}
// The page's own copy, so that both draw with the same version.
const cytoscape = readFileSync(new URL('node_modules/cytoscape/dist/cytoscape.esm.min.mjs', web));
app.get('/cytoscape.js', (_request, response) => void response.type('text/javascript').send(cytoscape));
app.use(serveStatic(await readManifest(fileURLToPath(new URL('dist', web)))));

function publish(patch: Patch): void {
  if (Object.keys(patch).length === 0) return;
  commit += 1;
  const frame = encodeFrame({ ns, from: commit - 1, to: commit, at: Date.now(), patch });
  for (const viewer of viewers) viewer.write(eventText('frame', frame));
  if (plainViewers.size === 0) return;
  const said = { put: (patch.pods?.put ?? []).map(plain), gone: patch.pods?.gone ?? [] };
  for (const viewer of plainViewers) viewer.write(`data: ${JSON.stringify(said)}\n\n`);
}

let perSecond = 0;
let owed = 0;
let last = performance.now();
setInterval(() => {
  const now = performance.now();
  owed = Math.min(pods / 4, owed + (perSecond * (now - last)) / 1000);
  last = now;
  const begin = Math.floor(owed);
  owed -= begin;
  publish(crowd.advance(Date.now(), begin));
}, tickMs);
setInterval(() => {
  const tick: Tick = { serverNow: Date.now(), lagMs: 0, to: { '': 1, [ns]: commit } };
  for (const viewer of viewers) viewer.write(eventText('tick', JSON.stringify(tick)));
}, 5_000);

let url = '';
answer<CrowdedAsked, CrowdedTold>(({ replacementsPerSecond, once = 0 }) => {
  perSecond = replacementsPerSecond;
  owed = once;
  return { url, replaced: crowd.replaced };
});
const server = app.listen(0, '127.0.0.1', () => {
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  tell({ url, replaced: 0 } satisfies CrowdedTold);
});
