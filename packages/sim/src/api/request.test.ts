import { request as httpRequest } from 'node:http';
import { describe, expect, it } from 'vitest';
import { pod, service, tryApi } from '../testing/try-api.ts';

const PODS = '/api/v1/namespaces/shop/pods';

describe('a request', () => {
  it('creates and deletes collections in a namespace only, never in all at once', async () => {
    const { ask, store } = await tryApi();
    store.create(pod('a'));
    for (const method of ['POST', 'DELETE'])
      expect(await ask(method, '/api/v1/pods', method === 'POST' ? pod('b') : undefined)).toMatchObject({
        code: 405,
        body: { reason: 'MethodNotAllowed' },
      });
    expect(store.list('Pod')).toHaveLength(1);
  });

  it('does not delete all namespaces, nor those that the cluster needs', async () => {
    const { ask, store } = await tryApi();
    expect((await ask('DELETE', '/api/v1/namespaces')).code).toBe(405);
    expect(await ask('DELETE', '/api/v1/namespaces/default')).toMatchObject({
      code: 403,
      body: { message: 'namespaces "default" is forbidden: this namespace may not be deleted' },
    });
    expect(store.get('Namespace', undefined, 'default')?.metadata.deletionTimestamp).toBeUndefined();
    const { resources } = (await ask('GET', '/api/v1')).body;
    const { verbs } = resources.find(({ name }: { name: string }) => name === 'namespaces');
    expect(verbs).not.toContain('deletecollection');
  });

  it('cannot delete an object through its status', async () => {
    const { ask, store } = await tryApi();
    store.create(service('web'));
    expect((await ask('DELETE', '/api/v1/namespaces/shop/services/web/status')).code).toBe(405);
    expect(store.get('Service', 'shop', 'web')).toBeDefined();
  });

  it('asks for health with HEAD as with GET', async () => {
    const { ask } = await tryApi();
    expect((await ask('HEAD', '/livez')).code).toBe(200);
  });

  it('may ask who sent it', async () => {
    const users = [{ token: 'secret', user: 'dev', rules: [] }];
    const { ask } = await tryApi({ users });
    const path = '/apis/authentication.k8s.io/v1/selfsubjectreviews';
    const { code, body } = await ask('POST', path, {}, { authorization: 'Bearer secret' });
    expect(code).toBe(201);
    expect(body).toMatchObject({
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'SelfSubjectReview',
      status: { userInfo: { username: 'dev', groups: ['system:authenticated'] } },
    });
  });

  it('for a path that is none gets a Status', async () => {
    const { url } = await tryApi();
    const { hostname, port } = new URL(url);
    const code = await new Promise(resolve => {
      httpRequest({ hostname, port, path: '//[' }, answer => resolve(answer.resume().statusCode)).end();
    });
    expect(code).toBe(400);
  });

  it('that only tries a creation is shown an object without a version', async () => {
    const { ask } = await tryApi();
    const { metadata } = (await ask('POST', `${PODS}?dryRun=All`, pod('a'))).body;
    expect(metadata.uid).toBeDefined();
    expect(metadata).not.toHaveProperty('resourceVersion');
  });
});
