/** Writes as kubectl and controllers make them: refused when they come too late, patched three ways, deleted with grace and for one uid only. */
import { describe, expect, it } from 'vitest';
import type { Json } from './client.ts';
import { pod, service } from './objects.ts';
import { useCluster } from './subject.ts';

const subject = useCluster();
const path = (resource: string) => `/api/v1/namespaces/${subject().namespace}/${resource}`;
const make = async (name: string, more: Parameters<typeof service>[1] = {}): Promise<Json> =>
  (await subject().client.ask('POST', path('services'), { body: service(name, more) })).body;
const get = (name: string) => subject().client.ask('GET', path(`services/${name}`));
const patch = (name: string, type: string, body: unknown, query = '') =>
  subject().client.ask('PATCH', path(`services/${name}`) + query, {
    body,
    headers: { 'content-type': `application/${type}+json` },
  });

describe('create and update', () => {
  it('gives an object its uid, version and time, and a generated name where one is asked for', async () => {
    const made = await make('made');
    expect(made.metadata.uid).toMatch(/^[0-9a-f-]{36}$/);
    expect(Number(made.metadata.resourceVersion)).toBeGreaterThan(0);
    expect(made.metadata.creationTimestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const { metadata: _, ...rest } = service('');
    const { body } = await subject().client.ask('POST', path('services'), {
      body: { ...rest, metadata: { generateName: 'drawn-' } },
    });
    expect(body.metadata.name).toMatch(/^drawn-[a-z0-9]{5}$/);
  });

  it('refuses a name that is taken', async () => {
    await make('taken');
    const { status, body } = await subject().client.ask('POST', path('services'), { body: service('taken') });
    expect([status, body.reason, body.details.name]).toEqual([409, 'AlreadyExists', 'taken']);
  });

  it('refuses an update of what has changed meanwhile, and changes nothing', async () => {
    const read = await make('contended');
    await patch('contended', 'merge-patch', { metadata: { labels: { by: 'somebody' } } });
    const late = { ...read, metadata: { ...read.metadata, labels: { by: 'us' } } };
    const { status, body } = await subject().client.ask('PUT', path('services/contended'), { body: late });
    expect([status, body.reason]).toEqual([409, 'Conflict']);
    expect(body.message).toContain('the object has been modified');
    expect((await get('contended')).body.metadata.labels).toEqual({ by: 'somebody' });
  });

  it('makes no new version of what stays the same', async () => {
    const made = await make('same');
    const { body } = await patch('same', 'merge-patch', { spec: { clusterIP: 'None' } });
    expect(body.metadata.resourceVersion).toBe(made.metadata.resourceVersion);
  });

  it('only says what it would do in a dry run', async () => {
    const dry = `${path('services')}?dryRun=All`;
    expect((await subject().client.ask('POST', dry, { body: service('dry') })).status).toBe(201);
    expect((await get('dry')).status).toBe(404);
  });
});

describe('the three patches', () => {
  const ports = [
    { name: 'http', port: 80 },
    { name: 'metrics', port: 9090 },
  ];
  const told = ({ spec }: Json) => spec.ports.map(({ name, port }: Json) => `${name} ${port}`);

  it('merge: maps are merged, null takes away, lists are replaced', async () => {
    await make('merged', { labels: { a: '1', b: '2' }, spec: { ports } });
    const { status, body } = await patch('merged', 'merge-patch', {
      metadata: { labels: { a: null, c: '3' } },
      spec: { ports: [{ name: 'http', port: 81 }] },
    });
    expect([status, body.metadata.labels, told(body)]).toEqual([200, { b: '2', c: '3' }, ['http 81']]);
  });

  it('strategic: lists are merged by their key', async () => {
    await make('strategic', { spec: { ports } });
    const { status, body } = await patch('strategic', 'strategic-merge-patch', {
      spec: {
        ports: [
          { port: 443, name: 'https' },
          { port: 9090, $patch: 'delete' },
        ],
      },
    });
    expect(status).toBe(200);
    expect(new Set(told(body))).toEqual(new Set(['http 80', 'https 443']));
  });

  it('JSON: operations in order, all of them or none', async () => {
    await make('stepped', { labels: { a: '1' }, spec: { ports } });
    const { status, body } = await patch('stepped', 'json-patch', [
      { op: 'test', path: '/metadata/labels/a', value: '1' },
      { op: 'replace', path: '/metadata/labels/a', value: '2' },
      { op: 'remove', path: '/spec/ports/1' },
    ]);
    expect([status, body.metadata.labels, told(body)]).toEqual([200, { a: '2' }, ['http 80']]);
    const failed = await patch('stepped', 'json-patch', [
      { op: 'replace', path: '/metadata/labels/a', value: '3' },
      { op: 'test', path: '/spec/type', value: 'NodePort' },
    ]);
    expect([failed.status, failed.body.kind]).toEqual([422, 'Status']);
    expect((await get('stepped')).body.metadata.labels).toEqual({ a: '2' });
  });

  it('are refused under another name for what they are', async () => {
    await make('unpatched');
    const { status, body } = await patch('unpatched', 'strange', {});
    expect([status, body.reason]).toEqual([415, 'UnsupportedMediaType']);
  });
});

describe('delete', () => {
  const remove = (name: string, body: object) =>
    subject().client.ask('DELETE', path(name), {
      body: { kind: 'DeleteOptions', apiVersion: 'v1', ...body },
    });

  it('of another uid is a conflict and deletes nobody', async () => {
    const { metadata } = await make('guarded');
    const wrong = await remove('services/guarded', {
      preconditions: { uid: '00000000-0000-4000-8000-000000000000' },
    });
    expect([wrong.status, wrong.body.reason]).toEqual([409, 'Conflict']);
    expect((await get('guarded')).status).toBe(200);
    const right = await remove('services/guarded', { preconditions: { uid: metadata.uid } });
    expect([right.status, (await get('guarded')).status]).toEqual([200, 404]);
  });

  it('of an older version is a conflict', async () => {
    const { metadata } = await make('versioned');
    await patch('versioned', 'merge-patch', { metadata: { labels: { touched: 'yes' } } });
    const { resourceVersion } = metadata;
    const late = await remove('services/versioned', { preconditions: { resourceVersion } });
    expect([late.status, late.body.reason]).toEqual([409, 'Conflict']);
  });

  it('of a pod grants its grace, is told as a change, and can be cut short', async () => {
    const made = (await subject().client.ask('POST', path('pods'), { body: pod('leaver') })).body;
    const watch = await subject().client.watch(
      `${path('pods')}?watch=1&resourceVersion=${made.metadata.resourceVersion}`,
    );
    const { status, body } = await remove('pods/leaver', { gracePeriodSeconds: 25 });
    expect([status, body.metadata.deletionGracePeriodSeconds]).toEqual([200, 25]);
    const marked = await watch.until(({ object }) => object.metadata.deletionTimestamp !== undefined);
    expect(marked.at(-1)?.type).toBe('MODIFIED');
    expect((await subject().client.ask('GET', path('pods/leaver'))).status).toBe(200);
    await remove('pods/leaver', { gracePeriodSeconds: 0 });
    const gone = await watch.until(({ type }) => type === 'DELETED');
    watch.close();
    expect(gone.at(-1)?.object.metadata.uid).toBe(made.metadata.uid);
    expect((await subject().client.ask('GET', path('pods/leaver'))).status).toBe(404);
  });
});
