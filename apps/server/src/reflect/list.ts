/**
 * One LIST of a kind in a scope, page by page, each item through the door as its bytes arrive. Nothing of it is shown before the last page is in (R2).
 */
import type { KindSpec } from '@switchboard/core/kubernetes/kind';
import type { KubeObject } from '@switchboard/core/kubernetes/object';
import type { Clock } from '../clock.ts';
import type { Cluster } from '../connect/cluster.ts';
import { readRefusal } from './answer.ts';
import { Deadline } from './deadline.ts';
import type { Door } from './door.ts';
import { messages } from './messages.ts';
import type { ReflectorEvent } from './reflector-state.ts';
import { collectionPath } from './resource-path.ts';
import { ItemSplitter } from './split-items.ts';

const pageSize = 500;
const headersWithin = 15_000;
const chunkWithin = 15_000;
const wholeWithin = 120_000;

export interface Listing {
  readonly objects: readonly KubeObject[];
  readonly resourceVersion: string;
}

export interface ListRequest {
  readonly cluster: Cluster;
  readonly spec: KindSpec;
  readonly scope: string;
  /** Whether to ask for metadata alone. A server that cannot is asked again for all, and `onWhole` is told. */
  readonly partial: boolean;
  readonly onWhole: () => void;
  readonly door: Door;
  readonly clock: Clock;
  readonly abort: AbortController;
  readonly onAnswer: () => void;
  readonly onPage: (loaded: number, expected: number) => void;
}

/** Answers with the list, or with what the API server said instead. Rejects when cut, late, aborted or broken. */
export async function list(
  request: ListRequest,
): Promise<{ readonly listing: Listing } | { readonly refused: ReflectorEvent }> {
  const { cluster, spec, scope, door, clock, abort } = request;
  const gap = new Deadline(clock, abort);
  const whole = new Deadline(clock, abort);
  const path = collectionPath(spec, scope);
  whole.set(wholeWithin, messages.listTooSlow(spec.resource, wholeWithin / 1000));
  let objects: KubeObject[] = [];
  let partial = request.partial;
  let query = `?limit=${pageSize}`;
  try {
    for (;;) {
      gap.set(headersWithin, messages.noList(spec.resource, headersWithin / 1000));
      const headers = { accept: acceptFor(partial, 'List') };
      const response = await cluster.request(path + query, { headers, signal: abort.signal });
      request.onAnswer();
      if (response.status === 406 && partial) {
        await readRefusal(response);
        partial = false;
        request.onWhole();
        continue;
      }
      if (response.status !== 200) {
        const refused = await readRefusal(response);
        // A page's token expires with compaction: then all at once, from the beginning.
        if (refused.type !== 'gone' || !query.includes('&continue=')) return { refused };
        objects = [];
        query = '';
        continue;
      }
      gap.set(chunkWithin, messages.listStoodStill(spec.resource, chunkWithin / 1000));
      const page = objects;
      const splitter = new ItemSplitter((item, sure) =>
        door.readItem(item, sure, object => page.push(object)),
      );
      for await (const chunk of response.body) {
        gap.renew();
        splitter.push(chunk);
      }
      const metadata = splitter.end();
      if (metadata.continue === '')
        return { listing: { objects, resourceVersion: metadata.resourceVersion } };
      request.onPage(objects.length, objects.length + (metadata.remaining ?? 0));
      query = `?limit=${pageSize}&continue=${encodeURIComponent(metadata.continue)}`;
    }
  } finally {
    gap.clear();
    whole.clear();
  }
}

export function acceptFor(partial: boolean, suffix: '' | 'List'): string {
  return partial
    ? `application/json;as=PartialObjectMetadata${suffix};v=v1;g=meta.k8s.io`
    : 'application/json';
}
