import { describe, expect, it } from 'vitest';
import { pod, service, tryApi } from '../testing/try-api.ts';

const AT = '/api/v1/namespaces/shop';

/** A Service `web` on port 80 (named http) whose one pod answers, `empty` without endpoints, and pod `web-1`. */
async function open() {
  const api = await tryApi();
  api.store.create(service('web', { selector: { app: 'web' }, ports: [{ name: 'http', port: 80 }] }));
  api.store.create(service('empty', { selector: { app: 'no' }, ports: [{ port: 80 }] }));
  const held = api.store.create(pod('web-1', { app: 'web' }));
  api.store.updateStatus({ ...held, status: { ...held.status, podIP: '10.244.1.9' } });
  api.store.create(pod('young'));
  const endpoints = (name: string, subsets: readonly object[]) =>
    api.store.create({
      apiVersion: 'v1',
      kind: 'Endpoints',
      metadata: { name, namespace: 'shop' },
      ...(subsets.length === 0 ? {} : { subsets }),
    });
  endpoints('web', [
    {
      addresses: [{ ip: '10.244.1.9', targetRef: { kind: 'Pod', name: 'web-1', namespace: 'shop' } }],
      ports: [{ name: 'http', port: 8080 }],
    },
  ]);
  endpoints('empty', []);
  return async (path: string, method = 'GET') => {
    const { code, body } = await api.ask(method, AT + path);
    return [code, body.reason, body.message];
  };
}

describe('proxy', () => {
  it('of what would answer says that the cluster is simulated, for every method and path', async () => {
    const ask = await open();
    const polite = [
      501,
      'NotImplemented',
      'service "web" belongs to a simulated cluster: its pods listen on no ports',
    ];
    expect(await ask('/services/web:80/proxy')).toEqual(polite);
    expect(await ask('/services/http:web:http/proxy/cart/items?watch=1')).toEqual(polite);
    expect(await ask('/services/web:http/proxy/', 'PATCH')).toEqual(polite);
    expect(await ask('/pods/web-1:8080/proxy/healthz', 'DELETE')).toEqual([
      501,
      'NotImplemented',
      'pod "web-1" belongs to a simulated cluster: its containers listen on no ports',
    ]);
  });

  it('of a Service finds ports and endpoints as upstream does', async () => {
    const ask = await open();
    expect(await ask('/services/web:81/proxy/')).toEqual([
      503,
      'ServiceUnavailable',
      'no service port 81 found for service "web"',
    ]);
    expect(await ask('/services/web:metrics/proxy/')).toEqual([
      503,
      'ServiceUnavailable',
      'no endpoints available for service "web:metrics"',
    ]);
    expect(await ask('/services/empty/proxy/')).toEqual([
      503,
      'ServiceUnavailable',
      'no endpoints available for service "empty"',
    ]);
    expect(await ask('/services/nobody/proxy/')).toEqual([404, 'NotFound', 'endpoints "nobody" not found']);
    expect(await ask('/services/ftp:web:21/proxy/')).toEqual([
      400,
      'BadRequest',
      'invalid service request "ftp:web:21"',
    ]);
  });

  it('of a pod without an address, or that is not there', async () => {
    const ask = await open();
    expect(await ask('/pods/young/proxy/')).toEqual([400, 'BadRequest', 'address not allowed']);
    expect(await ask('/pods/nobody/proxy/')).toEqual([404, 'NotFound', 'pods "nobody" not found']);
  });
});
