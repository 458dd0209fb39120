import { request as httpRequest } from 'node:http';
import { describe, expect, it } from 'vitest';
import { deployment, pod, service, tryApi } from './testing/try-api.ts';

const PODS = '/api/v1/namespaces/shop/pods';
const DEPLOYMENTS = '/apis/apps/v1/namespaces/shop/deployments';
const TABLE = { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json' };
const METADATA = { accept: 'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io' };

describe('discovery', () => {
  it('says what it is and what it serves', async () => {
    const { ask } = await tryApi();
    expect((await ask('GET', '/version')).body.gitVersion).toBe('v1.36.3');
    expect((await ask('GET', '/api')).body.versions).toEqual(['v1']);
    const groups = (await ask('GET', '/apis')).body.groups.map(({ name }: { name: string }) => name);
    expect(groups).toContain('discovery.k8s.io');
    const apps = (await ask('GET', '/apis/apps/v1')).body;
    expect(apps.resources).toContainEqual(
      expect.objectContaining({
        name: 'deployments',
        shortNames: ['deploy'],
        kind: 'Deployment',
        namespaced: true,
      }),
    );
    expect(apps.resources).toContainEqual(
      expect.objectContaining({ name: 'deployments/scale', kind: 'Scale', group: 'autoscaling' }),
    );
    for (const path of ['/livez', '/readyz', '/healthz']) expect((await ask('GET', path)).body).toBe('ok');
  });

  it('serves the aggregated form to those who ask for it', async () => {
    const { ask } = await tryApi();
    const accept = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json';
    const reply = await ask('GET', '/apis', undefined, { accept });
    expect(reply.headers.get('content-type')).toContain('as=APIGroupDiscoveryList');
    expect(reply.body.items.length).toBeGreaterThan(4);
  });

  it('states fieldValidation and the kind for every PATCH, which kubectl apply looks for', async () => {
    const { ask } = await tryApi();
    const index = (await ask('GET', '/openapi/v3')).body.paths;
    const document = (await ask('GET', index['apis/apps/v1'].serverRelativeURL)).body;
    const { patch } = document.paths['/apis/apps/v1/namespaces/{namespace}/deployments/{name}'];
    expect(patch['x-kubernetes-group-version-kind']).toEqual({
      group: 'apps',
      version: 'v1',
      kind: 'Deployment',
    });
    expect(patch.parameters).toContainEqual(expect.objectContaining({ name: 'fieldValidation' }));
  });
});

describe('objects', () => {
  it('creates, reads, updates and deletes', async () => {
    const { ask } = await tryApi();
    const made = await ask('POST', DEPLOYMENTS, deployment('web'));
    expect(made.code).toBe(201);
    expect(made.body).toMatchObject({ kind: 'Deployment', apiVersion: 'apps/v1', spec: { replicas: 1 } });
    const stale = { ...made.body, spec: { ...made.body.spec, replicas: 2 } };
    expect((await ask('PUT', `${DEPLOYMENTS}/web`, stale)).body.metadata.generation).toBe(2);
    expect(await ask('PUT', `${DEPLOYMENTS}/web`, stale)).toMatchObject({
      code: 409,
      body: { reason: 'Conflict' },
    });
    const gone = await ask('DELETE', `${DEPLOYMENTS}/web`);
    expect(gone.body).toMatchObject({
      status: 'Success',
      details: { uid: made.body.metadata.uid, group: 'apps' },
    });
    expect(await ask('GET', `${DEPLOYMENTS}/web`)).toMatchObject({
      code: 404,
      body: { kind: 'Status', reason: 'NotFound', message: 'deployments.apps "web" not found' },
    });
  });

  it('shows who wrote what, with field sets', async () => {
    const { ask } = await tryApi();
    const made = await ask('POST', `${DEPLOYMENTS}?fieldManager=me`, deployment('web'));
    expect(made.body.metadata.managedFields).toMatchObject([
      {
        manager: 'me',
        operation: 'Update',
        fieldsType: 'FieldsV1',
        fieldsV1: { 'f:spec': { 'f:replicas': {} } },
      },
    ]);
  });

  it('writes nothing on a dry run', async () => {
    const { ask, store } = await tryApi();
    const version = store.resourceVersion;
    expect((await ask('POST', `${PODS}?dryRun=All`, pod('a'))).code).toBe(201);
    expect(store.resourceVersion).toBe(version);
  });

  it('patches in four ways and refuses a fifth', async () => {
    const { ask, store } = await tryApi();
    store.create(deployment('web'));
    const patch = (type: string, body: unknown, query = '') =>
      ask('PATCH', `${DEPLOYMENTS}/web${query}`, body, { 'content-type': type });
    const image = { spec: { template: { spec: { containers: [{ name: 'main', image: 'web:2' }] } } } };
    const strategic = await patch('application/strategic-merge-patch+json', image);
    expect(strategic.body.spec.template.spec.containers[0]).toMatchObject({
      image: 'web:2',
      imagePullPolicy: 'IfNotPresent',
    });
    expect((await patch('application/merge-patch+json', { spec: { replicas: 4 } })).body.spec.replicas).toBe(
      4,
    );
    const step = [{ op: 'replace', path: '/spec/replicas', value: 5 }];
    expect((await patch('application/json-patch+json', step)).body.spec.replicas).toBe(5);
    const applied = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', labels: { a: 'b' } },
    };
    const apply = await patch('application/apply-patch+yaml', applied, '?fieldManager=me');
    expect(apply.body).toMatchObject({ metadata: { labels: { a: 'b' } }, spec: { replicas: 5 } });
    expect(await patch('application/x-unknown', {})).toMatchObject({ code: 415, body: { kind: 'Status' } });
  });

  it('makes an object by server-side apply', async () => {
    const { ask } = await tryApi();
    const headers = { 'content-type': 'application/apply-patch+yaml' };
    const reply = await ask('PATCH', `${DEPLOYMENTS}/new?fieldManager=me`, deployment('new'), headers);
    expect(reply.code).toBe(201);
    expect(reply.body.metadata.managedFields[0].operation).toBe('Apply');
  });

  it('scales through the subresource and keeps status apart from spec', async () => {
    const { ask, store } = await tryApi();
    const made = store.create(deployment('web'));
    const scaled = await ask(
      'PATCH',
      `${DEPLOYMENTS}/web/scale`,
      { spec: { replicas: 3 } },
      {
        'content-type': 'application/merge-patch+json',
      },
    );
    expect(scaled.body).toMatchObject({
      kind: 'Scale',
      spec: { replicas: 3 },
      status: { selector: 'app=web' },
    });
    const status = {
      ...made,
      metadata: { ...made.metadata, resourceVersion: '' },
      spec: {},
      status: { readyReplicas: 1 },
    };
    const reply = await ask('PUT', `${DEPLOYMENTS}/web/status`, status);
    expect(reply.body).toMatchObject({ spec: { replicas: 3 }, status: { readyReplicas: 1 } });
    expect(await ask('PATCH', `${DEPLOYMENTS}/web/scale`, { spec: { replicas: -1 } })).toMatchObject({
      code: 422,
    });
  });

  it('evicts within what a disruption budget allows', async () => {
    const { ask, store } = await tryApi();
    const ready = { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] };
    store.create({ ...pod('a', { app: 'web' }), status: ready });
    store.create({
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'web', namespace: 'shop' },
      spec: { minAvailable: 1, selector: { matchLabels: { app: 'web' } } },
      status: { disruptionsAllowed: 0 },
    });
    const eviction = {
      apiVersion: 'policy/v1',
      kind: 'Eviction',
      metadata: { name: 'a', namespace: 'shop' },
    };
    const refused = await ask('POST', `${PODS}/a/eviction`, eviction);
    expect(refused).toMatchObject({ code: 429, body: { reason: 'TooManyRequests' } });
    // A client that is told when to come back does so by itself, ten times, and seems to hang.
    expect(refused.headers.get('retry-after')).toBeNull();
    store.remove('PodDisruptionBudget', 'shop', 'web');
    expect((await ask('POST', `${PODS}/a/eviction`, eviction)).code).toBe(201);
    expect(store.get('Pod', 'shop', 'a')?.metadata.deletionTimestamp).toBeDefined();
  });

  it('deletes with preconditions, grace and propagation from the body', async () => {
    const { ask, store } = await tryApi();
    const { uid } = store.create(pod('a')).metadata;
    expect((await ask('DELETE', `${PODS}/a`, { preconditions: { uid: 'other' } })).code).toBe(409);
    const marked = await ask('DELETE', `${PODS}/a`, { gracePeriodSeconds: 7, preconditions: { uid } });
    expect(marked.body.metadata.deletionGracePeriodSeconds).toBe(7);
    store.create(deployment('web'));
    const waiting = await ask('DELETE', `${DEPLOYMENTS}/web`, { propagationPolicy: 'Foreground' });
    expect(waiting.body.metadata.finalizers).toEqual(['foregroundDeletion']);
  });

  it('deletes a collection by selector', async () => {
    const { ask, store } = await tryApi();
    for (const name of ['a', 'b']) store.create(service(name));
    store.create({ ...service('c'), metadata: { name: 'c', namespace: 'shop', labels: { keep: 'me' } } });
    expect((await ask('DELETE', '/api/v1/namespaces/shop/services?labelSelector=!keep')).code).toBe(200);
    expect(store.list('Service').map(({ metadata }) => metadata.name)).toEqual(['c']);
  });

  it('refuses to create in a namespace that is absent or ending', async () => {
    const { ask, store } = await tryApi();
    const lost = { ...pod('a'), metadata: { name: 'a' } };
    expect((await ask('POST', '/api/v1/namespaces/nowhere/pods', lost)).body.message).toBe(
      'namespaces "nowhere" not found',
    );
    store.remove('Namespace', undefined, 'shop');
    expect(await ask('POST', PODS, pod('a'))).toMatchObject({ code: 403, body: { reason: 'Forbidden' } });
  });

  it('serves events under both groups', async () => {
    const { ask, store } = await tryApi();
    store.create({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: 'e', namespace: 'shop' },
      involvedObject: { kind: 'Pod', name: 'a' },
      message: 'pulled',
    });
    const path = '/namespaces/shop/events';
    expect((await ask('GET', `/api/v1${path}/e`)).body.message).toBe('pulled');
    expect((await ask('GET', `/apis/events.k8s.io/v1${path}`)).body.items[0]).toMatchObject({
      note: 'pulled',
      regarding: { name: 'a' },
    });
  });
});

describe('shapes', () => {
  it('prints tables on list and on get', async () => {
    const { ask, store } = await tryApi();
    store.create(pod('a'));
    const list = await ask('GET', PODS, undefined, TABLE);
    expect(list.body).toMatchObject({ kind: 'Table', apiVersion: 'meta.k8s.io/v1' });
    expect(list.body.rows[0]).toMatchObject({
      cells: ['a', '0/1', 'Pending', '0', '0s', '<none>', 'node-a', '<none>', '<none>'],
      object: { kind: 'PartialObjectMetadata', metadata: { name: 'a' } },
    });
    const one = await ask('GET', `${PODS}/a?includeObject=Object`, undefined, TABLE);
    expect(one.body.rows[0].object).toMatchObject({ kind: 'Pod', spec: { nodeName: 'node-a' } });
    const none = await ask('GET', `${PODS}?includeObject=None`, undefined, TABLE);
    expect(none.body.rows[0].object).toBeNull();
  });

  it('gives metadata only', async () => {
    const { ask, store } = await tryApi();
    store.create(pod('a'));
    const { body } = await ask('GET', PODS, undefined, METADATA);
    expect(body.kind).toBe('PartialObjectMetadataList');
    expect(body.items[0]).toMatchObject({ kind: 'PartialObjectMetadata', metadata: { name: 'a' } });
    expect(body.items[0]).not.toHaveProperty('spec');
  });

  it('leaves kind and apiVersion out of list items, as a real server does', async () => {
    const { ask, store } = await tryApi();
    store.create(pod('a'));
    const [item] = (await ask('GET', PODS)).body.items;
    expect(item).not.toHaveProperty('kind');
    expect(item.spec.nodeName).toBe('node-a');
  });

  it('warns of v1 Endpoints', async () => {
    const { ask } = await tryApi();
    const reply = await ask('GET', '/api/v1/endpoints');
    expect(reply.headers.get('warning')).toBe(
      '299 - "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice"',
    );
  });
});

describe('who may do what', () => {
  const users = [
    {
      token: 'secret',
      user: 'dev',
      rules: [{ verbs: ['get', 'list', 'watch'], resources: ['pods'], namespaces: ['shop'] }],
    },
  ];
  const dev = { authorization: 'Bearer secret' };

  it('refuses in the words of the API', async () => {
    const { ask } = await tryApi({ users });
    expect((await ask('GET', PODS, undefined, dev)).code).toBe(200);
    expect(await ask('GET', '/api/v1/pods', undefined, dev)).toMatchObject({
      code: 403,
      body: {
        reason: 'Forbidden',
        message:
          'pods is forbidden: User "dev" cannot list resource "pods" in API group "" at the cluster scope',
      },
    });
    expect((await ask('GET', `${DEPLOYMENTS}/web`, undefined, dev)).body.message).toBe(
      'deployments.apps "web" is forbidden: User "dev" cannot get resource "deployments" in API group "apps" in the namespace "shop"',
    );
    expect((await ask('DELETE', `${PODS}/a`, undefined, dev)).code).toBe(403);
  });

  it('knows its users', async () => {
    const { ask } = await tryApi({ users, anonymous: 'denied' });
    expect(await ask('GET', PODS, undefined, { authorization: 'Bearer wrong' })).toMatchObject({
      code: 401,
      body: { reason: 'Unauthorized' },
    });
    expect((await ask('GET', PODS)).body.message).toContain('User "system:anonymous" cannot list');
    expect((await ask('GET', '/version')).code).toBe(200);
  });

  it('answers what one may do from the same table', async () => {
    const { ask } = await tryApi({ users });
    const may = async (resourceAttributes: object): Promise<boolean> => {
      const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
      return (await ask('POST', path, { spec: { resourceAttributes } }, dev)).body.status.allowed;
    };
    expect(await may({ verb: 'list', resource: 'pods', namespace: 'shop' })).toBe(true);
    expect(await may({ verb: 'list', resource: 'pods' })).toBe(false);
    expect(await may({ verb: 'delete', resource: 'pods', namespace: 'shop' })).toBe(false);
    const rules = '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews';
    const { status } = (await ask('POST', rules, { spec: { namespace: 'shop' } }, dev)).body;
    expect(status.resourceRules).toEqual([
      { verbs: ['get', 'list', 'watch'], apiGroups: [''], resources: ['pods'] },
    ]);
    expect(
      (await ask('POST', rules, { spec: { namespace: 'default' } }, dev)).body.status.resourceRules,
    ).toEqual([]);
  });
});

describe('access reviews', () => {
  it('say of the administrator what cluster-admin may, and of others what roles say', async () => {
    const { ask, store } = await tryApi();
    const rbac = 'rbac.authorization.k8s.io';
    store.create({
      apiVersion: `${rbac}/v1`,
      kind: 'Role',
      metadata: { name: 'reader', namespace: 'shop' },
      rules: [{ verbs: ['get'], apiGroups: [''], resources: ['pods'] }],
    });
    store.create({
      apiVersion: `${rbac}/v1`,
      kind: 'RoleBinding',
      metadata: { name: 'reader', namespace: 'shop' },
      roleRef: { apiGroup: rbac, kind: 'Role', name: 'reader' },
      subjects: [{ kind: 'User', name: 'jane', apiGroup: rbac }],
    });
    const path = '/apis/authorization.k8s.io/v1';
    const own = await ask('POST', `${path}/selfsubjectrulesreviews`, { spec: { namespace: 'shop' } });
    expect(own.body.status.resourceRules).toEqual([{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }]);
    const mayJane = async (verb: string) => {
      const resourceAttributes = { verb, resource: 'pods', namespace: 'shop' };
      const spec = { user: 'jane', resourceAttributes };
      return (await ask('POST', `${path}/subjectaccessreviews`, { spec })).body.status.allowed;
    };
    expect([await mayJane('get'), await mayJane('delete')]).toEqual([true, false]);
  });
});

describe('everything else is a Status', () => {
  it.each([
    ['GET', '/api/v1/pods/a', undefined, 404],
    ['GET', '/api/v1/namespaces/shop/pods/%E0%A4%A', undefined, 404],
    ['OPTIONS', PODS, undefined, 405],
    ['POST', `${PODS}/a`, {}, 405],
    ['POST', PODS, '{not json', 400],
    ['POST', PODS, '[]', 400],
    ['POST', PODS, 'null', 400],
    ['POST', PODS, { apiVersion: 'apps/v1', kind: 'Pod' }, 400],
    ['POST', PODS, { apiVersion: 'v1', kind: 'Service' }, 400],
    ['POST', PODS, { metadata: { namespace: 'default' } }, 400],
    ['POST', PODS, { metadata: { name: 'a' }, spec: { containers: 'x' } }, 400],
    ['POST', PODS, 'x'.repeat(3 * 1024 * 1024 + 1), 413],
    ['GET', `${PODS}?labelSelector=a=b=c`, undefined, 400],
    ['GET', `${PODS}?fieldSelector=spec.foo=x`, undefined, 400],
    ['GET', `${PODS}?limit=few`, undefined, 400],
    ['GET', `${PODS}?continue=rubbish`, undefined, 400],
    ['GET', `${PODS}?resourceVersion=999`, undefined, 504],
  ])('%s %s %j', async (method, path, body, code) => {
    const { ask } = await tryApi();
    const reply = await ask(method, path, body);
    expect(reply.code).toBe(code);
    expect(reply.body).toMatchObject({ kind: 'Status', status: 'Failure', code });
    expect(reply.headers.get('content-type')).toBe('application/json');
  });

  it('refuses a client that accepts nothing it can write', async () => {
    const { ask } = await tryApi();
    expect((await ask('GET', PODS, undefined, { accept: 'text/html' })).code).toBe(406);
  });

  it.each(['exec', 'attach', 'portforward'])('says that a simulated pod has no %s', async name => {
    const { ask, store } = await tryApi();
    store.create(pod('a'));
    const { code, body } = await ask('GET', `${PODS}/a/${name}`);
    expect(code).toBe(501);
    expect(body.message).toContain('pod "a" belongs to a simulated cluster');
  });

  it('does not hang on a request to upgrade', async () => {
    const { url, store } = await tryApi();
    store.create(pod('a'));
    const code = await new Promise(resolve => {
      const headers = { connection: 'Upgrade', upgrade: 'websocket' };
      httpRequest(`${url}${PODS}/a/exec`, { headers }, answer => resolve(answer.resume().statusCode)).end();
    });
    expect(code).toBe(501);
  });

  it('does not answer web pages, which could reach it from the same machine', async () => {
    const { ask } = await tryApi();
    const page = { origin: 'https://elsewhere.example' };
    expect(await ask('GET', PODS, undefined, page)).toMatchObject({ code: 403, body: { kind: 'Status' } });
    expect((await ask('GET', PODS, undefined, { 'sec-fetch-site': 'same-origin' })).code).toBe(403);
    expect((await ask('GET', PODS, undefined, { 'sec-fetch-site': 'none' })).code).toBe(200);
  });

  it('takes JSON and says so', async () => {
    const { ask } = await tryApi();
    expect((await ask('POST', PODS, 'a: b', { 'content-type': 'application/yaml' })).code).toBe(415);
  });

  it('keeps a request without an answer until its connection is cut', async () => {
    const { ask, server } = await tryApi();
    server.faults.hang(1, { path: /limit=7/ });
    const silent = ask('GET', `${PODS}?limit=7`);
    const cut = expect(silent).rejects.toThrow();
    expect((await ask('GET', PODS)).code).toBe(200);
    server.faults.cutConnections();
    await cut;
  });

  it('is told to misbehave and does', async () => {
    const { ask, server } = await tryApi();
    server.faults.answer(1, 429, { path: /pods/, retryAfter: 3 });
    expect((await ask('GET', '/version')).code).toBe(200);
    const reply = await ask('GET', PODS);
    expect(reply.code).toBe(429);
    expect(reply.headers.get('retry-after')).toBe('3');
    expect((await ask('GET', PODS)).code).toBe(200);
  });
});

describe('paths that are none of the API’s', () => {
  it.each(['/nothing', '/apis/nothing.example/v1/things'])(
    '%s has no page, and says so in plain text',
    async path => {
      const { ask } = await tryApi();
      const { code, headers, body } = await ask('GET', path);
      expect([code, body]).toEqual([404, '404 page not found\n']);
      expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    },
  );
});
