import { describe, expect, it } from 'vitest';
import { STRATEGIC } from '../resources.ts';
import { pod, tryApi } from '../testing/try-api.ts';

const POD = '/api/v1/namespaces/shop/pods/a';
const strategic = { 'content-type': STRATEGIC };

async function open() {
  const api = await tryApi();
  api.store.create(pod('a', { app: 'web' }));
  const patch = (door: string, body: object) => api.ask('PATCH', `${POD}/${door}`, body, strategic);
  return { ...api, patch };
}

const debuggers = (...containers: readonly object[]) => ({ spec: { ephemeralContainers: containers } });

describe('containers that are put into a running pod', () => {
  it('are stored with their defaults, and nothing else of the pod changes with them', async () => {
    const { patch, store } = await open();
    const { code, body } = await patch('ephemeralcontainers', {
      metadata: { labels: { app: 'other' } },
      ...debuggers({ name: 'debugger', image: 'busybox', stdin: true, tty: true }),
    });
    expect(code).toBe(200);
    expect(body.spec.ephemeralContainers).toEqual([
      {
        name: 'debugger',
        image: 'busybox',
        stdin: true,
        tty: true,
        imagePullPolicy: 'Always',
        resources: {},
        terminationMessagePath: '/dev/termination-log',
        terminationMessagePolicy: 'File',
      },
    ]);
    expect(store.get('Pod', 'shop', 'a')?.metadata.labels).toEqual({ app: 'web' });
  });

  it('stay, have names of their own and none of what a workload has', async () => {
    const { patch, ask } = await open();
    await patch('ephemeralcontainers', debuggers({ name: 'debugger', image: 'busybox' }));
    const held = (await ask('GET', `${POD}/ephemeralcontainers`)).body;
    const without = { ...held, spec: { ...held.spec, ephemeralContainers: [] } };
    expect(await ask('PUT', `${POD}/ephemeralcontainers`, without)).toMatchObject({
      code: 422,
      body: {
        message:
          'Pod "a" is invalid: spec.ephemeralContainers: Forbidden: existing ephemeral containers "debugger" may not be removed\n',
      },
    });
    const refused = await patch(
      'ephemeralcontainers',
      debuggers(
        { name: 'main', image: 'busybox' },
        { name: 'two', image: 'busybox', targetContainerName: 'nobody', ports: [{ containerPort: 80 }] },
      ),
    );
    expect(refused.body.details.causes).toMatchObject([
      { field: 'spec.ephemeralContainers[1].name', message: 'Duplicate value: "main"' },
      { field: 'spec.ephemeralContainers[2].targetContainerName', message: 'Not found: "nobody"' },
      {
        field: 'spec.ephemeralContainers[2].ports',
        message: 'Forbidden: cannot be set for an Ephemeral Container',
      },
    ]);
  });

  it('are not of a pod from its beginning', async () => {
    const { ask } = await open();
    const early = {
      ...pod('b'),
      spec: { ...pod('b').spec, ephemeralContainers: [{ name: 'debugger', image: 'busybox' }] },
    };
    expect(await ask('POST', '/api/v1/namespaces/shop/pods', early)).toMatchObject({
      code: 422,
      body: { message: 'Pod "b" is invalid: spec.ephemeralContainers: Forbidden: cannot be set on create' },
    });
  });
});

describe('the size of a running pod', () => {
  it('changes through its own door, within its class', async () => {
    const { patch, store, ask } = await open();
    const sized = (requests: object) => ({
      spec: { containers: [{ name: 'main', resources: { requests } }] },
    });
    expect(await patch('resize', sized({ cpu: '100m' }))).toMatchObject({
      code: 422,
      body: {
        message:
          'Pod "a" is invalid: spec: Invalid value: "BestEffort": Pod QOS Class may not change as a result of resizing',
      },
    });
    const spec = pod('b').spec;
    const containers = [{ ...spec.containers[0], resources: { requests: { cpu: '100m' } } }];
    store.create({ ...pod('b'), spec: { ...spec, containers } });
    const { code, body } = await ask(
      'PATCH',
      '/api/v1/namespaces/shop/pods/b/resize',
      sized({ cpu: '200m' }),
      strategic,
    );
    expect([code, body.spec.containers[0].resources, body.spec.containers[0].image]).toEqual([
      200,
      { requests: { cpu: '200m' } },
      'web:1',
    ]);
  });
});
