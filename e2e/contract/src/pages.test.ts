/** Long lists come in pages that show one moment, and a page of a moment that is forgotten says so. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Json } from './client.ts';
import { service } from './objects.ts';
import { forgets, useCluster } from './subject.ts';

const subject = useCluster();
const services = () => `/api/v1/namespaces/${subject().namespace}/services`;
const make = (name: string) => subject().client.ask('POST', services(), { body: service(name) });
const page = (query: string) => subject().client.ask('GET', `${services()}?${query}`);
const next = ({ metadata }: Json, limit = 3) =>
  page(`limit=${limit}&continue=${encodeURIComponent(metadata.continue)}`);
const names = ({ items }: Json): readonly string[] => items.map((item: Json) => item.metadata.name);

beforeAll(async () => {
  for (const letter of 'abcdefg') await make(`page-${letter}`);
});

describe('a list in pages', () => {
  it('has every object once, in order, and the number of those to come', async () => {
    const first = (await page('limit=3')).body;
    const second = (await next(first)).body;
    const third = (await next(second)).body;
    expect([first, second, third].map(names)).toEqual([
      ['page-a', 'page-b', 'page-c'],
      ['page-d', 'page-e', 'page-f'],
      ['page-g'],
    ]);
    expect([first, second].map(({ metadata }) => metadata.remainingItemCount)).toEqual([4, 1]);
    expect(third.metadata.continue ?? '').toBe('');
  });

  it('shows the moment of its first page, whatever is written meanwhile', async () => {
    const first = (await page('limit=3')).body;
    await make('page-dd');
    await subject().client.ask('DELETE', `${services()}/page-e`);
    const rest = (await next(first, 10)).body;
    expect(names(rest)).toEqual(['page-d', 'page-e', 'page-f', 'page-g']);
    expect(rest.metadata.resourceVersion).toBe(first.metadata.resourceVersion);
    await make('page-e');
    await subject().client.ask('DELETE', `${services()}/page-dd`);
  });

  it('can be watched from its version', async () => {
    const first = (await page('limit=3')).body;
    const rest = (await next(first, 10)).body;
    await make('page-z');
    const watch = await subject().client.watch(
      `${services()}?watch=1&resourceVersion=${rest.metadata.resourceVersion}`,
    );
    const [event] = await watch.until(() => true);
    watch.close();
    expect([event?.type, event?.object.metadata.name]).toEqual(['ADDED', 'page-z']);
    await subject().client.ask('DELETE', `${services()}/page-z`);
  });

  it('refuses a token that nobody gave out', async () => {
    const { status, body } = await page('limit=3&continue=nonsense');
    expect([status, body.kind, body.reason]).toEqual([400, 'Status', 'BadRequest']);
  });

  it.skipIf(!forgets)('is expired when its moment is forgotten, and begins anew', async () => {
    const first = (await page('limit=3')).body;
    await make('page-h');
    subject().forget();
    const { status, body } = await next(first);
    expect([status, body.kind, body.reason, body.code]).toEqual([410, 'Status', 'Expired', 410]);
    expect(names((await page('limit=100')).body)).toContain('page-h');
  });
});
