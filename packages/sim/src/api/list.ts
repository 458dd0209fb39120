/**
 * Lists, in pages where asked: every page shows the moment of the first, as long as that moment is still known.
 * Keeps law M2 (a watch from a list's version has no gap) and answers 410 once the history under a page was compacted.
 */
import type { View } from '../controller.ts';
import type { StoredObject } from '../object.ts';
import { apiError, badRequest, expired } from '../status.ts';
import type { Store } from '../store.ts';
import type { ListMeta } from './encode.ts';
import type { ApiRequest } from './request.ts';
import { selectionOf } from './select.ts';

/** Moments kept for pages to come. */
const MOMENTS = 32;

const keyOf = ({ metadata }: StoredObject): string => `${metadata.namespace ?? ''}/${metadata.name}`;

const byKey = new WeakMap<readonly StoredObject[], readonly StoredObject[]>();

/** In the order of the keys in etcd, which is the order in which a real server lists. */
function inOrder(objects: readonly StoredObject[]): readonly StoredObject[] {
  const known = byKey.get(objects);
  if (known !== undefined) return known;
  const keyed = objects.map(object => ({ key: keyOf(object), object }));
  keyed.sort((left, right) => (left.key < right.key ? -1 : 1));
  const made = keyed.map(({ object }) => object);
  byKey.set(objects, made);
  return made;
}

interface Token {
  readonly rv: number;
  readonly start: string;
}

const writeToken = (token: Token): string =>
  Buffer.from(JSON.stringify({ v: 'meta.k8s.io/v1', ...token })).toString('base64url');

function readToken(text: string): Token {
  try {
    const { rv, start } = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Number.isInteger(rv) && typeof start === 'string') return { rv, start };
  } catch {
    // Said below.
  }
  throw badRequest('continue key is not valid: it is not one that this server gave out');
}

/** The version that a query names; 0 when it names none. Throws 400. */
export function versionIn(query: URLSearchParams): number {
  const text = query.get('resourceVersion') ?? '';
  if (text === '') return 0;
  if (!/^\d+$/.test(text)) throw badRequest(`Invalid value: "${text}": resourceVersion must be a number`);
  return Number(text);
}

const TOO_LARGE = 'ResourceVersionTooLarge';

function futureVersion(asked: number, current: number) {
  const message = `Too large resource version: ${asked}, current: ${current}`;
  return apiError(504, 'Timeout', message, {
    causes: [{ reason: TOO_LARGE, message: 'Too large resource version' }],
    retryAfterSeconds: 1,
  });
}

export interface Page {
  readonly objects: readonly StoredObject[];
  readonly meta: ListMeta;
}

export type Lister = (request: ApiRequest) => Page;

export function createLister(store: Store): Lister {
  const moments = new Map<number, View>();

  function remember(rv: number, moment: View): void {
    moments.delete(rv);
    moments.set(rv, moment);
    for (const old of moments.keys()) {
      if (moments.size <= MOMENTS) break;
      moments.delete(old);
    }
  }

  function momentAt(rv: number): View {
    if (rv === store.resourceVersion) return store.snapshot();
    const held = store.since(rv) === 'gone' ? undefined : moments.get(rv);
    if (held !== undefined) return held;
    moments.delete(rv);
    throw expired(
      'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.',
    );
  }

  return request => {
    const { resource, namespace, query } = request;
    const selected = selectionOf(request);
    // Upstream takes a limit below zero for none.
    const limit = Math.max(0, Number(query.get('limit') ?? 0));
    if (!Number.isInteger(limit))
      throw badRequest(`limit must be a whole number, not "${query.get('limit')}"`);
    const asked = versionIn(query);
    const match = query.get('resourceVersionMatch');
    const token = query.get('continue');
    if (match !== null && match !== 'Exact' && match !== 'NotOlderThan')
      throw badRequest(
        `resourceVersionMatch "${match}" is not supported: supported values are Exact and NotOlderThan`,
      );
    if (match !== null && !query.get('resourceVersion'))
      throw badRequest('resourceVersionMatch is forbidden unless resourceVersion is provided');
    if (token && asked > 0)
      throw badRequest('specifying resource version is not allowed when using continue');
    if (asked > store.resourceVersion) throw futureVersion(asked, store.resourceVersion);

    const { rv, start } = token
      ? readToken(token)
      : { rv: match === 'Exact' ? asked : store.resourceVersion, start: '' };
    const moment = momentAt(rv);
    const all = inOrder(moment.list(resource.kind, namespace)).filter(selected);
    const rest = start === '' ? all : all.filter(object => keyOf(object) > start);
    if (limit === 0 || rest.length <= limit) return { objects: rest, meta: { resourceVersion: String(rv) } };
    remember(rv, moment);
    const objects = rest.slice(0, limit);
    const filtered = Boolean(query.get('labelSelector') || query.get('fieldSelector'));
    return {
      objects,
      meta: {
        resourceVersion: String(rv),
        continue: writeToken({ rv, start: keyOf(objects.at(-1) as StoredObject) }),
        ...(filtered ? {} : { remainingItemCount: rest.length - limit }),
      },
    };
  };
}
