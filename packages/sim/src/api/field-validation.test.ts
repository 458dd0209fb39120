import { describe, expect, it } from 'vitest';
import { deployment, service, tryApi } from '../testing/try-api.ts';

const DEPLOYMENTS = '/apis/apps/v1/namespaces/shop/deployments';
const MISSPELT = { ...deployment('web'), spec: { ...deployment('web').spec, replcas: 2 } };
const MERGE = { 'content-type': 'application/merge-patch+json' };
const STRATEGIC = { 'content-type': 'application/strategic-merge-patch+json' };

describe('fieldValidation', () => {
  it('Strict refuses what the schema does not name', async () => {
    const { ask, store } = await tryApi();
    const { code, body } = await ask('POST', `${DEPLOYMENTS}?fieldValidation=Strict`, MISSPELT);
    expect(code).toBe(400);
    expect(body.message).toBe(
      'Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: unknown field "spec.replcas"',
    );
    expect(store.list('Deployment')).toEqual([]);
  });

  it('Warn, which is also the default, warns and leaves the field out', async () => {
    const { ask } = await tryApi();
    for (const query of ['?dryRun=All', '?fieldValidation=Warn']) {
      const { headers, body } = await ask('POST', DEPLOYMENTS + query, MISSPELT);
      expect(headers.get('warning')).toBe(String.raw`299 - "unknown field \"spec.replcas\""`);
      expect(body.spec).not.toHaveProperty('replcas');
    }
  });

  it('Ignore leaves it out without a word', async () => {
    const { ask } = await tryApi();
    const { headers, body } = await ask('POST', `${DEPLOYMENTS}?fieldValidation=Ignore`, MISSPELT);
    expect(headers.get('warning')).toBeNull();
    expect(body.spec).not.toHaveProperty('replcas');
  });

  it('anything else is refused in the words of upstream’s options', async () => {
    const { ask } = await tryApi();
    const { code, body } = await ask('POST', `${DEPLOYMENTS}?fieldValidation=Maybe`, MISSPELT);
    expect(code).toBe(422);
    expect(body.message).toBe(
      'CreateOptions.meta.k8s.io "" is invalid: fieldValidation: Unsupported value: "Maybe": supported values: "", "Ignore", "Strict", "Warn"',
    );
  });

  it('reads patched objects too, and shows the patch as upstream does', async () => {
    const { ask } = await tryApi();
    await ask('POST', DEPLOYMENTS, deployment('web'));
    const at = `${DEPLOYMENTS}/web?fieldValidation=Strict`;
    const strategic = await ask('PATCH', at, { spec: { replcas: 1 } }, STRATEGIC);
    expect(strategic.code).toBe(422);
    expect(strategic.body.message).toBe(
      ' "" is invalid: patch: Invalid value: "map[spec:map[replcas:1]]": strict decoding error: unknown field "spec.replcas"',
    );
    expect((await ask('PATCH', at, { spec: { replicas: 'x' } }, STRATEGIC)).body.message).toContain(
      '"map[spec:map[replicas:x]]": unrecognized type: int32',
    );
    expect((await ask('PATCH', at, { spec: { replicas: 'x' } }, MERGE)).body.message).toContain(
      'json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32',
    );
  });

  it('says what stands in the way when a body is of another kind or no object at all', async () => {
    const { ask } = await tryApi();
    const message = async (body: unknown) => (await ask('POST', DEPLOYMENTS, body)).body.message;
    expect(await message(service('web'))).toContain('the API version in the data (v1) does not match');
    expect(await message({ apiVersion: 'apps/v1', kind: 'Deplyment' })).toBe(
      'Deplyment in version "v1" cannot be handled as a Deployment: no kind "Deplyment" is registered for version "apps/v1" in scheme "pkg/runtime/scheme.go:111"',
    );
    expect(await message('[]')).toContain('json: cannot unmarshal array into Go value of type struct');
    expect(await message('{"apiVersion":"apps/v1","kind":"Deployment"')).toBe(
      `the object provided is unrecognized (must be of type Deployment): couldn't get version/kind; json parse error: unexpected end of JSON input ({"apiVersion":"apps/v1","kind" ...)`,
    );
  });
});
