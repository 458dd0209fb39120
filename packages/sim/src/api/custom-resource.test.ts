import { describe, expect, it } from 'vitest';
import { tryApi } from '../testing/try-api.ts';

const ROUTES = '/apis/gateway.networking.k8s.io/v1/namespaces/shop/httproutes';
const MERGE = { 'content-type': 'application/merge-patch+json' };
const APPLY = { 'content-type': 'application/apply-patch+yaml' };

const config = (annotations: object = {}) => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'front', annotations },
  spec: { parentRefs: [{ name: 'door' }] },
});

describe('resources of a CustomResourceDefinition', () => {
  it('take no strategic merge patch, and their documents name none, so that kubectl sends another', async () => {
    const { ask } = await tryApi();
    await ask('POST', ROUTES, config());
    const refused = await ask(
      'PATCH',
      `${ROUTES}/front`,
      {},
      {
        'content-type': 'application/strategic-merge-patch+json',
      },
    );
    expect(refused.code).toBe(415);
    expect(refused.body.message).toMatch(
      /accepted media types include: application\/json-patch\+json, application\/merge-patch\+json, application\/apply-patch\+yaml$/,
    );
    const types = async (group: string, path: string) => {
      const { body } = await ask('GET', `/openapi/v3/apis/${group}`);
      return Object.keys(
        body.paths[`/apis/${group}/namespaces/{namespace}/${path}/{name}`].patch.requestBody.content,
      );
    };
    const strategic = 'application/strategic-merge-patch+json';
    expect(await types('gateway.networking.k8s.io/v1', 'httproutes')).not.toContain(strategic);
    expect(await types('networking.k8s.io/v1', 'ingresses')).toContain(strategic);
  });

  it('keep the status of their schema with the first write, though it changes nothing', async () => {
    const { ask } = await tryApi();
    const { body: made } = await ask('POST', ROUTES.replace('httproutes', 'gateways'), {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name: 'door' },
      spec: { gatewayClassName: 'x', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] },
    });
    const again = () => ask('PATCH', `${ROUTES.replace('httproutes', 'gateways')}/door`, {}, MERGE);
    const { body: first } = await again();
    expect(first.metadata.resourceVersion).not.toBe(made.metadata.resourceVersion);
    expect((await again()).body.metadata.resourceVersion).toBe(first.metadata.resourceVersion);
  });

  it('conflict where their schema has filled in what kubectl had applied', async () => {
    const { ask } = await tryApi();
    const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify(config()) };
    await ask('POST', `${ROUTES}?fieldManager=kubectl-client-side-apply`, config(annotations));
    const { code, body } = await ask('PATCH', `${ROUTES}/front?fieldManager=kubectl`, config(), APPLY);
    expect(code).toBe(409);
    expect(body.message).toMatch(
      /"kubectl-client-side-apply" using gateway\.networking\.k8s\.io\/v1: \.spec\.parentRefs$/,
    );
  });
});
