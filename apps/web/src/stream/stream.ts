/**
 * Keeps one stream to the server while somebody looks: carries out what core's link table says (connect, give up, apply), with the browser's sockets, timers and
 * visibility. Snapshots of several shards are shown together or not at all. Lives outside React; tells store and link, asks for the namespaces of the view. Keeps L1 to L5.
 */
import type { Disguise } from '@switchboard/core/disguise/disguise';
import { advance, firstLink, type Link, type LinkAction, type LinkEvent } from '@switchboard/core/link';
import { limits } from '@switchboard/core/link-steps';
import type { Frame, Hello } from '@switchboard/core/stream-event';
import { createStreamReader } from '@switchboard/core/stream-reader';
import { shownNamespaces } from '../lens/shown.ts';
import type { View } from '../lens/view.ts';
import type { Seconds } from '../link/seconds.ts';
import type { LinkStatus } from '../link/status.ts';
import type { Store } from '../store/store.ts';
import type { Value } from '../store/value.ts';
import { readEvents } from './read-events.ts';

export interface StreamParts {
  readonly store: Store;
  readonly link: Value<LinkStatus>;
  readonly view: View;
  readonly seconds: Seconds;
  readonly page: Window;
  /** Where names and addresses are made up: what replaces them. */
  readonly disguise?: Disguise | undefined;
}

/** Which namespaces are asked for may follow from this frame. */
function saysWhatThereIs({ frame, whole }: { readonly frame: Frame; readonly whole: boolean }): boolean {
  return whole || frame.patch.namespaces !== undefined || frame.patch.freshness !== undefined;
}

export function startStream({ store, link: status, view, seconds, page, disguise }: StreamParts): void {
  const reader = createStreamReader();
  let link: Link = firstLink;
  let hello: Hello | undefined;
  let heardAt: number | undefined;
  let lagMs = 0;
  let askedAt = Date.now();
  let behindMs = 0;
  let slowed: LinkStatus['slowed'];
  let asked = '';
  let controller: AbortController | undefined;
  let retryTimer: number | undefined;
  let watchdog: number | undefined;
  let hiddenTimer: number | undefined;
  /** What came of snapshots that are not complete over all shards. */
  let held: { readonly frame: Frame; readonly whole: boolean }[] = [];

  function tell(event: LinkEvent): void {
    const step = advance(link, event, Date.now(), Math.random());
    link = step.link;
    for (const action of step.actions) carryOut(action);
    // What is resumed follows what is shown; a snapshot is shown when all of it is here.
    if (link.phase === 'live' || link.phase === 'resuming') release();
    publish();
  }

  function carryOut(action: LinkAction): void {
    switch (action.type) {
      case 'abort':
        controller?.abort();
        controller = undefined;
        page.clearTimeout(retryTimer);
        page.clearTimeout(watchdog);
        return;
      case 'connect':
        retryTimer = page.setTimeout(() => void connect(action.since), action.afterMs);
        return;
      case 'apply':
        held.push(action);
        return;
      case 'discard':
        held = [];
        reader.reset();
        return;
    }
  }

  function release(): void {
    const frames = held;
    held = [];
    for (const { frame, whole } of frames) {
      if (whole) store.snapshot(frame);
      else store.frame(frame);
    }
    if (frames.some(({ whole }) => whole) && hello !== undefined) store.keep(hello.ns);
    // Asked of the store for every frame, it could not take many in one go.
    if (frames.length === 0 || frames.some(saysWhatThereIs)) followView();
  }

  function publish(): void {
    const skew = link.skew === undefined ? status.get().clockSkew : -link.skew;
    status.set({
      state: link.phase,
      lost: link.phase !== 'live' && (link.attempt > 0 || link.phase === 'offline'),
      clockSkew: skew,
      lagMs,
      askedAt,
      behindMs: link.phase === 'live' ? behindMs : 0,
      ...(link.reason === undefined ? {} : { reason: link.reason }),
      ...(slowed === undefined ? {} : { slowed }),
      ...(hello === undefined ? {} : { hello }),
      ...(heardAt === undefined ? {} : { heardAt }),
      ...(link.retryAt === undefined ? {} : { retryAt: link.retryAt }),
    });
  }

  async function connect(since: string | undefined): Promise<void> {
    const mine = new AbortController();
    controller = mine;
    const isMine = () => controller === mine;
    const query = new URLSearchParams();
    const namespaces = wanted();
    asked = namespaces.join();
    for (const ns of namespaces) query.append('ns', ns);
    if (since !== undefined) query.set('since', since);
    askedAt = Date.now();
    watch();
    try {
      await readEvents(
        `/api/v1/stream?${query}`,
        {
          onOpen(code, retryMs) {
            if (!isMine()) return;
            if (code === 200) tell({ type: 'opened' });
            else tell({ type: 'refused', status: code, ...(retryMs === undefined ? {} : { retryMs }) });
          },
          onBytes() {
            if (!isMine()) return;
            heardAt = Date.now();
            watch();
          },
          onEvent({ name, data, id }) {
            if (isMine()) take(name, data, id);
          },
        },
        mine.signal,
      );
      if (isMine()) tell({ type: 'closed' });
    } catch (error) {
      if (isMine()) tell({ type: 'closed', reason: error instanceof Error ? error.message : String(error) });
    }
  }

  function take(name: string, data: string, id: string | undefined): void {
    const reading = reader.read(name, data);
    if (reading.type === 'malformed') tell(reading);
    if (reading.type !== 'event') return;
    const event = disguise?.event(reading.event) ?? reading.event;
    if (event.type === 'hello') hello = event.hello;
    if (event.type === 'tick') {
      lagMs = event.tick.lagMs;
      behindMs = Math.max(0, Date.now() - event.tick.serverNow - (link.skew ?? 0));
    }
    if (event.type === 'hello' || event.type === 'tick') {
      const said = event.type === 'hello' ? event.hello.behind : event.tick.behind;
      slowed = said && { ...said, at: Date.now() };
    }
    const resumable = event.type === 'snapshot' || event.type === 'frame' || event.type === 'tick';
    tell(id !== undefined && resumable ? { ...event, id } : event);
  }

  /** No byte for a while means that the other side is gone although nothing said so. */
  function watch(): void {
    page.clearTimeout(watchdog);
    watchdog = page.setTimeout(() => tell({ type: 'watchdog' }), limits.watchdogMs);
  }

  function wanted(): readonly string[] {
    return revealed(shownNamespaces(view.address.get(), store.topology(), hello?.cluster.defaultNamespace));
  }

  /** As the server knows them; a made-up name of which nothing was heard yet is left out. */
  function revealed(names: readonly string[]): readonly string[] {
    return disguise === undefined ? names : names.flatMap(name => disguise.trueName(name) ?? []);
  }

  /** Other namespaces are another stream. */
  function followView(): void {
    const namespaces = wanted();
    if (namespaces.length === 0 || namespaces.join() === asked) return;
    if (asked === '' && hello !== undefined && namespaces.join() === revealed(hello.ns).join()) return;
    tell({ type: 'wanted', afresh: true });
  }

  view.address.subscribe(followView);
  store.onFlush(({ before, after }) => {
    if (before.namespaces !== after.namespaces && link.phase === 'live') followView();
  });
  page.addEventListener('online', () => tell({ type: 'online' }));
  page.addEventListener('pageshow', event => {
    if (event.persisted) tell({ type: 'visible' });
  });
  page.document.addEventListener('visibilitychange', () => {
    page.clearTimeout(hiddenTimer);
    if (page.document.visibilityState === 'visible') tell({ type: 'visible' });
    else hiddenTimer = page.setTimeout(() => tell({ type: 'hidden' }), limits.hiddenMs);
  });
  seconds.subscribe(({ slept }) => {
    if (slept) tell({ type: 'wall-jump' });
  });

  tell({ type: 'wanted' });
}
