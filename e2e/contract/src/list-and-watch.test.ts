/**
 * What Switchboard's whole picture rests on: a list and the watch after it are one history without a gap, and a cluster says so when it no longer is.
 */
import { describe, expect, it } from 'vitest';
import type { WatchEvent } from './client.ts';
import { service } from './objects.ts';
import { forgets, useCluster } from './subject.ts';

const subject = useCluster();
const services = () => `/api/v1/namespaces/${subject().namespace}/services`;

const make = async (name: string, labels: object = {}) => {
  const { status, body, text } = await subject().client.ask('POST', services(), {
    body: service(name, { labels }),
  });
  if (status !== 201) throw new Error(text);
  return body;
};
const remove = (name: string) => subject().client.ask('DELETE', `${services()}/${name}`);
const label = (name: string, labels: object) =>
  subject().client.ask('PATCH', `${services()}/${name}`, {
    body: { metadata: { labels } },
    headers: { 'content-type': 'application/merge-patch+json' },
  });
const listing = async (query = '') => (await subject().client.ask('GET', services() + query)).body;
const watchFrom = (resourceVersion: string, query = '') =>
  subject().client.watch(`${services()}?watch=1&resourceVersion=${resourceVersion}${query}`);

const named = (name: string) => (event: WatchEvent) => event.object.metadata?.name === name;
const story = (events: readonly WatchEvent[]) =>
  events.map(({ type, object }) => `${type} ${object.metadata.name}`);

/** Object names with their versions, as events leave them; throws where an event does not fit what was there. */
function follow(known: ReadonlyMap<string, string>, events: readonly WatchEvent[]): Map<string, string> {
  const held = new Map(known);
  for (const { type, object } of events) {
    const { name, resourceVersion } = object.metadata;
    if ((type === 'ADDED') === held.has(name)) throw new Error(`${type} of ${name} does not fit`);
    if (type === 'DELETED') held.delete(name);
    else held.set(name, resourceVersion);
  }
  return held;
}

const versions = (list: {
  readonly items: readonly {
    readonly metadata: { readonly name: string; readonly resourceVersion: string };
  }[];
}) => new Map(list.items.map(({ metadata }) => [metadata.name, metadata.resourceVersion]));

describe('list, then watch', () => {
  it('misses nothing and repeats nothing while others write', async () => {
    const turns = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
    const writing = (async () => {
      for (let i = 0; i < 60; i += 1) {
        await make(`busy-${i}`);
        await label(`busy-${i}`, { turn: `${i}` });
        if (i % 3 === 0) await remove(`busy-${i}`);
        if (i === 15) turns[0].resolve();
        if (i === 30) turns[1].resolve();
      }
      await make('busy-end');
    })();
    await turns[0].promise;
    const first = await listing();
    await turns[1].promise;
    const watch = await watchFrom(first.metadata.resourceVersion);
    const events = await watch.until(named('busy-end'));
    watch.close();
    await writing;
    expect(events.length).toBeGreaterThan(40);
    expect(follow(versions(first), events)).toEqual(versions(await listing()));
  });

  it('begins with what there is when no version is named', async () => {
    await make('there', { tier: 'initial' });
    const watch = await subject().client.watch(`${services()}?watch=1&labelSelector=tier%3Dinitial`);
    expect(story(await watch.until(named('there')))).toEqual(['ADDED there']);
    watch.close();
  });

  it('answers with its headers at once, also where nothing ever happens', async () => {
    const { metadata } = await listing();
    const watch = await watchFrom(metadata.resourceVersion, '&fieldSelector=metadata.name%3Dnobody');
    watch.close();
  });

  it('ends by itself after the time that was asked for, with a bookmark that has moved on', async () => {
    const { metadata } = await listing();
    const watch = await watchFrom(
      metadata.resourceVersion,
      '&fieldSelector=metadata.name%3Dnobody&allowWatchBookmarks=true&timeoutSeconds=4',
    );
    const written = await make('unseen');
    const events = await watch.rest();
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['BOOKMARK']));
    const bookmark = events.at(-1)?.object;
    expect(bookmark.kind).toBe('Service');
    expect(Number(bookmark.metadata.resourceVersion)).toBeGreaterThanOrEqual(
      Number(written.metadata.resourceVersion),
    );
    // Nothing that the bookmark stands for is told again.
    const next = await watchFrom(bookmark.metadata.resourceVersion);
    await make('after-bookmark');
    expect(story(await next.until(() => true))).toEqual(['ADDED after-bookmark']);
    next.close();
  });

  it('sends no bookmark that was not asked for', async () => {
    const { metadata } = await listing();
    const watch = await watchFrom(
      metadata.resourceVersion,
      '&fieldSelector=metadata.name%3Dnobody&timeoutSeconds=1',
    );
    expect(await watch.rest()).toEqual([]);
  });

  it('serves initial events with a bookmark that ends them, or refuses them', async () => {
    await make('initial', { tier: 'streamed' });
    const query =
      'watch=1&labelSelector=tier%3Dstreamed&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true';
    const refused = await subject()
      .client.ask('GET', `${services()}?${query}&timeoutSeconds=1`)
      .then(({ status }) => status);
    if (refused !== 200) {
      expect(refused).toBe(422);
      return;
    }
    const watch = await subject().client.watch(`${services()}?${query}`);
    const events = await watch.until(({ type }) => type === 'BOOKMARK');
    watch.close();
    expect(events.map(({ type }) => type)).toEqual(['ADDED', 'BOOKMARK']);
    expect(events.at(-1)?.object.metadata.annotations).toEqual({ 'k8s.io/initial-events-end': 'true' });
  });
});

describe('a version of long ago', () => {
  it.skipIf(!forgets)('is expired, in the stream or before it, and a new list goes on', async () => {
    const { metadata } = await listing();
    await make('meanwhile');
    subject().forget();
    await make('later');
    const path = `${services()}?watch=1&resourceVersion=${metadata.resourceVersion}`;
    const { status, text } = await subject().client.ask('GET', path);
    const said = JSON.parse(text.split('\n')[0] ?? '');
    const refusal = status === 200 ? said.object : said;
    expect(status === 200 ? said.type : 'ERROR').toBe('ERROR');
    expect(refusal).toMatchObject({ kind: 'Status', status: 'Failure', code: 410, reason: 'Expired' });
    const again = await listing();
    expect([...versions(again).keys()]).toEqual(expect.arrayContaining(['meanwhile', 'later']));
    const watch = await watchFrom(again.metadata.resourceVersion);
    await make('news');
    expect(story(await watch.until(() => true))).toEqual(['ADDED news']);
    watch.close();
  });

  it('is expired, or still remembered as a whole: never a part of the past', async () => {
    await make('marker');
    const path = `${services()}?watch=1&resourceVersion=1&timeoutSeconds=1&fieldSelector=metadata.name%3Dmarker`;
    const { status, text } = await subject().client.ask('GET', path);
    const first = text === '' ? undefined : JSON.parse(text.split('\n')[0] ?? '');
    if (status === 200 && first?.type !== 'ERROR')
      expect([first?.type, first?.object.metadata.name]).toEqual(['ADDED', 'marker']);
    else expect((status === 200 ? first.object : first).code).toBe(410);
  });
});

describe('identity', () => {
  it('is the uid: the same name made again is another object', async () => {
    const { metadata } = await listing();
    const watch = await watchFrom(metadata.resourceVersion, '&fieldSelector=metadata.name%3Dphoenix');
    const first = await make('phoenix');
    await remove('phoenix');
    const second = await make('phoenix');
    expect(second.metadata.uid).not.toBe(first.metadata.uid);
    const events = await watch.until(({ object }) => object.metadata.uid === second.metadata.uid);
    watch.close();
    expect(events.map(({ type, object }) => [type, object.metadata.uid])).toEqual([
      ['ADDED', first.metadata.uid],
      ['DELETED', first.metadata.uid],
      ['ADDED', second.metadata.uid],
    ]);
  });

  it('versions of one kind rise from event to event, also of a deletion', async () => {
    const { metadata } = await listing();
    const watch = await watchFrom(metadata.resourceVersion);
    await make('rising');
    await label('rising', { step: 'two' });
    await remove('rising');
    const events = await watch.until(({ type }) => type === 'DELETED');
    watch.close();
    const told = [metadata.resourceVersion, ...events.map(event => event.object.metadata.resourceVersion)];
    expect(told.map(Number)).toEqual([...new Set(told.map(Number))].sort((a, b) => a - b));
  });
});

describe('selectors on a watch', () => {
  it('by label: who enters is added, who leaves is deleted', async () => {
    await make('member', { tier: 'out' });
    const { metadata } = await listing();
    const watch = await watchFrom(metadata.resourceVersion, '&labelSelector=tier%3Din');
    await label('member', { tier: 'in' });
    await label('member', { tier: 'in', note: 'x' });
    await label('member', { tier: 'out' });
    await make('sign', { tier: 'in' });
    expect(story(await watch.until(named('sign')))).toEqual([
      'ADDED member',
      'MODIFIED member',
      'DELETED member',
      'ADDED sign',
    ]);
    watch.close();
  });

  it('by field: one name only', async () => {
    const { metadata } = await listing();
    const watch = await watchFrom(metadata.resourceVersion, '&fieldSelector=metadata.name%3Dchosen');
    await make('other');
    await make('chosen');
    await remove('other');
    await remove('chosen');
    expect(story(await watch.until(({ type }) => type === 'DELETED'))).toEqual([
      'ADDED chosen',
      'DELETED chosen',
    ]);
    watch.close();
  });

  it('mean the same on a list', async () => {
    await make('listed-in', { shelf: 'a' });
    await make('listed-out', { shelf: 'b' });
    const names = async (query: string) => [...versions(await listing(query)).keys()];
    expect(await names('?labelSelector=shelf%3Da')).toEqual(['listed-in']);
    expect(await names('?labelSelector=shelf%20in%20(a%2Cb)')).toEqual(['listed-in', 'listed-out']);
    expect(await names('?labelSelector=shelf%2Cshelf!%3Da')).toEqual(['listed-out']);
    expect(await names('?fieldSelector=metadata.name%3Dlisted-out')).toEqual(['listed-out']);
  });
});
