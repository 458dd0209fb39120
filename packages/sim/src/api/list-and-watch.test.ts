import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pod, service, type TryApi, tryApi } from '../testing/try-api.ts';

const PODS = '/api/v1/namespaces/shop/pods';
const TABLE = { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json' };

interface Line {
  readonly type: string;
  readonly object: {
    readonly kind: string;
    readonly metadata: {
      readonly name: string;
      readonly uid: string;
      readonly resourceVersion: string;
      readonly labels?: Readonly<Record<string, string>>;
      readonly annotations?: Readonly<Record<string, string>>;
    };
  };
}

function fold(known: Map<string, string>, lines: readonly Line[]): Map<string, string> {
  for (const { type, object } of lines) {
    const { uid, resourceVersion } = object.metadata;
    if (type === 'ADDED') expect(known.has(uid)).toBe(false);
    if (type === 'MODIFIED' || type === 'DELETED') expect(known.has(uid)).toBe(true);
    if (type === 'DELETED') known.delete(uid);
    else if (type !== 'BOOKMARK') known.set(uid, resourceVersion);
  }
  return known;
}

const listed = async (
  { ask }: TryApi,
  query = '',
): Promise<{ readonly at: string; readonly known: Map<string, string> }> => {
  const { body } = await ask('GET', `${PODS}?${query}`);
  const items: readonly Line['object'][] = body.items;
  return {
    at: body.metadata.resourceVersion,
    known: new Map(items.map(({ metadata }) => [metadata.uid, metadata.resourceVersion])),
  };
};

const steps = fc.array(
  fc.record({
    verb: fc.constantFrom('create', 'label', 'remove'),
    name: fc.constantFrom('a', 'b', 'c'),
    tier: fc.constantFrom('front', 'back'),
  }),
  { maxLength: 15 },
);

function play(
  { store }: TryApi,
  list: readonly { readonly verb: string; readonly name: string; readonly tier: string }[],
) {
  for (const { verb, name, tier } of list) {
    const held = store.get('Pod', 'shop', name);
    if (verb === 'create') store.apply({ verb: 'create', object: pod(name, { tier }) });
    if (held === undefined) continue;
    if (verb === 'label') store.update({ ...held, metadata: { ...held.metadata, labels: { tier } } });
    if (verb === 'remove') store.remove('Pod', 'shop', name, { graceSeconds: 0 });
  }
}

/** Ends the watches politely, so that all that was said can be read. */
const everything = async (
  api: TryApi,
  watch: { rest(): Promise<readonly Line[]> },
): Promise<readonly Line[]> => {
  api.server.faults.endWatches();
  return watch.rest();
};

describe('list, then watch', () => {
  it('M2: a watch from the version of a list adds up to every later list, resumed or not', async () => {
    const api = await tryApi();
    await fc.assert(
      fc.asyncProperty(steps, steps, steps, async (before, between, during) => {
        play(api, before);
        const { at, known } = await listed(api);
        play(api, between);
        const watch = await api.watch(`${PODS}?watch=1&resourceVersion=${at}`);
        play(api, during);
        const lines = await everything(api, watch);
        expect(lines.map(line => Number(line.object.metadata.resourceVersion))).toEqual(
          (api.store.since(Number(at)) as readonly { readonly resourceVersion: number }[]).map(
            change => change.resourceVersion,
          ),
        );
        expect(fold(known, lines)).toEqual((await listed(api)).known);
      }),
      { numRuns: 20 },
    );
  });

  it('M7: a watch of a selection adds up to the list of that selection', async () => {
    const api = await tryApi();
    const query = 'labelSelector=tier%3Dfront';
    await fc.assert(
      fc.asyncProperty(steps, steps, async (before, during) => {
        play(api, before);
        const { at, known } = await listed(api, query);
        const watch = await api.watch(`${PODS}?watch=1&resourceVersion=${at}&${query}`);
        play(api, during);
        const lines = await everything(api, watch);
        for (const { object } of lines) expect(object.metadata.labels).toEqual({ tier: 'front' });
        expect(fold(known, lines)).toEqual((await listed(api, query)).known);
      }),
      { numRuns: 20 },
    );
  });

  it('M9: the pages of a list show one moment, whatever is written in between', async () => {
    const api = await tryApi();
    for (const name of ['a', 'b', 'c', 'd', 'e']) api.store.create(pod(name));
    const first = (await api.ask('GET', `${PODS}?limit=2`)).body;
    expect(first.metadata.remainingItemCount).toBe(3);
    api.store.remove('Pod', 'shop', 'd', { graceSeconds: 0 });
    api.store.create(pod('aa'));
    const names: string[] = first.items.map((item: Line['object']) => item.metadata.name);
    let next: string | undefined = first.metadata.continue;
    while (next !== undefined) {
      const { body } = await api.ask('GET', `${PODS}?limit=2&continue=${next}`);
      expect(body.metadata.resourceVersion).toBe(first.metadata.resourceVersion);
      names.push(...body.items.map((item: Line['object']) => item.metadata.name));
      next = body.metadata.continue;
    }
    expect(names).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('writes a long list in pieces that make one whole, in every shape', async () => {
    const api = await tryApi();
    for (let index = 0; index < 600; index += 1) api.store.create(service(`s${index}`));
    const path = '/api/v1/namespaces/shop/services';
    expect((await api.ask('GET', path)).body.items).toHaveLength(600);
    expect((await api.ask('GET', path, undefined, TABLE)).body.rows).toHaveLength(600);
    expect((await api.ask('GET', '/api/v1/namespaces/shop/secrets')).body.items).toEqual([]);
    expect((await api.ask('GET', '/api/v1/namespaces/shop/secrets', undefined, TABLE)).body.rows).toEqual([]);
  });

  it('M3: a page and a watch from before a compaction are told that they expired', async () => {
    const api = await tryApi();
    for (const name of ['a', 'b', 'c']) api.store.create(pod(name));
    const { metadata } = (await api.ask('GET', `${PODS}?limit=1`)).body;
    api.store.create(pod('d'));
    api.store.compact(api.store.resourceVersion);
    expect(await api.ask('GET', `${PODS}?limit=1&continue=${metadata.continue}`)).toMatchObject({
      code: 410,
      body: { reason: 'Expired' },
    });
    const [line, ...more] = await (
      await api.watch(`${PODS}?watch=1&resourceVersion=${metadata.resourceVersion}`)
    ).rest();
    expect(line).toMatchObject({ type: 'ERROR', object: { kind: 'Status', code: 410, reason: 'Expired' } });
    expect(more).toEqual([]);
    api.server.faults.expireBy('http');
    expect((await api.ask('GET', `${PODS}?watch=1&resourceVersion=${metadata.resourceVersion}`)).code).toBe(
      410,
    );
  });
});

describe('watch', () => {
  it('sends its headers at once, however quiet the kind is', async () => {
    const api = await tryApi();
    await api.watch(`${PODS}?watch=true&resourceVersion=${api.store.resourceVersion}`);
    expect(api.server.watches).toBe(1);
  });

  it('begins with what there is when no version is named', async () => {
    const api = await tryApi();
    api.store.create(pod('a'));
    const watch = await api.watch(`${PODS}?watch=1`);
    api.store.create(pod('b'));
    expect(await watch.take(2)).toMatchObject([
      { type: 'ADDED', object: { kind: 'Pod', metadata: { name: 'a' } } },
      { type: 'ADDED', object: { metadata: { name: 'b' } } },
    ]);
  });

  it('ends the initial events with an annotated bookmark', async () => {
    const api = await tryApi();
    api.store.create(pod('a'));
    const query = 'watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true';
    const watch = await api.watch(`${PODS}?${query}`);
    expect(await watch.take(2)).toMatchObject([
      { type: 'ADDED' },
      {
        type: 'BOOKMARK',
        object: {
          kind: 'Pod',
          metadata: {
            resourceVersion: String(api.store.resourceVersion),
            annotations: { 'k8s.io/initial-events-end': 'true' },
          },
        },
      },
    ]);
    expect((await api.ask('GET', `${PODS}?watch=1&sendInitialEvents=true`)).code).toBe(400);
  });

  it('sends no initial events to those who say that they want none', async () => {
    const api = await tryApi();
    api.store.create(pod('a'));
    const watch = await api.watch(
      `${PODS}?watch=1&sendInitialEvents=false&resourceVersionMatch=NotOlderThan`,
    );
    api.store.create(pod('b'));
    expect(await watch.take(1)).toMatchObject([{ type: 'ADDED', object: { metadata: { name: 'b' } } }]);
  });

  it('sends bookmarks to those who allow them, and ends when its time is up', async () => {
    const api = await tryApi();
    const path = `${PODS}?watch=1&resourceVersion=${api.store.resourceVersion}&timeoutSeconds=90`;
    const marked = await api.watch(`${path}&allowWatchBookmarks=true`);
    const plain = await api.watch(path);
    api.store.create(service('web'));
    api.clock.advance(60_000);
    const version = String(api.store.resourceVersion);
    expect(await marked.take(1)).toMatchObject([
      { type: 'BOOKMARK', object: { metadata: { resourceVersion: version } } },
    ]);
    api.clock.advance(30_000);
    expect(await marked.rest()).toMatchObject([{ type: 'BOOKMARK' }]);
    expect(await plain.rest()).toEqual([]);
    expect(api.server.watches).toBe(0);
  });

  it('follows one pod by its name, and tells its end', async () => {
    const api = await tryApi();
    for (const name of ['a', 'b']) api.store.create(pod(name));
    const watch = await api.watch(
      `${PODS}?watch=1&resourceVersion=${api.store.resourceVersion}&fieldSelector=metadata.name%3Da`,
    );
    api.store.remove('Pod', 'shop', 'b', { graceSeconds: 0 });
    api.store.remove('Pod', 'shop', 'a');
    api.store.remove('Pod', 'shop', 'a', { graceSeconds: 0 });
    const [marked, gone] = await watch.take(2);
    expect(marked).toMatchObject({
      type: 'MODIFIED',
      object: { metadata: { name: 'a', deletionGracePeriodSeconds: 30 } },
    });
    expect(gone).toMatchObject({
      type: 'DELETED',
      object: { metadata: { name: 'a', resourceVersion: String(api.store.resourceVersion) } },
    });
  });

  it('writes tables, with the columns on the first line only', async () => {
    const api = await tryApi();
    api.store.create(pod('a'));
    const watch = await api.watch(`${PODS}?watch=1`, TABLE);
    api.store.create(pod('b'));
    const [first, second] = await watch.take(2);
    expect(first.object).toMatchObject({
      kind: 'Table',
      rows: [{ cells: ['a', '0/1', 'Pending', '0', '0s', '<none>', 'node-a', '<none>', '<none>'] }],
    });
    expect(first.object.columnDefinitions).toHaveLength(9);
    expect(second.object.columnDefinitions).toEqual([]);
  });

  it('does not resume a version that is from another history', async () => {
    const api = await tryApi();
    const lines = await (await api.watch(`${PODS}?watch=1&resourceVersion=5000`)).rest();
    expect(lines).toMatchObject([{ type: 'ERROR', object: { code: 410 } }]);
  });

  it('cuts a client that does not read, and goes on with the others', async () => {
    const api = await tryApi();
    await api.watch('/api/v1/namespaces/shop/configmaps?watch=1');
    await api.watch(`${PODS}?watch=1`);
    expect(api.server.watches).toBe(2);
    const data = { text: 'x'.repeat(1024 * 1024) };
    for (let index = 0; index < 80; index += 1)
      api.store.create({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: `c${index}`, namespace: 'shop' },
        data,
      });
    expect(api.server.watches).toBe(1);
  });

  it('loses lines and connections when it is told to', async () => {
    const api = await tryApi();
    const watch = await api.watch(`${PODS}?watch=1`);
    api.server.faults.dropWatchLines(true);
    api.store.create(pod('lost'));
    api.server.faults.dropWatchLines(false);
    api.store.create(pod('seen'));
    expect(await watch.take(1)).toMatchObject([{ object: { metadata: { name: 'seen' } } }]);
    api.server.faults.cutWatches();
    await expect(watch.rest()).rejects.toThrow();
  });
});
