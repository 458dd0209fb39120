/**
 * A process that serves viewers of one namespace and makes changes in it at an even rate: by the server's own hub and streams behind Express, or, to compare with, behind
 * Express too, by a write per event and viewer of the changed pod as JSON, as the wire's elements name it. Tells CPU time and memory of stretches.
 */
import type { AddressInfo } from 'node:net';
import { judging } from '@switchboard/core/findings/judge';
import type { KubeObject } from '@switchboard/core/kubernetes/object';
import { projectPod } from '@switchboard/core/project/pod';
import { crowd } from '@switchboard/core/testing/crowd';
import { realClock } from '@switchboard/server/clock';
import { createHub } from '@switchboard/server/hub/hub';
import { createStreams } from '@switchboard/server/sse/stream';
import express, { type Response } from 'express';
import { answer, readJob, tell } from '../child.ts';
import { createChanges } from '../load/changes.ts';
import type { Serving, ServingAsked, ServingTold } from './serving.ts';

const job = readJob<Serving>();
let resyncs = 0;
const { objects, pods } = crowd(job.pods);
const app = express().disable('x-powered-by');
const path = '/api/v1/stream';
const take = job.mode === 'each' ? serveEach() : serveShared(objects);

function serveShared(all: readonly KubeObject[]): (object: KubeObject) => void {
  const hub = createHub({
    clock: realClock,
    newEpoch: () => '0123456789abcdef',
    ...(job.mode === 'judged' ? { judge: judging } : {}),
    measures: { committed: () => {}, ticked: () => {} },
    onFailure: (what, error) => console.error(what, error),
  });
  hub.tell(all.map(object => ({ type: 'put', object })));
  const ignore = () => {};
  const resynced = () => {
    resyncs += 1;
  };
  const streams = createStreams({
    hub,
    clock: realClock,
    random: Math.random,
    build: 'bench',
    identity: () => ({ name: 'bench', source: 'kubeconfig', defaultNamespace: 'shop' }),
    actions: false,
    measures: {
      viewers: ignore,
      resynced,
      closed: ignore,
      refused: ignore,
      opened: ignore,
    },
  });
  app.get(path, streams.handle);
  return object => hub.tell([{ type: 'put', object }]);
}

function serveEach(): (object: KubeObject) => void {
  const viewers = new Set<Response>();
  app.get(path, (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(': hello\n\n');
    viewers.add(response);
    response.on('close', () => viewers.delete(response));
  });
  return object => {
    if (object.kind !== 'Pod') return;
    const element = projectPod(object, { unanswered: false, wantedBy: [], budgets: [], policies: [] });
    for (const viewer of viewers) viewer.write(`event: pod\ndata: ${JSON.stringify(element)}\n\n`);
  };
}

const nextChange = createChanges(pods, job.padding);
let made = 0;
let endChanges: () => void = () => {};

/** Changes come in the stretches that are measured, so that several servers can wait for their turn. */
function beginChanges(): void {
  const started = performance.now();
  let going = true;
  made = 0;
  // A change a turn, also when several are due: Node would join what is written in one turn, and each is to be an event of its own.
  function change(): void {
    if (!going || made >= ((performance.now() - started) * job.changesPerSecond) / 1000) return;
    take(nextChange(Date.now()));
    made += 1;
    setImmediate(change);
  }
  const beat = setInterval(change, 1000 / Math.min(100, job.changesPerSecond));
  endChanges = () => {
    going = false;
    clearInterval(beat);
  };
}

let peakRss = 0;
// Reading it is dear where CPU time is measured.
if (job.watchMemory)
  setInterval(() => {
    peakRss = Math.max(peakRss, process.memoryUsage.rss());
  }, 100);

let cpu = process.cpuUsage();
let wall = performance.now();

answer<ServingAsked, ServingTold>(asked => {
  if (asked === 'end') {
    endChanges();
    return measured();
  }
  globalThis.gc?.();
  peakRss = process.memoryUsage.rss();
  resyncs = 0;
  wall = performance.now();
  cpu = process.cpuUsage();
  beginChanges();
  return measured();
});

function measured(): ServingTold {
  const { user, system } = process.cpuUsage(cpu);
  const wallMs = performance.now() - wall;
  const peak = Math.max(peakRss, process.memoryUsage.rss());
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return {
    port,
    path: `${path}?ns=shop`,
    cpuMs: (user + system) / 1000,
    wallMs,
    changes: made,
    resyncs,
    peakRss: peak,
    kept: heapUsed + external,
  };
}

let port = 0;
const server = app.listen(0, '127.0.0.1', () => {
  port = (server.address() as AddressInfo).port;
  tell(measured());
});
