import { describe, expect, it } from 'vitest';
import { firstLook } from './first-look.ts';
import { gatherFiles } from './observe-files.ts';

const now = Date.parse('2026-11-01T12:00:00Z');
const look = (...items: readonly string[]): string =>
  firstLook(gatherFiles([{ name: 'a.yaml', text: items.join('\n---\n') }]), now);

const service = (name: string, namespace: string): string =>
  `{ apiVersion: v1, kind: Service, metadata: { name: ${name}, namespace: ${namespace} }, spec: { ports: [{ port: 80 }] } }`;
const pods = '{ apiVersion: v1, kind: PodList, items: [] }';
const slices = '{ apiVersion: discovery.k8s.io/v1, kind: EndpointSliceList, items: [] }';
const nobody =
  '{ apiVersion: v1, kind: Service, metadata: { name: web, namespace: shop }, spec: { selector: { app: web }, ports: [{ port: 80 }] } }';

describe('a picture from files', () => {
  it('opens where most Services are', () => {
    expect(look(service('a', 'blog'), service('b', 'shop'), service('c', 'shop'))).toBe('shop');
    expect(look(service('a', 'shop'), service('b', 'blog'))).toBe('blog');
    expect(look('{ apiVersion: v1, kind: Node, metadata: { name: a } }')).toBe('default');
  });

  it('opens where the first error is, if there is one', () => {
    expect(look(service('a', 'blog'), service('b', 'blog'), pods, slices, nobody)).toBe('shop');
  });
});
