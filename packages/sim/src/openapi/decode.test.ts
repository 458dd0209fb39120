import { describe, expect, it } from 'vitest';
import { decode } from './decode.ts';
import { readJson } from './json-text.ts';
import { typeOfKind } from './types.ts';

const read = (apiVersion: string, kind: string, text: string) =>
  decode(readJson(text), typeOfKind(apiVersion, kind));

describe('a body against upstream’s schema', () => {
  it('lists unknown and duplicate fields at any depth, in the order of the text', () => {
    const { strict, value } = read(
      'v1',
      'Service',
      '{"metadata":{"name":"a","name":"b","labels":{"x":"1","x":"2"}},"spec":{"ports":[{"port":80,"port":81,"foo":1}],"ports":[]}}',
    );
    expect(strict).toEqual([
      'duplicate field "metadata.name"',
      'duplicate field "metadata.labels.x"',
      'duplicate field "spec.ports[0].port"',
      'unknown field "spec.ports[0].foo"',
      'duplicate field "spec.ports"',
    ]);
    expect(value).toEqual({ metadata: { name: 'b', labels: { x: '2' } }, spec: { ports: [] } });
  });

  it.each([
    [
      'apps/v1',
      'Deployment',
      '{"spec":{"replicas":"two"}}',
      'json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32',
    ],
    [
      'v1',
      'Pod',
      '{"spec":{"containers":"x"}}',
      'json: cannot unmarshal string into Go struct field PodSpec.spec.containers of type []v1.Container',
    ],
    [
      'apps/v1',
      'Deployment',
      '{"spec":{"template":"x"}}',
      'json: cannot unmarshal string into Go struct field DeploymentSpec.spec.template of type v1.PodTemplateSpec',
    ],
    [
      'v1',
      'Pod',
      '{"metadata":{"labels":{"a":1}}}',
      'json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string',
    ],
    [
      'v1',
      'Service',
      '{"spec":{"ports":[{"targetPort":true}]}}',
      'json: cannot unmarshal bool into Go struct field ServicePort.spec.ports.targetPort of type int32',
    ],
    [
      'v1',
      'Pod',
      '{"spec":{"containers":[{"resources":{"limits":{"cpu":"abc"}}}]}}',
      "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    ],
  ])('refuses a wrong type as Go does: %s %s %s', (apiVersion, kind, text, message) => {
    expect(read(apiVersion, kind, text).fatal).toBe(message);
  });

  it('leaves out what is null and keeps what is merely empty', () => {
    expect(
      read('v1', 'Pod', '{"spec":{"nodeName":null,"volumes":[],"containers":[{"name":"a"}]}}').value,
    ).toEqual({
      spec: { volumes: [], containers: [{ name: 'a' }] },
    });
  });
});

describe('text that is no JSON', () => {
  it.each([
    ['{"a":', 'unexpected end of JSON input'],
    ['{a:1}', "invalid character 'a' looking for beginning of object key string"],
    ['{"a":1}x', "invalid character 'x' after top-level value"],
  ])('%s', (text, message) => {
    expect(() => readJson(text)).toThrow(message);
  });
});
