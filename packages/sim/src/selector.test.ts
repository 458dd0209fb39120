import { describe, expect, it } from 'vitest';
import type { StoredObject } from './object.ts';
import { parseFieldSelector, parseLabelSelector } from './selector.ts';

const object = (kind: string, body: object, labels: Readonly<Record<string, string>> = {}): StoredObject => ({
  apiVersion: 'v1',
  kind,
  metadata: { name: 'a', namespace: 'shop', uid: 'u', resourceVersion: '1', creationTimestamp: '', labels },
  ...body,
});

describe('fields that a kind does not have', () => {
  it.each([
    ['Pod', 'spec.colour', 'field label not supported: spec.colour'],
    ['Job', 'spec.colour', 'field label "spec.colour" not supported for Job'],
    ['Gateway', 'spec.colour', 'field label not supported: spec.colour'],
    ['GatewayClass', 'metadata.namespace', 'field label not supported: metadata.namespace'],
    ['Node', 'metadata.namespace', 'field label not supported: metadata.namespace'],
    [
      'ConfigMap',
      'spec.colour',
      '"spec.colour" is not a known field selector: only "metadata.name", "metadata.namespace"',
    ],
    [
      'ResourceSlice',
      'spec.colour',
      'field label not supported for resource.k8s.io/v1, Kind=ResourceSlice: spec.colour',
    ],
  ])('%s %s', (kind, field, said) => {
    expect(() => parseFieldSelector(kind, `${field}=red`)).toThrow(said);
  });
});

describe('label selectors', () => {
  const labels = { app: 'web', 'example.com/tier': 'front', empty: '', count: '3' };

  it.each([
    ['', true],
    ['app=web', true],
    ['app==web', true],
    ['app=web,example.com/tier=front', true],
    ['app = web , empty=', true],
    ['app!=web', false],
    ['missing!=x', true],
    ['app in (web, api)', true],
    ['app in (api),app', false],
    ['app notin (api,db)', true],
    ['missing notin (x)', true],
    ['app', true],
    ['!app', false],
    ['!missing', true],
    ['count>2', true],
    ['count<2', false],
    ['constructor', false],
  ])('%s', (text, expected) => {
    expect(parseLabelSelector(text)(object('Pod', {}, labels))).toBe(expected);
  });

  it('finds a label that is named like a property of every object', () => {
    const odd = { constructor: 'y', valueOf: 'x' };
    expect(parseLabelSelector('valueOf=x,constructor in (y)')(object('Pod', {}, odd))).toBe(true);
  });

  it.each([
    ['a=b=c', "found '=', expected: ',' or 'end of string'"],
    ['a in b', "unable to parse requirement: found 'b' expected: '('"],
    ['a in (b', "unable to parse requirement: found '', expected: ',' or ')'"],
    ['a in (b c)', "unable to parse requirement: found 'c', expected: ',' or ')'"],
    ['=x', "found '=', expected: !, identifier, or 'end of string'"],
    ['a,,(', "found ',', expected: identifier after ','"],
    ['!!a', "unable to parse requirement: found '!', expected: identifier"],
    ['a===b', "unable to parse requirement: found '=', expected: identifier"],
    ['app ~ web', "unable to parse requirement: found '~', expected: in, notin, =, ==, !=, gt, lt"],
    ['a>x', `values[0]: Invalid value: "x": for 'Gt', 'Lt' operators, the value must be an integer`],
    ['-a', 'unable to parse requirement: <nil>: Invalid value: "-a": name part must consist of'],
    ['a=b/c', 'unable to parse requirement: values[0][a]: Invalid value: "b/c": a valid label must be'],
  ])('refuses %s as upstream does', (text, said) => {
    expect(() => parseLabelSelector(text)).toThrow(said);
  });

  it('reads sets with empty values, and operators as values', () => {
    const has = (text: string, labels: Readonly<Record<string, string>>) =>
      parseLabelSelector(text)(object('Pod', {}, labels));
    expect(has('a in (b,)', { a: '' })).toBe(true);
    expect(has('a in ()', { a: 'b' })).toBe(false);
    expect(has('a in (in)', { a: 'in' })).toBe(true);
  });
});

describe('field selectors', () => {
  const pod = object('Pod', { spec: { nodeName: 'node-a' }, status: { phase: 'Running' } });

  it.each([
    ['metadata.name=a', true],
    ['metadata.namespace==shop', true],
    ['spec.nodeName=node-a,status.phase!=Failed', true],
    ['spec.nodeName=', false],
    ['status.phase!=Running', false],
  ])('%s', (text, expected) => {
    expect(parseFieldSelector('Pod', text)(pod)).toBe(expected);
  });

  it('reads events by what they are about, under both names', () => {
    const event = object('Event', { involvedObject: { name: 'web-1' }, source: { component: 'kubelet' } });
    expect(parseFieldSelector('Event', 'involvedObject.name=web-1,source=kubelet')(event)).toBe(true);
    expect(parseFieldSelector('Event', 'regarding.name=web-2')(event)).toBe(false);
  });

  it('refuses a field that the kind does not index', () => {
    expect(() => parseFieldSelector('Pod', 'spec.image=x')).toThrow('field label not supported: spec.image');
    expect(() => parseFieldSelector('Ingress', 'spec.x=y')).toThrow(
      '"spec.x" is not a known field selector: only "metadata.name", "metadata.namespace"',
    );
    expect(() => parseFieldSelector('Pod', 'nonsense')).toThrow(/can't understand/);
  });
});
