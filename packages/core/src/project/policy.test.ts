import { describe, expect, it } from 'vitest';
import type { NetworkPolicyObject } from '../kubernetes/network-policy.ts';
import type { KubeObject } from '../kubernetes/object.ts';
import { project } from '../project.ts';
import { line, pod, service, slice, world } from '../testing/builders.ts';
import { networkPolicy, selects } from '../testing/gateway-builders.ts';

const web = pod('web-0', {
  labels: { app: 'web' },
  ips: ['10.0.0.1'],
  ports: [{ name: 'http', protocol: 'TCP', port: 8080 }],
});

function wallOf(...objects: readonly KubeObject[]) {
  const picture = project(world(web, service('web'), slice('web', 'web', [line(web)]), ...objects), 'shop');
  return [...picture.endpoints.values()][0]?.wall;
}

const letting = (...ingress: NetworkPolicyObject['ingress']) =>
  networkPolicy('p', { app: 'web' }, { ingress });
const tcp = (port: number | string, endPort?: number) => ({
  protocol: 'TCP' as const,
  port,
  ...(endPort !== undefined && { endPort }),
});
const carts = { pods: selects({ app: 'cart' }) };

describe('NetworkPolicies', () => {
  it('P40: are walls at the pods that they mean, open to nobody, to some, or to everybody', () => {
    expect(wallOf()).toBeUndefined();
    expect(wallOf(networkPolicy('p', { app: 'other' }))).toBeUndefined();
    expect(wallOf(networkPolicy('p', { app: 'web' }, { directions: ['Egress'] }))).toBeUndefined();
    expect(wallOf(letting())).toBe('nobody');
    expect(wallOf(letting({ peers: [carts], ports: [] }))).toBe('some');
    expect(wallOf(letting({ peers: [{}], ports: [] }))).toBe('nobody');
    expect(wallOf(letting({ peers: [], ports: [] }))).toBeUndefined();
  });

  it('P40: count by the port of the pod, by its number, its name or a range, never by that of the Service', () => {
    expect(wallOf(letting({ peers: [carts], ports: [tcp(80)] }))).toBe('nobody');
    expect(wallOf(letting({ peers: [carts], ports: [tcp(8080)] }))).toBe('some');
    expect(wallOf(letting({ peers: [], ports: [tcp('http')] }))).toBeUndefined();
    expect(wallOf(letting({ peers: [carts], ports: [tcp('admin')] }))).toBe('nobody');
    expect(wallOf(letting({ peers: [carts], ports: [tcp(8000, 8100)] }))).toBe('some');
    expect(wallOf(letting({ peers: [carts], ports: [{ protocol: 'UDP', port: 8080 }] }))).toBe('nobody');
  });

  it('P40: add up, and mean no pod on the network of its node', () => {
    const cart = networkPolicy('q', {}, { ingress: [{ peers: [carts], ports: [] }] });
    expect(wallOf(letting(), cart)).toBe('some');
    const host = pod('web-0', { labels: { app: 'web' }, ips: ['10.0.0.1'], hostNetwork: true });
    expect(wallOf(letting(), host)).toBeUndefined();
  });

  it('P36: are told with whom they mean and whom they let in, and each pod with those that mean it', () => {
    const both = networkPolicy(
      'p',
      { app: 'web' },
      {
        directions: ['Ingress', 'Egress'],
        ingress: [{ peers: [carts, { namespaces: selects({}) }], ports: [tcp(8080)] }],
        egress: [{ peers: [{ block: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }], ports: [] }],
      },
    );
    const picture = project(world(web, both), 'shop');
    expect(picture.pods.get(web.meta.uid)?.policies).toEqual([both.meta.uid]);
    expect(picture.policies.get(both.meta.uid)).toEqual({
      uid: both.meta.uid,
      name: 'p',
      namespace: 'shop',
      created: both.meta.created,
      selector: 'app=web',
      ingress: [{ peers: [{ pods: 'app=cart' }, { namespaces: '' }], ports: [tcp(8080)] }],
      egress: [{ peers: [{ cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] }], ports: [] }],
    });
  });
});
