/** The two other shapes of an object: the row that kubectl prints, and metadata alone, on a list and on a watch. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Json } from './client.ts';
import { service } from './objects.ts';
import { useCluster } from './subject.ts';

const subject = useCluster();
const table = { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json' };
const partial = (suffix: '' | 'List') => ({
  accept: `application/json;as=PartialObjectMetadata${suffix};v=v1;g=meta.k8s.io`,
});
const path = (resource: string) => `/api/v1/namespaces/${subject().namespace}/${resource}`;
const columns = ({ columnDefinitions }: Json): readonly string[] =>
  columnDefinitions.map(({ name }: Json) => name);

const endpoints = (name: string, addresses: readonly string[]) => ({
  apiVersion: 'v1',
  kind: 'Endpoints',
  metadata: { name },
  subsets: [{ addresses: addresses.map(ip => ({ ip })), ports: [{ port: 9376 }] }],
});

beforeAll(async () => {
  await subject().client.ask('POST', path('services'), { body: service('shaped') });
  await subject().client.ask('POST', path('endpoints'), { body: endpoints('shaped', ['192.0.2.45']) });
});

describe('Table', () => {
  it('of a list has the columns of kubectl, and each row its object', async () => {
    const { body } = await subject().client.ask('GET', path('services'), { headers: table });
    expect(body.kind).toBe('Table');
    expect(columns(body)).toEqual(expect.arrayContaining(['Name', 'Type', 'Cluster-IP', 'Port(s)', 'Age']));
    const [row] = body.rows;
    expect(row.cells.slice(0, 3)).toEqual(['shaped', 'ClusterIP', 'None']);
    expect(row.object).toMatchObject({ kind: 'PartialObjectMetadata', metadata: { name: 'shaped' } });
    expect(Number(body.metadata.resourceVersion)).toBeGreaterThan(0);
  });

  it('of a watch names its columns once and has one row per event', async () => {
    const { body } = await subject().client.ask('GET', path('services'), { headers: table });
    const watch = await subject().client.watch(
      `${path('services')}?watch=1&resourceVersion=${body.metadata.resourceVersion}`,
      table,
    );
    await subject().client.ask('POST', path('services'), { body: service('shaped-too') });
    await subject().client.ask('DELETE', path('services/shaped-too'));
    const events = await watch.until(({ type }) => type === 'DELETED');
    watch.close();
    expect(events.map(({ type, object }) => [type, object.kind, object.rows[0].cells[0]])).toEqual([
      ['ADDED', 'Table', 'shaped-too'],
      ['DELETED', 'Table', 'shaped-too'],
    ]);
    expect(columns(events[0]?.object)).toEqual(columns(body));
    expect(events[1]?.object.columnDefinitions ?? []).toEqual([]);
  });

  it('of one object has one row', async () => {
    const { body } = await subject().client.ask('GET', path('services/shaped'), { headers: table });
    expect([body.kind, body.rows.length]).toEqual(['Table', 1]);
  });
});

describe('PartialObjectMetadata', () => {
  it('of v1 Endpoints lists who is there without a single address', async () => {
    const { body, text } = await subject().client.ask('GET', path('endpoints'), { headers: partial('List') });
    expect(body.kind).toBe('PartialObjectMetadataList');
    expect(body.items.map((item: Json) => item.metadata.name)).toEqual(['shaped']);
    expect(text).not.toContain('192.0.2.45');
  });

  it('of v1 Endpoints is watched without a single address', async () => {
    const { body } = await subject().client.ask('GET', path('endpoints'), { headers: partial('List') });
    const watch = await subject().client.watch(
      `${path('endpoints')}?watch=1&resourceVersion=${body.metadata.resourceVersion}`,
      partial(''),
    );
    await subject().client.ask('PUT', path('endpoints/shaped'), {
      body: endpoints('shaped', ['192.0.2.45', '192.0.2.46']),
    });
    const [event] = await watch.until(({ type }) => type === 'MODIFIED');
    watch.close();
    expect(event?.object).toMatchObject({ kind: 'PartialObjectMetadata', metadata: { name: 'shaped' } });
    expect(JSON.stringify(event)).not.toContain('192.0.2');
  });
});
