import { describe, expect, it } from 'vitest';
import { tryApi } from '../testing/try-api.ts';
import { PROTOBUF, protobufToJson } from './protobuf.ts';

const varint = (value: number): readonly number[] =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(Math.floor(value / 128))];

const int = (field: number, value: number): Buffer => Buffer.from([field << 3, ...varint(value)]);

function bytes(field: number, ...inner: readonly Buffer[]): Buffer {
  const body = Buffer.concat(inner);
  return Buffer.concat([Buffer.from([...varint((field << 3) | 2), ...varint(body.length)]), body]);
}

const text = (field: number, value: string): Buffer => bytes(field, Buffer.from(value));

const envelope = (apiVersion: string, kind: string, ...body: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from('k8s\0'), bytes(1, text(1, apiVersion), text(2, kind)), bytes(2, ...body)]);

const read = (body: Buffer) => JSON.parse(protobufToJson(body));

describe('protobuf bodies', () => {
  it('become the JSON that the client meant', () => {
    const labels = bytes(11, text(1, 'app'), text(2, 'web'));
    const meta = bytes(1, text(1, 'web'), text(2, ''), text(3, 'shop'), bytes(8), labels);
    const port = bytes(6, text(1, ''), int(2, 0), int(3, 8080), text(4, 'TCP'));
    const container = bytes(2, text(1, 'main'), text(2, 'web:1'), port, bytes(8));
    const template = bytes(3, bytes(1, labels), bytes(2, container, int(4, 0)));
    const strategy = bytes(
      4,
      text(1, 'RollingUpdate'),
      bytes(2, bytes(1, int(1, 1), int(2, 0), text(3, '25%'))),
    );
    const spec = bytes(
      2,
      int(1, 0),
      bytes(2, bytes(1, text(1, 'app'), text(2, 'web'))),
      template,
      strategy,
      int(5, 0),
    );
    expect(read(envelope('apps/v1', 'Deployment', meta, spec))).toEqual({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace: 'shop', labels: { app: 'web' } },
      spec: {
        // Zero that was set stays, zero that Go always writes does not.
        replicas: 0,
        selector: { matchLabels: { app: 'web' } },
        template: {
          metadata: { labels: { app: 'web' } },
          spec: {
            containers: [{ name: 'main', image: 'web:1', ports: [{ containerPort: 8080, protocol: 'TCP' }] }],
            terminationGracePeriodSeconds: 0,
          },
        },
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '25%' } },
      },
    });
  });

  it('carry bytes as base64, quantities as text and inlined fields in their parent', () => {
    const entry = bytes(2, text(1, 'a'), text(2, 'b'));
    expect(read(envelope('v1', 'Secret', bytes(1, text(1, 's')), entry)).data).toEqual({ a: 'Yg==' });
    const limits = bytes(1, text(1, 'cpu'), bytes(2, text(1, '100m')));
    const pod = envelope('v1', 'Pod', bytes(2, bytes(2, text(1, 'c'), bytes(8, limits))));
    expect(read(pod).spec.containers[0].resources).toEqual({ limits: { cpu: '100m' } });
    const rule = bytes(
      3,
      text(1, 'a.example'),
      bytes(2, bytes(1, bytes(1, text(1, '/'), text(3, 'Prefix')))),
    );
    expect(read(envelope('networking.k8s.io/v1', 'Ingress', bytes(2, rule))).spec.rules).toEqual([
      { host: 'a.example', http: { paths: [{ path: '/', pathType: 'Prefix' }] } },
    ]);
  });

  it('make objects over HTTP', async () => {
    const { ask, store } = await tryApi();
    const body = envelope('v1', 'Namespace', bytes(1, text(1, 'fresh')), bytes(2), bytes(3));
    const reply = await ask('POST', '/api/v1/namespaces', body, { 'content-type': PROTOBUF });
    expect(reply).toMatchObject({
      code: 201,
      body: { kind: 'Namespace', spec: { finalizers: ['kubernetes'] } },
    });
    expect(store.get('Namespace', undefined, 'fresh')).toBeDefined();
  });

  it.each([
    ['an unknown kind', envelope('example/v1', 'Thing'), 415],
    ['no envelope', Buffer.from('hello there'), 400],
    ['a field that is cut off', envelope('v1', 'Pod', text(1, 'a long name')).subarray(0, 30), 400],
    ['a length beyond the end', Buffer.from('6b38730012ff01', 'hex'), 400],
  ])('are refused with a Status when they hold %s', async (_, body, code) => {
    const { ask } = await tryApi();
    const reply = await ask('POST', '/api/v1/namespaces/shop/pods', body, { 'content-type': PROTOBUF });
    expect(reply).toMatchObject({ code, body: { kind: 'Status', code } });
  });
});
