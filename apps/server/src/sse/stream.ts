/**
 * `GET /api/v1/stream`: opens a link between a viewer and the hub, says hello, and keeps the connection alive with a tick every 10 s.
 * Viewers of the same namespaces share the bytes of ticks as they share those of frames.
 */

import {
  type Behind,
  type Bye,
  type ClusterIdentity,
  type Hello,
  protocol,
  type Tick,
} from '@switchboard/core/stream-event';
import type { Request, Response } from 'express';
import type { Clock } from '../clock.ts';
import { refuse } from '../http/refusal.ts';
import type { Hub } from '../hub/hub.ts';
import type { Subscription } from '../hub/viewer.ts';
import { acceptsGzip } from './accepts-gzip.ts';
import { type Block, createBlock } from './block.ts';
import { eventText } from './event-text.ts';
import { Link } from './link.ts';
import { createResponseSink } from './response-sink.ts';
import { parseStreamQuery } from './stream-query.ts';

export interface StreamMeasures {
  viewers(count: number): void;
  resynced(reason: string): void;
  closed(reason: string): void;
  refused(reason: string): void;
  opened(mode: string, reason: string): void;
}

export interface StreamOptions {
  readonly hub: Hub;
  readonly clock: Clock;
  readonly random: () => number;
  readonly build: string;
  readonly identity: () => ClusterIdentity;
  readonly actions: boolean;
  /** Of a cluster whose time somebody has slowed down. */
  readonly behind?: () => Behind | undefined;
  readonly measures: StreamMeasures;
  readonly mostViewers?: number;
}

export interface Streams {
  handle(request: Request, response: Response): void;
  readonly count: number;
  /** Tells everybody now what ticks tell. */
  tick(): void;
  /** Says goodbye to everybody, each with another moment to come back at, and ends the streams. */
  stop(reason: string): void;
}

const tickEvery = 10_000;
const checkEvery = 1000;

interface Open {
  readonly link: Link;
  readonly subscription: Subscription;
  readonly key: string;
}

export function createStreams(options: StreamOptions): Streams {
  const { hub, clock, measures } = options;
  const mostViewers = options.mostViewers ?? 1000;
  const open = new Set<Open>();
  let stopped = false;
  let cancelTick = clock.after(tickEvery, tickAll);
  let cancelCheck = clock.after(checkEvery, checkAll);

  function behind(): { readonly behind?: Behind } {
    const said = options.behind?.();
    return said === undefined ? {} : { behind: said };
  }

  function tickAll(): void {
    tickOnce();
    cancelTick = clock.after(tickEvery, tickAll);
  }

  function tickOnce(): void {
    const shared = new Map<string, Block>();
    for (const { link, subscription, key } of open) {
      let block = shared.get(key);
      if (block === undefined) {
        const { id, to } = subscription.position();
        const tick: Tick = { serverNow: clock.now(), lagMs: Math.round(hub.lag()), to, ...behind() };
        block = createBlock(eventText('tick', JSON.stringify(tick), id));
        shared.set(key, block);
      }
      link.send(block);
    }
  }

  function checkAll(): void {
    for (const one of [...open]) if (!one.link.check()) leave(one, 'slow');
    cancelCheck = clock.after(checkEvery, checkAll);
  }

  function leave(one: Open, reason: string): void {
    if (!open.delete(one)) return;
    one.link.close();
    one.subscription.close();
    measures.closed(reason);
    measures.viewers(open.size);
  }

  function bye(reason: string): Block {
    const value: Bye = { reason, retryMs: Math.floor(options.random() * 5000) };
    return createBlock(eventText('bye', JSON.stringify(value)));
  }

  function handle(request: Request, response: Response): void {
    const identity = options.identity();
    const query = parseStreamQuery(request.query, request.get('last-event-id'), identity.defaultNamespace);
    if (!query.ok) {
      measures.refused('query');
      refuse(response, 400, query.reason, query.hint);
      return;
    }
    if (stopped || open.size >= mostViewers) {
      measures.refused('capacity');
      response.setHeader('Retry-After', '5');
      const reason = stopped ? 'the server is stopping' : `${open.size} viewers are connected already`;
      refuse(response, 503, reason, 'Try again in a few seconds.');
      return;
    }
    const gzip = acceptsGzip(request.get('accept-encoding'));
    const sink = createResponseSink(response, gzip);
    const link: Link = new Link({
      clock,
      sink,
      restart: reason => [
        createBlock(eventText('reset', JSON.stringify({ reason }))),
        ...subscription.snapshot(),
      ],
      onOwed: reason => measures.resynced(reason),
    });
    const subscription: Subscription = hub.subscribe(query.request, {
      receive: commits => {
        sink.together(() => {
          for (const commit of commits) link.send(commit.block);
        });
      },
      restart: reason => link.owe(reason),
    });
    const hello: Hello = {
      protocol,
      build: options.build,
      epoch: subscription.epoch,
      serverNow: clock.now(),
      mode: subscription.mode,
      reason: subscription.reason,
      tickMs: tickEvery,
      ns: query.request.ns,
      to: subscription.position().to,
      cluster: identity,
      actions: options.actions,
      ...behind(),
    };
    const one: Open = { link, subscription, key: query.request.ns.join(',') };
    open.add(one);
    measures.viewers(open.size);
    measures.opened(subscription.mode, subscription.reason);
    response.on('close', () => leave(one, 'left'));
    response.on('error', () => leave(one, 'left'));
    response.on('drain', () => link.drained());
    sink.together(() =>
      link.open([createBlock(eventText('hello', JSON.stringify(hello))), ...subscription.opening]),
    );
  }

  return {
    handle,
    tick: tickOnce,
    get count() {
      return open.size;
    },
    stop(reason) {
      stopped = true;
      cancelTick();
      cancelCheck();
      for (const one of [...open]) {
        one.link.finish(bye(reason));
        leave(one, reason);
      }
    },
  };
}
