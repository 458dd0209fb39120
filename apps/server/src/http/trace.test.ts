/** `/api/v1/trace`: the answer of the command line, of the world of now, and refusals that say what was wrong. */
import { clusterOf } from '@switchboard/core/findings/testing/cluster-of';
import { line, node, pod, service, slice } from '@switchboard/core/testing/builders';
import type { World } from '@switchboard/core/world';
import express from 'express';
import { afterEach, expect, it } from 'vitest';
import { createVerdicts } from '../hub/verdicts.ts';
import { request } from '../testing/request.ts';
import { type Listener, listen } from './listen.ts';
import { traceRoute } from './trace.ts';

let listener: Listener | undefined;
afterEach(() => listener?.close(0));

const web = pod('web-1', { ips: ['10.244.1.5'], node: 'n1', labels: { app: 'web' }, listens: 'web 8080' });
const well = clusterOf([node('n1'), web, service('web'), slice('web-a', 'web', [line(web)])]);
const broken = clusterOf([
  ...[node('n1'), web, slice('web-a', 'web', [])],
  service('web', { selector: { app: 'wbe' } }),
]);

async function start(first: World) {
  let world = first;
  const app = express();
  app.set('query parser', 'simple');
  app.get('/trace', traceRoute(createVerdicts(() => ({ world, now: well.now }))));
  listener = await listen(app, 0, '127.0.0.1');
  const { port } = listener;
  return {
    change(next: World) {
      world = next;
    },
    async ask(query: string) {
      const { status, text } = await request({ port, path: `/trace?${query}` });
      return { status, body: JSON.parse(text) };
    },
  };
}

it('follows a request through the world of now, and names objects in one word', async () => {
  const { ask, change } = await start(broken.world);
  const first = await ask('target=web:80&from=shop/web-1');
  expect(first).toMatchObject({ status: 200, body: { target: 'web:80', verdict: 'fail' } });
  expect(first.body.hops).toContainEqual(
    expect.objectContaining({
      ...{ stage: 'endpoints', subject: 'Service/shop/web', result: 'fail' },
      rule: 'svc-selector-matches-no-pods',
    }),
  );
  change(well.world);
  expect((await ask('target=web:80&from=shop/web-1')).body.verdict).toBe('pass');
});

it('answers many at once, each of the world after it was asked', async () => {
  const { ask, change } = await start(broken.world);
  const early = Promise.all([ask('target=web:80'), ask('target=web.shop:80')]);
  change(well.world);
  const late = await Promise.all(Array.from({ length: 5 }, () => ask('target=web.shop:80')));
  expect(late.map(({ body }) => body.verdict)).toEqual(Array(5).fill('pass'));
  expect((await early).map(({ status }) => status)).toEqual([200, 200]);
});

it.each([
  ['', 'target is not what a request can be made to'],
  ['target=web', 'target is not what a request can be made to'],
  ['target=web:80&from=web-1', 'from is not a pod'],
  ['target=http://a.b/&method=G%20T', 'method is not a method of HTTP'],
  ['target=http://a.b/&header=x', 'header is not a header'],
  ['target=http://a.b/&client=me', 'client is not an address'],
  ['target=web:80&target=web:81', 'a part of the request is given twice, or is too long'],
  [`target=http://a.b/${'x'.repeat(2_000)}`, 'a part of the request is given twice, or is too long'],
  [`target=http://a.b/${'&header=x:1'.repeat(21)}`, 'a part of the request is given twice, or is too long'],
])('refuses in words: %s', async (query, reason) => {
  const { ask } = await start(well.world);
  const { status, body } = await ask(query);
  expect([status, body]).toEqual([400, expect.objectContaining({ error: 'bad-request', reason })]);
  expect(body.hint).not.toBe('');
});
