/** What a cluster says when it refuses: always a Status in the API's own words, which people search for, and never a page of HTML. */
import { describe, expect, it } from 'vitest';
import { service } from './objects.ts';
import { allowed, hasLimitedUser, useCluster } from './subject.ts';

const subject = useCluster();
const path = (resource: string) => `/api/v1/namespaces/${subject().namespace}/${resource}`;
const post = (resource: string, body: unknown) => subject().client.ask('POST', path(resource), { body });

describe('nonsense is answered with a Status', () => {
  it('for an object that is not there', async () => {
    const { status, body } = await subject().client.ask('GET', path('services/nobody'));
    expect(status).toBe(404);
    expect(body).toMatchObject({
      kind: 'Status',
      apiVersion: 'v1',
      status: 'Failure',
      reason: 'NotFound',
      message: 'services "nobody" not found',
      details: { name: 'nobody', kind: 'services' },
      code: 404,
    });
  });

  it('for a namespace that is not there', async () => {
    const { status, body } = await subject().client.ask(
      'POST',
      '/api/v1/namespaces/nowhere-at-all/services',
      {
        body: service('lost'),
      },
    );
    expect([status, body.reason, body.message]).toEqual([
      404,
      'NotFound',
      'namespaces "nowhere-at-all" not found',
    ]);
  });

  it('for a body that is no JSON, of another kind, or of another name', async () => {
    const broken = await post('services', '{"kind":');
    expect([broken.status, broken.body.kind, broken.body.reason]).toEqual([400, 'Status', 'BadRequest']);
    const other = await post('services', { ...service('other-kind'), kind: 'Pod' });
    expect([other.status, other.body.reason]).toEqual([400, 'BadRequest']);
    const made = (await post('services', service('one-name'))).body;
    const renamed = await subject().client.ask('PUT', path('services/one-name'), {
      body: { ...made, metadata: { ...made.metadata, name: 'another-name' } },
    });
    expect([renamed.status, renamed.body.reason]).toEqual([400, 'BadRequest']);
  });

  it('for an object that breaks the rules, field by field', async () => {
    const { status, body } = await post(
      'services',
      service('Not_A_Name', { spec: { ports: [{ port: 0 }] } }),
    );
    expect([status, body.reason]).toEqual([422, 'Invalid']);
    const fields = body.details.causes.map(({ field }: { readonly field: string }) => field);
    expect(fields).toEqual(expect.arrayContaining(['metadata.name', 'spec.ports[0].port']));
  });

  it('for a method that does not exist here', async () => {
    const { status, body } = await subject().client.ask('PUT', path('services'), { body: service('put') });
    expect([status, body.reason]).toEqual([405, 'MethodNotAllowed']);
  });

  it('for a selector that cannot be read', async () => {
    const { status, body } = await subject().client.ask(
      'GET',
      `${path('services')}?labelSelector=a%3D%3D%3Db`,
    );
    expect([status, body.kind, body.reason]).toEqual([400, 'Status', 'BadRequest']);
    const field = await subject().client.ask('GET', `${path('services')}?fieldSelector=spec.color%3Dred`);
    expect([field.status, field.body.reason]).toEqual([400, 'BadRequest']);
  });

  it('and a path that leads nowhere is not found, without a page of HTML', async () => {
    for (const lost of ['/apis/nothing.example/v1/things', path('things'), '/api/v2', '/nowhere']) {
      const { status, text } = await subject().client.ask('GET', lost);
      expect([lost, status]).toEqual([lost, 404]);
      expect(text).not.toMatch(/<html/i);
    }
  });
});

describe('what there is', () => {
  it('is listed by discovery, with verbs and short names', async () => {
    const { body } = await subject().client.ask('GET', '/api/v1');
    const services = body.resources.find(({ name }: { readonly name: string }) => name === 'services');
    expect(services).toMatchObject({ kind: 'Service', namespaced: true, shortNames: ['svc'] });
    expect(services.verbs).toEqual(expect.arrayContaining(['get', 'list', 'watch', 'create', 'delete']));
    const slices = await subject().client.ask('GET', '/apis/discovery.k8s.io/v1');
    expect(slices.body.resources.map(({ name }: { readonly name: string }) => name)).toContain(
      'endpointslices',
    );
  });

  it('has a version that clients can read', async () => {
    const { body } = await subject().client.ask('GET', '/version');
    expect(body.gitVersion).toMatch(/^v1\.\d+\.\d+/);
    expect((await subject().client.ask('GET', '/readyz')).status).toBe(200);
  });
});

describe('who may do what', () => {
  const review = (attributes: object) => ({
    body: {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      spec: { resourceAttributes: attributes },
    },
  });
  const reviews = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';

  it('is answered by a SelfSubjectAccessReview', async () => {
    const { status, body } = await subject().client.ask(
      'POST',
      reviews,
      review({ verb: 'list', resource: 'services', namespace: subject().namespace }),
    );
    expect([status, body.kind, body.status.allowed]).toEqual([201, 'SelfSubjectAccessReview', true]);
  });

  it.skipIf(!hasLimitedUser)('is refused in the words of the API, for the whole and for a part', async () => {
    const client = subject().limited();
    expect((await client.ask('GET', `/api/v1/namespaces/${allowed}/services`)).status).toBe(200);
    const all = await client.ask('GET', '/api/v1/services');
    expect(all.body).toMatchObject({ kind: 'Status', status: 'Failure', reason: 'Forbidden', code: 403 });
    expect(all.body.message).toMatch(
      /^services is forbidden: User ".+" cannot list resource "services" in API group "" at the cluster scope/,
    );
    const one = await client.ask('GET', path('services/some'));
    expect(one.body.message).toContain(
      `cannot get resource "services" in API group "" in the namespace "${subject().namespace}"`,
    );
    const watch = await client.ask('GET', `${path('services')}?watch=1`);
    expect([watch.status, watch.body.reason]).toEqual([403, 'Forbidden']);
    const slices = await client.ask('GET', '/apis/discovery.k8s.io/v1/endpointslices');
    expect(slices.body.message).toMatch(/^endpointslices.discovery.k8s.io is forbidden: User/);
  });

  it.skipIf(!hasLimitedUser)('is told truly to somebody with few rights', async () => {
    const asked = async (attributes: object) =>
      (await subject().limited().ask('POST', reviews, review(attributes))).body.status.allowed;
    expect(await asked({ verb: 'list', resource: 'services', namespace: allowed })).toBe(true);
    expect(await asked({ verb: 'list', resource: 'services' })).toBe(false);
    expect(await asked({ verb: 'delete', resource: 'services', namespace: allowed })).toBe(false);
  });
});
