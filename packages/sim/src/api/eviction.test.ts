import { describe, expect, it } from 'vitest';
import { pod, tryApi } from '../testing/try-api.ts';

const EVICTION = '/api/v1/namespaces/shop/pods/a/eviction';
const running = (ready: 'True' | 'False') => ({
  phase: 'Running',
  conditions: [{ type: 'Ready', status: ready }],
});

async function withBudget(ready: 'True' | 'False', status: object, spec: object = {}) {
  const api = await tryApi();
  api.store.create({ ...pod('a', { app: 'web' }), status: running(ready) });
  api.store.create({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { minAvailable: 1, selector: { matchLabels: { app: 'web' } }, ...spec },
    status,
  });
  const allowed = () => api.store.get('PodDisruptionBudget', 'shop', 'web')?.status.disruptionsAllowed;
  const leaves = () => api.store.get('Pod', 'shop', 'a')?.metadata.deletionTimestamp !== undefined;
  return {
    evict: (query = '', body: object = {}) =>
      api.ask('POST', EVICTION + query, { metadata: { name: 'a' }, ...body }),
    allowed,
    leaves,
    ask: api.ask,
  };
}

describe('an eviction', () => {
  it('takes one place of the budget, and on a dry run none', async () => {
    const { evict, allowed, leaves } = await withBudget('True', { disruptionsAllowed: 1 });
    expect((await evict('', { deleteOptions: { dryRun: ['All'] } })).code).toBe(201);
    expect([allowed(), leaves()]).toEqual([1, false]);
    expect((await evict()).code).toBe(201);
    expect([allowed(), leaves()]).toEqual([0, true]);
  });

  it('of a pod that is not ready needs a budget that is met without it, or one that does not mind', async () => {
    const healthy = { disruptionsAllowed: 0, currentHealthy: 1, desiredHealthy: 1 };
    const broken = { ...healthy, currentHealthy: 0 };
    expect((await (await withBudget('False', healthy)).evict()).code).toBe(201);
    expect((await (await withBudget('False', broken)).evict()).code).toBe(429);
    const lenient = await withBudget('False', broken, { unhealthyPodEvictionPolicy: 'AlwaysAllow' });
    expect((await lenient.evict()).code).toBe(201);
  });

  it('must name the pod that its address names', async () => {
    const { evict } = await withBudget('True', { disruptionsAllowed: 1 });
    const { code, body } = await evict('', { metadata: { name: 'b' } });
    expect([code, body.message]).toEqual([400, 'name in URL does not match name in Eviction object']);
  });

  it('that is none is refused in the words of the decoder', async () => {
    const { ask } = await withBudget('True', {});
    expect(await ask('POST', EVICTION, 'nonsense', { 'content-type': 'application/json' })).toMatchObject({
      code: 400,
      body: {
        message: expect.stringContaining('the object provided is unrecognized (must be of type Eviction)'),
      },
    });
    expect(
      await ask('POST', EVICTION, { kind: 'Pod', apiVersion: 'v1', metadata: { name: 'a' } }),
    ).toMatchObject({ code: 400, body: { reason: 'BadRequest' } });
  });
});
