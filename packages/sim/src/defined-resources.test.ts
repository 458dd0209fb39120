import { describe, expect, it, onTestFinished } from 'vitest';
import { createApiServer } from './api-server.ts';
import { createLab, NAMESPACE } from './lab.ts';

const GROUP = '/apis/stable.example.com/v1';
const CRONTABS = `${GROUP}/namespaces/${NAMESPACE}/crontabs`;

const definition = (version: object = {}, spec: object = {}) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'crontabs.stable.example.com' },
  spec: {
    group: 'stable.example.com',
    scope: 'Namespaced',
    names: { plural: 'crontabs', kind: 'CronTab', shortNames: ['ct'] },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                required: ['cronSpec'],
                properties: {
                  cronSpec: { type: 'string', pattern: '^\\S+( \\S+){4}$' },
                  replicas: { type: 'integer', minimum: 1, maximum: 10 },
                  policy: { type: 'string', enum: ['Allow', 'Forbid'], default: 'Allow' },
                },
              },
              status: {
                type: 'object',
                properties: {
                  conditions: {
                    type: 'array',
                    items: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
                  },
                },
              },
            },
          },
        },
        subresources: { status: {} },
        ...version,
      },
    ],
    ...spec,
  },
});

const crontab = (spec: object) => ({
  apiVersion: 'stable.example.com/v1',
  kind: 'CronTab',
  metadata: { name: 'tick' },
  spec,
});

/** A lab with its API, and a definition that is served, if any. */
async function open(given: object | 'nothing' = definition()) {
  const lab = createLab({ nodes: 1 });
  const server = createApiServer({ cluster: { store: lab.store, now: lab.now } });
  const { url } = await server.listen(0, '127.0.0.1');
  onTestFinished(() => server.close());
  const ask = async (method: string, path: string, body?: object, headers: object = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      code: response.status,
      warning: response.headers.get('warning'),
      body: text.startsWith('{') ? JSON.parse(text) : text,
    };
  };
  const define = async (object: object) => {
    const answer = await ask('POST', '/apis/apiextensions.k8s.io/v1/customresourcedefinitions', object);
    lab.wait(1);
    return answer;
  };
  if (given !== 'nothing') expect((await define(given)).code).toBe(201);
  return { lab, ask, define };
}

const TABLE = { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' };

describe('a resource that somebody has defined', () => {
  it('is served once its names are accepted: discovery, documents, objects', async () => {
    const { ask } = await open();
    const { body: held } = await ask(
      'GET',
      '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/crontabs.stable.example.com',
    );
    expect(held.metadata.finalizers).toBeUndefined();
    expect(held.spec).toMatchObject({ conversion: { strategy: 'None' }, names: { listKind: 'CronTabList' } });
    expect(held.status).toMatchObject({
      acceptedNames: { singular: 'crontab' },
      storedVersions: ['v1'],
      conditions: [
        { type: 'NamesAccepted', status: 'True', reason: 'NoConflicts' },
        { type: 'Established', status: 'True', reason: 'InitialNamesAccepted' },
      ],
    });
    const { body: list } = await ask('GET', GROUP);
    expect(list.resources).toMatchObject([
      { name: 'crontabs', kind: 'CronTab', shortNames: ['ct'], namespaced: true },
      { name: 'crontabs/status', kind: 'CronTab' },
    ]);
    expect((await ask('GET', '/apis')).body.groups.map((one: { name: string }) => one.name)).toContain(
      'stable.example.com',
    );
    const { body: document } = await ask('GET', `/openapi/v3${GROUP}`);
    expect(document.components.schemas['com.example.stable.v1.CronTab'].properties.spec.required).toEqual([
      'cronSpec',
    ]);
    const made = await ask('POST', CRONTABS, crontab({ cronSpec: '* * * * *' }));
    expect([made.code, made.body.spec, made.body.metadata.generation]).toEqual([
      201,
      { cronSpec: '* * * * *', policy: 'Allow' },
      1,
    ]);
    expect((await ask('GET', `${CRONTABS}/tick`)).body.kind).toBe('CronTab');
    expect((await ask('GET', `${CRONTABS}/tock`)).body.message).toBe(
      'crontabs.stable.example.com "tock" not found',
    );
  });

  it('is checked by its schema, and what the schema does not know is pruned', async () => {
    const { ask } = await open();
    const refused = await ask(
      'POST',
      CRONTABS,
      crontab({ cronSpec: 'daily', replicas: 20, policy: 'Maybe' }),
    );
    expect(refused.code).toBe(422);
    expect(refused.body.details).toMatchObject({ group: 'stable.example.com', kind: 'CronTab' });
    expect(refused.body.message).toContain(
      'spec.cronSpec in body should match \'^\\S+( \\S+){4}$\', spec.replicas: Invalid value: 20: spec.replicas in body should be less than or equal to 10, spec.policy: Unsupported value: "Maybe"',
    );
    const wrong = await ask('POST', CRONTABS, crontab({ cronSpec: '* * * * *', replicas: 'two' }));
    expect(wrong.body.message).toContain(
      'spec.replicas: Invalid value: "string": spec.replicas in body must be of type integer: "string"',
    );
    expect((await ask('POST', CRONTABS, crontab({}))).body.message).toContain(
      'spec.cronSpec: Required value',
    );
    const spec = { cronSpec: '* * * * *', extra: 1 };
    const strict = await ask('POST', `${CRONTABS}?fieldValidation=Strict`, crontab(spec));
    expect([strict.code, strict.body.message]).toEqual([
      400,
      expect.stringContaining('strict decoding error: unknown field "spec.extra"'),
    ]);
    const made = await ask('POST', CRONTABS, crontab(spec));
    expect(made.warning).toBe('299 - "unknown field \\"spec.extra\\""');
    expect(made.body.spec).toEqual({ cronSpec: '* * * * *', policy: 'Allow' });
  });

  it('is printed in the columns that its definition names, else with its age', async () => {
    const columns = [
      { name: 'Spec', type: 'string', jsonPath: '.spec.cronSpec' },
      { name: 'Replicas', type: 'integer', jsonPath: '.spec.replicas', priority: 1 },
      { name: 'Ready', type: 'string', jsonPath: '.status.conditions[?(@.type=="Ready")].status' },
      { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
    ];
    const { ask, lab } = await open(definition({ additionalPrinterColumns: columns }));
    await ask('POST', CRONTABS, crontab({ cronSpec: '* * * * *' }));
    const held = (await ask('GET', `${CRONTABS}/tick`)).body;
    const conditions = [
      { type: 'Other', status: 'False' },
      { type: 'Ready', status: 'True' },
    ];
    const { code } = await ask('PUT', `${CRONTABS}/tick/status`, { ...held, status: { conditions } });
    expect(code).toBe(200);
    lab.wait(90);
    const { body: table } = await ask('GET', CRONTABS, undefined, TABLE);
    expect(
      table.columnDefinitions.map((one: { name: string; priority: number }) => [one.name, one.priority]),
    ).toEqual([
      ['Name', 0],
      ['Spec', 0],
      ['Replicas', 1],
      ['Ready', 0],
      ['Age', 0],
    ]);
    expect(table.rows[0].cells).toEqual(['tick', '* * * * *', null, 'True', '90s']);
    const plain = await open();
    await plain.ask('POST', CRONTABS, crontab({ cronSpec: '* * * * *' }));
    expect((await plain.ask('GET', CRONTABS, undefined, TABLE)).body.rows[0].cells).toEqual(['tick', '0s']);
  });

  it('goes with its definition, objects and all, and with the namespace', async () => {
    const { ask, lab } = await open();
    await ask('POST', CRONTABS, crontab({ cronSpec: '* * * * *' }));
    lab.store.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'other' },
    });
    const other = CRONTABS.replace(NAMESPACE, 'other');
    await ask('POST', other, crontab({ cronSpec: '* * * * *' }));
    await ask('DELETE', '/api/v1/namespaces/other');
    lab.settle();
    expect(lab.store.get('Namespace', undefined, 'other')).toBeUndefined();
    expect(lab.store.list('CronTab')).toHaveLength(1);
    await ask(
      'DELETE',
      '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/crontabs.stable.example.com',
    );
    lab.settle();
    expect(lab.store.list('CronTab')).toEqual([]);
    expect((await ask('GET', CRONTABS)).code).toBe(404);
  });
});

describe('a definition', () => {
  it('says what is wrong with it', async () => {
    const { define } = await open('nothing');
    const { code, body } = await define({
      ...definition({ schema: undefined, storage: false }),
      metadata: { name: 'crons' },
    });
    expect(code).toBe(422);
    expect(body.details.causes.map(({ field }: { field: string }) => field)).toEqual([
      'metadata.name',
      'spec.versions[0].schema.openAPIV3Schema',
      'spec.versions',
      'status.storedVersions',
    ]);
    const untyped = await define(definition({ schema: { openAPIV3Schema: { properties: {} } } }));
    expect(untyped.body.details.causes).toMatchObject([
      {
        field: 'spec.validation.openAPIV3Schema.type',
        message: 'Required value: must not be empty at the root',
      },
    ]);
  });

  it('is not served with a kind that there is already', async () => {
    const { define, ask, lab } = await open('nothing');
    const names = { plural: 'services', kind: 'Service' };
    await define({
      ...definition({}, { names }),
      metadata: { name: 'services.stable.example.com' },
    });
    const held = lab.store.get('CustomResourceDefinition', undefined, 'services.stable.example.com');
    expect(held?.status.conditions).toMatchObject([
      {
        type: 'NamesAccepted',
        status: 'False',
        reason: 'KindConflict',
        message: '"Service" is already in use',
      },
      { type: 'Established', status: 'False', reason: 'NotAccepted' },
    ]);
    expect((await ask('GET', GROUP)).code).toBe(404);
  });
});
