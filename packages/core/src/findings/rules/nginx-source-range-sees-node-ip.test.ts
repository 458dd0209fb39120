import { describe, expect, it } from 'vitest';
import { ingress, ingressClass, service } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';

describe('nginx-source-range-sees-node-ip', () => {
  it('warns where calls are forwarded between nodes', () => {
    expect(
      told('nginx-source-range-sees-node-ip', [
        ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
        service('controller', {
          type: 'LoadBalancer',
          externalTrafficPolicy: 'Cluster',
          loadBalancer: ['198.51.100.9'],
        }),
        ingress(
          'door',
          'shop.example',
          { '/': 'web' },
          {
            className: 'nginx',
            annotations: new Map([['nginx.ingress.kubernetes.io/whitelist-source-range', '10.0.0.0/8']]),
            addresses: ['198.51.100.9'],
          },
        ),
      ]),
    ).toEqual(['Ingress door warning']);
  });

  it('leaves policy Local in peace', () => {
    expect(
      told('nginx-source-range-sees-node-ip', [
        ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
        service('controller', {
          type: 'LoadBalancer',
          externalTrafficPolicy: 'Local',
          loadBalancer: ['198.51.100.9'],
        }),
        ingress(
          'door',
          'shop.example',
          { '/': 'web' },
          {
            className: 'nginx',
            annotations: new Map([['nginx.ingress.kubernetes.io/whitelist-source-range', '10.0.0.0/8']]),
            addresses: ['198.51.100.9'],
          },
        ),
      ]),
    ).toEqual([]);
  });
});
