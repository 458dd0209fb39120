import { describe, expect, it } from 'vitest';
import { createLab } from '../lab.ts';

const ports = [{ port: 443 }];

describe('load balancers', () => {
  it('get an address from outside a moment after they were asked for, each its own', () => {
    const lab = createLab();
    lab.apply('Service', 'edge', { type: 'LoadBalancer', ports });
    lab.apply('Service', 'edge-2', { type: 'LoadBalancer', ports });
    lab.wait(0.5);
    expect(lab.get('Service', 'edge')?.status.loadBalancer).toEqual({});
    lab.wait(3);
    const addresses = ['edge', 'edge-2'].map(
      name => lab.get('Service', name)?.status.loadBalancer.ingress[0].ip as string,
    );
    expect(new Set(addresses).size).toBe(2);
    for (const address of addresses) expect(address).toMatch(/^198\.51\.100\.\d+$/);
    expect(lab.events()).toEqual(
      expect.arrayContaining([
        'EnsuringLoadBalancer Ensuring load balancer',
        'EnsuredLoadBalancer Ensured load balancer',
      ]),
    );
  });

  it('take the address that was asked for, and leave Services of a class to others', () => {
    const lab = createLab();
    lab.apply('Service', 'edge', { type: 'LoadBalancer', ports, loadBalancerIP: '198.51.100.9' });
    lab.apply('Service', 'theirs', { type: 'LoadBalancer', ports, loadBalancerClass: 'example/other' });
    lab.wait(5);
    expect(lab.get('Service', 'edge')?.status.loadBalancer.ingress[0].ip).toBe('198.51.100.9');
    expect(lab.get('Service', 'theirs')?.status.loadBalancer).toEqual({});
  });

  it('are given back when the Service goes, or is no longer one', () => {
    const lab = createLab();
    lab.apply('Service', 'edge', { type: 'LoadBalancer', ports });
    lab.apply('Service', 'other', { type: 'LoadBalancer', ports });
    lab.wait(5);
    expect(lab.get('Service', 'edge')?.metadata.finalizers).toEqual([
      'service.kubernetes.io/load-balancer-cleanup',
    ]);
    lab.store.remove('Service', 'lab', 'edge');
    lab.change('Service', 'other', { type: 'ClusterIP' });
    lab.wait(5);
    expect(lab.get('Service', 'edge')).toBeUndefined();
    expect(lab.get('Service', 'other')?.status.loadBalancer).toEqual({});
    expect(lab.get('Service', 'other')?.metadata.finalizers).toBeUndefined();
  });
});
