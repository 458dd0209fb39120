/**
 * Watches: the changes of one selection as lines of JSON, from a resource version on, until the time is up or the client leaves.
 * Headers leave at once; a client that does not read is cut rather than buffered for ever. Law M2: no gap after a list.
 * An object that enters or leaves the selection is reported as ADDED or DELETED, as apiserver's cacher does.
 */
import type { ServerResponse } from 'node:http';
import type { StoreChange } from '../change-log.ts';
import type { Clock } from '../clock.ts';
import type { StoredObject } from '../object.ts';
import { ApiError, badRequest, expired } from '../status.ts';
import type { Store } from '../store.ts';
import { encodeBookmark, encodeWatched, type Presentation } from './encode.ts';
import { versionIn } from './list.ts';
import { type ApiRequest, isTrue } from './request.ts';
import { selectionOf } from './select.ts';

const BOOKMARK_EVERY = 60_000;
const DEFAULT_TIMEOUT_SECONDS = 1800;
/** Bytes that a client may leave unread before it is cut, the first burst aside. */
const PATIENCE = 64 * 1024 * 1024;

interface Watch {
  readonly kind: string;
  /** Unset while nothing of the change concerns the selection. */
  deliver(change: StoreChange): void;
  end(cut: boolean): void;
}

export interface WatchHub {
  open(request: ApiRequest, presentation: Omit<Presentation, 'now'>, response: ServerResponse): void;
  readonly size: number;
  /** Ends all watches: politely, or by destroying their connections. */
  endAll(cut: boolean): void;
  close(): void;
}

export interface WatchHubOptions {
  readonly store: Store;
  /** The cluster's time, in which ages are counted. */
  readonly now: () => number;
  /** The time of connections, in which bookmarks and timeouts are counted. */
  readonly wireClock: Clock;
  /** Asked before each line; a line that is dropped is lost on that connection only. */
  readonly drops: () => boolean;
}

type Selected = { readonly type: StoreChange['type']; readonly object: StoredObject };

function selected(change: StoreChange, matches: (object: StoredObject) => boolean): Selected | undefined {
  const { type, object, previous } = change;
  const was = previous !== undefined && matches(previous);
  const is = type !== 'DELETED' && matches(object);
  if (is) return { type: was ? 'MODIFIED' : 'ADDED', object };
  if (!was) return undefined;
  if (type === 'DELETED') return { type, object };
  // It left the selection: the client is shown what it knew, at the version at which it left.
  const { resourceVersion } = object.metadata;
  return { type: 'DELETED', object: { ...previous, metadata: { ...previous.metadata, resourceVersion } } };
}

export function createWatchHub({ store, now, wireClock, drops }: WatchHubOptions): WatchHub {
  const watches = new Set<Watch>();
  const unsubscribe = store.subscribe(change => {
    for (const watch of [...watches]) if (watch.kind === change.object.kind) watch.deliver(change);
  });

  function history(from: number): readonly StoreChange[] {
    const changes = store.since(from);
    if (changes === 'gone') throw expired(`too old resource version: ${from} (${store.resourceVersion})`);
    if (from > store.resourceVersion)
      throw expired(
        `resource version ${from} is from another history of this cluster (now ${store.resourceVersion}): list again`,
      );
    return changes;
  }

  return {
    get size() {
      return watches.size;
    },
    open(request, presentation, response) {
      const { query, resource } = request;
      const matches = selectionOf(request);
      const from = versionIn(query);
      const seconds = Number(query.get('timeoutSeconds') ?? 0) || DEFAULT_TIMEOUT_SECONDS;
      const bookmarks = isTrue(query.get('allowWatchBookmarks'));
      const asked = query.get('sendInitialEvents');
      const initial = isTrue(asked);
      if (asked !== null && query.get('resourceVersionMatch') !== 'NotOlderThan')
        throw badRequest('sendInitialEvents requires setting resourceVersionMatch to NotOlderThan');
      if (asked === null && query.get('resourceVersionMatch') !== null)
        throw badRequest('resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided');

      response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache, private' });
      response.flushHeaders();
      let head = true;
      const cancels: (() => void)[] = [];

      const write = (line: string): void => {
        if (response.writableEnded || response.destroyed || drops()) return;
        response.write(line);
        if (watches.has(watch) && response.writableLength > PATIENCE) watch.end(true);
      };
      const event = (type: string, object: StoredObject): void => {
        write(
          `{"type":"${type}","object":${encodeWatched(object, { ...presentation, now: now() }, head)}}\n`,
        );
        head = false;
      };
      const bookmark = (annotations?: Readonly<Record<string, string>>): void => {
        const text = encodeBookmark(
          String(store.resourceVersion),
          { ...presentation, now: now() },
          annotations,
        );
        write(`{"type":"BOOKMARK","object":${text}}\n`);
      };
      const watch: Watch = {
        kind: resource.kind,
        deliver(change) {
          const found = selected(change, matches);
          if (found !== undefined) event(found.type, found.object);
        },
        end(cut) {
          watches.delete(watch);
          for (const cancel of cancels.splice(0)) cancel();
          if (cut) response.destroy();
          else response.end();
        },
      };

      try {
        if (initial || (from === 0 && asked === null))
          for (const object of store.list(resource.kind, request.namespace)) {
            if (matches(object)) event('ADDED', object);
          }
        else if (from > 0)
          for (const change of history(from)) if (change.object.kind === resource.kind) watch.deliver(change);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        response.end(`{"type":"ERROR","object":${JSON.stringify(error.status)}}\n`);
        return;
      }
      if (initial) bookmark({ 'k8s.io/initial-events-end': 'true' });
      watches.add(watch);
      response.on('close', () => watch.end(true));
      cancels.push(
        wireClock.schedule(wireClock.now() + seconds * 1000, () => {
          if (bookmarks) bookmark();
          watch.end(false);
        }),
      );
      if (!bookmarks) return;
      const again = (): void => {
        cancels[1] = wireClock.schedule(wireClock.now() + BOOKMARK_EVERY, () => {
          bookmark();
          again();
        });
      };
      again();
    },
    endAll(cut) {
      for (const watch of [...watches]) watch.end(cut);
    },
    close() {
      unsubscribe();
      for (const watch of [...watches]) watch.end(true);
    },
  };
}
