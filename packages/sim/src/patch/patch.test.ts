import { describe, expect, it } from 'vitest';
import { typeOfKind } from '../openapi/types.ts';
import { applyJsonPatch } from './json-patch.ts';
import { applyMergePatch } from './merge-patch.ts';
import { applyStrategicMergePatch } from './strategic-merge-patch.ts';

describe('JSON patch', () => {
  const value = { a: { b: [1, 2, 3] }, 'x/y': 1, 'm~n': 2 };

  it.each([
    ['adds into a list', { op: 'add', path: '/a/b/1', value: 9 }, { ...value, a: { b: [1, 9, 2, 3] } }],
    ['appends', { op: 'add', path: '/a/b/-', value: 4 }, { ...value, a: { b: [1, 2, 3, 4] } }],
    ['replaces', { op: 'replace', path: '/a/b/0', value: 0 }, { ...value, a: { b: [0, 2, 3] } }],
    ['removes', { op: 'remove', path: '/a' }, { 'x/y': 1, 'm~n': 2 }],
    ['reads escaped names', { op: 'replace', path: '/x~1y', value: 5 }, { ...value, 'x/y': 5 }],
    ['moves', { op: 'move', from: '/m~0n', path: '/n' }, { a: value.a, 'x/y': 1, n: 2 }],
    ['copies', { op: 'copy', from: '/a/b', path: '/c' }, { ...value, c: [1, 2, 3] }],
    ['tests', { op: 'test', path: '/a/b', value: [1, 2, 3] }, value],
  ])('%s', (_, operation, expected) => {
    expect(applyJsonPatch(value, [operation])).toEqual(expected);
    expect(value).toEqual({ a: { b: [1, 2, 3] }, 'x/y': 1, 'm~n': 2 });
  });

  it.each([
    { op: 'remove', path: '/nothing' },
    { op: 'test', path: '/x~1y', value: 2 },
    { op: 'add', path: '/a/b/9', value: 1 },
    { op: 'frobnicate', path: '/a' },
  ])('refuses %j', operation => {
    expect(() => applyJsonPatch(value, [operation])).toThrow(
      'the server rejected our request due to an error',
    );
  });

  it('writes a key that is special to the language as a plain key', () => {
    const next = applyJsonPatch({}, [{ op: 'add', path: '/__proto__', value: { polluted: true } }]);
    expect(JSON.stringify(next)).toBe('{"__proto__":{"polluted":true}}');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('merge patch', () => {
  it('merges objects, deletes with null, replaces lists', () => {
    expect(
      applyMergePatch(
        { a: 1, b: { c: 1, d: 2 }, e: [1, 2] },
        { a: null, b: { d: 3 }, e: [3], f: { g: null } },
      ),
    ).toEqual({ b: { c: 1, d: 3 }, e: [3], f: {} });
  });

  it.each([
    ['x', 'string'],
    [3, 'number'],
    [true, 'bool'],
    [[1], 'array'],
  ])('refuses %j as Go does', (patch, kind) => {
    expect(() => applyMergePatch({}, patch)).toThrow(
      `error decoding patch: json: cannot unmarshal ${kind} into Go value of type map[string]interface {}`,
    );
  });
});

describe('strategic merge patch', () => {
  const deployment = {
    spec: {
      replicas: 3,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } },
      template: {
        spec: {
          containers: [
            { name: 'web', image: 'web:1', env: [{ name: 'A', value: '1' }], ports: [{ containerPort: 80 }] },
            { name: 'log', image: 'log:1' },
          ],
          tolerations: [{ key: 'a' }],
        },
      },
    },
  };
  const patch = (change: object, kind = 'Deployment', value: object = deployment) => {
    const type = typeOfKind(kind === 'Deployment' ? 'apps/v1' : 'v1', kind);
    // biome-ignore lint/suspicious/noExplicitAny: a patched object of any kind.
    return applyStrategicMergePatch(type, value, change) as any;
  };
  const template = (spec: object) => ({ spec: { template: { spec } } });

  it('merges containers by name, as kubectl set image sends them', () => {
    const next = patch(template({ containers: [{ name: 'web', image: 'web:2' }] }));
    expect(next.spec.template.spec.containers).toEqual([
      { name: 'web', image: 'web:2', env: [{ name: 'A', value: '1' }], ports: [{ containerPort: 80 }] },
      { name: 'log', image: 'log:1' },
    ]);
  });

  it('deletes and adds items, in the order that is asked for', () => {
    const next = patch(
      template({
        '$setElementOrder/containers': [{ name: 'new' }, { name: 'web' }],
        containers: [
          { name: 'log', $patch: 'delete' },
          { name: 'new', image: 'new:1' },
        ],
      }),
    );
    expect(next.spec.template.spec.containers.map(({ name }: { name: string }) => name)).toEqual([
      'new',
      'web',
    ]);
  });

  it('merges lists inside of items by their own keys', () => {
    const next = patch(
      template({
        containers: [
          {
            name: 'web',
            env: [
              { name: 'A', value: '2' },
              { name: 'B', value: '3' },
            ],
            ports: [{ containerPort: 80, name: 'http' }],
          },
        ],
      }),
    );
    expect(next.spec.template.spec.containers[0]).toMatchObject({
      env: [
        { name: 'A', value: '2' },
        { name: 'B', value: '3' },
      ],
      ports: [{ containerPort: 80, name: 'http' }],
    });
  });

  it('replaces lists that have no key', () => {
    const next = patch(template({ tolerations: [{ key: 'b' }] }));
    expect(next.spec.template.spec.tolerations).toEqual([{ key: 'b' }]);
    const slice = patch({ ports: [{ port: 2 }] }, 'EndpointSlice', { ports: [{ port: 1 }] });
    expect(slice.ports).toEqual([{ port: 2 }]);
  });

  it('merges the ports of a Service by number, and replaces where told to', () => {
    const service = { spec: { ports: [{ port: 80, targetPort: 1 }, { port: 443 }] } };
    const merged = patch({ spec: { ports: [{ port: 80, targetPort: 2 }] } }, 'Service', service);
    expect(merged.spec.ports).toEqual([{ port: 80, targetPort: 2 }, { port: 443 }]);
    const replaced = patch({ spec: { ports: [{ port: 81 }, { $patch: 'replace' }] } }, 'Service', service);
    expect(replaced.spec.ports).toEqual([{ port: 81 }]);
  });

  it('keeps only the keys that are retained', () => {
    const next = patch({ spec: { strategy: { $retainKeys: ['type'], type: 'Recreate' } } });
    expect(next.spec.strategy).toEqual({ type: 'Recreate' });
  });

  it('treats finalizers as a set', () => {
    const held = { metadata: { finalizers: ['a', 'b'] } };
    expect(patch({ metadata: { finalizers: ['c'] } }, 'Pod', held).metadata.finalizers).toEqual([
      'a',
      'b',
      'c',
    ]);
    const removed = patch({ metadata: { '$deleteFromPrimitiveList/finalizers': ['a'] } }, 'Pod', held);
    expect(removed.metadata.finalizers).toEqual(['b']);
  });

  it('deletes with null and leaves no directive behind', () => {
    const next = patch({ spec: { replicas: null, strategy: { $patch: 'replace', type: 'Recreate' } } });
    expect(next.spec).not.toHaveProperty('replicas');
    expect(next.spec.strategy).toEqual({ type: 'Recreate' });
    expect(JSON.stringify(next)).not.toContain('$');
  });

  it('refuses an item without its key', () => {
    expect(() => patch(template({ containers: [{ image: 'x' }] }))).toThrow(
      'does not contain declared merge key: name',
    );
  });
});
