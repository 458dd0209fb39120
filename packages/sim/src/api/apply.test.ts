import { describe, expect, it } from 'vitest';
import { tryApi } from '../testing/try-api.ts';

const DEPLOYMENTS = '/apis/apps/v1/namespaces/shop/deployments';
const APPLY = { 'content-type': 'application/apply-patch+yaml' };

const config = (spec: object, labels: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', labels },
  spec,
});

const container = (name: string, more: object = {}) => ({ name, image: 'nginx:1', ...more });

const spec = (replicas: number | undefined, ...containers: readonly object[]) => ({
  ...(replicas === undefined ? {} : { replicas }),
  selector: { matchLabels: { app: 'web' } },
  template: { metadata: { labels: { app: 'web' } }, spec: { containers } },
});

async function cluster() {
  const { ask, ...rest } = await tryApi();
  const apply = (manager: string, body: object, query = '') =>
    ask('PATCH', `${DEPLOYMENTS}/web?fieldManager=${manager}${query}`, body, APPLY);
  const owned = async (manager: string) => {
    const { body } = await ask('GET', `${DEPLOYMENTS}/web`);
    return body.metadata.managedFields.find((entry: { manager: string }) => entry.manager === manager)
      ?.fieldsV1;
  };
  return { ask, apply, owned, ...rest };
}

describe('server-side apply', () => {
  it('owns exactly what was applied; defaults are nobody’s', async () => {
    const { apply, owned } = await cluster();
    expect(
      (await apply('ann', config(spec(2, container('c', { ports: [{ containerPort: 80 }] }))))).code,
    ).toBe(201);
    expect(await owned('ann')).toEqual({
      'f:metadata': { 'f:labels': {} },
      'f:spec': {
        'f:replicas': {},
        'f:selector': {},
        'f:template': {
          'f:metadata': { 'f:labels': { 'f:app': {} } },
          'f:spec': {
            'f:containers': {
              'k:{"name":"c"}': {
                '.': {},
                'f:image': {},
                'f:name': {},
                'f:ports': { 'k:{"containerPort":80,"protocol":"TCP"}': { '.': {}, 'f:containerPort': {} } },
              },
            },
          },
        },
      },
    });
  });

  it('takes out what it no longer names, items of lists too, and leaves what others own', async () => {
    const { ask, apply } = await cluster();
    await apply('ann', config(spec(2, container('c'), container('d')), { app: 'web', one: '1' }));
    await apply('bob', config(spec(2, container('d'))));
    const { body } = await apply('ann', config(spec(undefined, container('c')), { app: 'web' }));
    expect(body.metadata.labels).toEqual({ app: 'web' });
    expect(body.spec.replicas).toBe(2);
    expect(body.spec.template.spec.containers.map((one: { name: string }) => one.name)).toEqual(['c', 'd']);
    await ask('DELETE', `${DEPLOYMENTS}/web`);
  });

  it('tells who owns what it would change, field by field, and takes it over by force', async () => {
    const { ask, apply, owned } = await cluster();
    await ask('POST', `${DEPLOYMENTS}?fieldManager=kubectl-create`, config(spec(1, container('c'))));
    const one = await apply('bob', config(spec(3, container('c'))));
    expect(one.code).toBe(409);
    expect(one.body.message).toBe(
      'Apply failed with 1 conflict: conflict with "kubectl-create" using apps/v1: .spec.replicas',
    );
    expect(one.body.details.causes).toEqual([
      {
        reason: 'FieldManagerConflict',
        message: 'conflict with "kubectl-create" using apps/v1',
        field: '.spec.replicas',
      },
    ]);
    const two = await apply('bob', config(spec(3, { name: 'c', image: 'nginx:2' })));
    expect(two.body.message).toBe(
      'Apply failed with 2 conflicts: conflicts with "kubectl-create" using apps/v1:\n- .spec.replicas\n- .spec.template.spec.containers[name="c"].image',
    );
    expect((await apply('bob', config(spec(3, container('c'))), '&force=true')).body.spec.replicas).toBe(3);
    expect((await owned('kubectl-create'))['f:spec']).not.toHaveProperty('f:replicas');
  });

  it('counts what the cluster’s own controllers wrote as theirs', async () => {
    const { store, ask, apply, owned } = await cluster();
    await ask('POST', `${DEPLOYMENTS}?fieldManager=kubectl-create`, config(spec(1, container('c'))));
    const held = store.get('Deployment', 'shop', 'web');
    if (held === undefined) throw new Error('nothing was stored');
    store.updateStatus({ ...held, status: { replicas: 1 } });
    expect(await owned('kube-controller-manager')).toEqual({ 'f:status': { 'f:replicas': {} } });
    const { body } = await apply('bob', config({ replicas: 1 }));
    const managers = body.metadata.managedFields.map((entry: { manager: string }) => entry.manager);
    expect(managers).toEqual(['bob', 'kube-controller-manager', 'kubectl-create']);
  });

  it('refuses what is not of the type in the words of the merger', async () => {
    const { apply } = await cluster();
    const { code, body } = await apply('ann', {
      ...config({ replcas: 1 }),
      metadata: { name: 'web', lables: {} },
    });
    expect(code).toBe(500);
    expect(body.message).toBe(
      'failed to create typed patch object (/web; apps/v1, Kind=Deployment): errors:\n  .metadata.lables: field not declared in schema\n  .spec.replcas: field not declared in schema',
    );
  });
});

describe('updates', () => {
  it('own what they change, under the manager and the subresource they came by', async () => {
    const { ask, owned } = await cluster();
    await ask('POST', `${DEPLOYMENTS}?fieldManager=kubectl-create`, config(spec(1, container('c'))));
    await ask(
      'PATCH',
      `${DEPLOYMENTS}/web/scale?fieldManager=kubectl`,
      { spec: { replicas: 4 } },
      {
        'content-type': 'application/merge-patch+json',
      },
    );
    expect(await owned('kubectl')).toEqual({ 'f:spec': { 'f:replicas': {} } });
    expect((await owned('kubectl-create'))['f:spec']).not.toHaveProperty('f:replicas');
  });
});
