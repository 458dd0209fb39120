import { expect, it } from 'vitest';
import { tryApi } from '../testing/try-api.ts';
import { inProtobuf, inSecond } from './second.ts';

const ref = { $ref: '#/components/schemas/io.Inner' };

it('a reference with a description is one node, one of several types is a text', () => {
  expect(inSecond({ properties: { a: { description: 'of a', allOf: [ref] }, b: { items: ref } } })).toEqual({
    properties: {
      a: { description: 'of a', $ref: '#/definitions/io.Inner' },
      b: { items: { $ref: '#/definitions/io.Inner' } },
    },
  });
  expect(inSecond({ format: 'int-or-string', oneOf: [{ type: 'integer' }, { type: 'string' }] })).toEqual({
    format: 'int-or-string',
    type: 'string',
  });
});

it('definitions lie in the fields that gnostic gives them', () => {
  const schemas = { A: { type: 'object', required: ['b'], 'x-kubernetes-patch-merge-key': 'c' } } as const;
  const bytes = inProtobuf('K', '1', schemas);
  const extension = `fa0125${'0a1c'}${Buffer.from('x-kubernetes-patch-merge-key').toString('hex')}1205${'1203'}${Buffer.from('"c"').toString('hex')}`;
  const schema = `9a010162b201080a06${Buffer.from('object').toString('hex')}${extension}`;
  const length = (hex: string): string => (hex.length / 2).toString(16).padStart(2, '0');
  const named = `0a014112${length(schema)}${schema}`;
  const definitions = `0a${length(named)}${named}`;
  expect(bytes.toString('hex')).toBe(
    `0a03${Buffer.from('2.0').toString('hex')}12060a014b1201314a${length(definitions)}${definitions}`,
  );
});

it('is served to whoever asks for it in protobuf, and as JSON to everybody else', async () => {
  const { url, ask } = await tryApi();
  const accept = 'application/com.github.proto-openapi.spec.v2@v1.0+protobuf';
  const answer = await fetch(`${url}/openapi/v2`, { headers: { accept } });
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.subarray(0, 5).toString()).toBe('\n\u00032.0');
  expect(bytes.includes('[{"group":"","kind":"Service","version":"v1"}]')).toBe(true);
  const { body } = await ask('GET', '/openapi/v2');
  expect(body.definitions['io.k8s.api.core.v1.Service'].properties.spec.$ref).toBe(
    '#/definitions/io.k8s.api.core.v1.ServiceSpec',
  );
});
