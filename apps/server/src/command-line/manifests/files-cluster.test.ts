/** Files as a cluster: what they hold is listed, what they do not hold may not be seen, Secrets are never served, and the picture comes about. */

import type { Change } from '@switchboard/core/change';
import { describe, expect, it } from 'vitest';
import { realClock } from '../../clock.ts';
import { silent } from '../../log.ts';
import { reflect } from '../../reflect/reflect.ts';
import { connectFiles } from './files-cluster.ts';
import { gatherFiles } from './observe-files.ts';

const text = `
apiVersion: v1
kind: List
items:
  - { apiVersion: v1, kind: Service, metadata: { name: web, namespace: shop }, spec: { selector: { app: web } } }
  - { apiVersion: v1, kind: Service, metadata: { name: other, namespace: blog } }
  - { apiVersion: v1, kind: Pod, metadata: { name: web-1, namespace: shop, labels: { app: web } } }
  - { apiVersion: v1, kind: Secret, metadata: { name: key, namespace: shop }, data: { a: b } }
`;

const cluster = connectFiles(['dump.yaml'], gatherFiles([{ name: 'dump.yaml', text }]), 'shop');

async function get(path: string) {
  const response = await cluster.request(path, { signal: new AbortController().signal });
  const chunks: Uint8Array[] = [];
  for await (const chunk of response.body) chunks.push(chunk);
  return { status: response.status, body: JSON.parse(Buffer.concat(chunks).toString()) };
}

const names = (body: { items: readonly { metadata: { name: string } }[] }): readonly string[] =>
  body.items.map(({ metadata }) => metadata.name);

describe('files as a cluster', () => {
  it('lists what they hold, of all namespaces or of one, and gives single objects', async () => {
    expect(names((await get('/api/v1/services?limit=500')).body)).toEqual(['web', 'other']);
    expect(names((await get('/api/v1/namespaces/blog/services')).body)).toEqual(['other']);
    expect((await get('/api/v1/namespaces/shop/pods/web-1')).body).toMatchObject({
      metadata: { name: 'web-1' },
    });
    expect((await get('/api/v1/namespaces/shop/pods/web-2')).status).toBe(404);
  });

  it('refuses what they do not hold, and every Secret', async () => {
    expect(await get('/api/v1/nodes')).toMatchObject({
      status: 403,
      body: { message: 'Node is not in the files' },
    });
    expect((await get('/api/v1/secrets')).status).toBe(404);
    expect((await get('/api/v1/namespaces/shop/secrets/key')).status).toBe(404);
  });

  it('is seen by the reflectors like any other', async () => {
    const heard: Change[] = [];
    const settled = Promise.withResolvers<void>();
    const reflection = reflect({
      cluster,
      scope: {},
      clock: realClock,
      random: () => 0.5,
      log: silent,
      onChanges(changes) {
        heard.push(...changes);
        const states = new Map(
          heard.flatMap(change =>
            change.type === 'freshness' ? [[change.freshness.key, change.freshness.state] as const] : [],
          ),
        );
        if (
          states.get('Service') === 'live' &&
          states.get('Pod') === 'live' &&
          states.get('Node') === 'denied'
        )
          settled.resolve();
      },
    });
    await settled.promise;
    await reflection.stop();
    const listed = heard.flatMap(change => (change.type === 'relist' ? change.objects : []));
    expect(listed.map(({ meta }) => meta.name).toSorted()).toEqual(['other', 'web', 'web-1']);
  });
});
