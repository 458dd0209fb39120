import { describe, expect, it } from 'vitest';
import { ingress, ingressClass } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';

describe('nginx-source-range-host-bits', () => {
  it('points out what the range really is', () => {
    expect(
      told('nginx-source-range-host-bits', [
        ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
        ingress(
          'door',
          'shop.example',
          { '/': 'web' },
          {
            className: 'nginx',
            annotations: new Map([['nginx.ingress.kubernetes.io/whitelist-source-range', '10.16.0.27/8']]),
          },
        ),
      ]),
    ).toEqual(['Ingress door nginx.ingress.kubernetes.io/whitelist-source-range 10.16.0.27/8 info']);
  });

  it('leaves a network in peace', () => {
    expect(
      told('nginx-source-range-host-bits', [
        ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
        ingress(
          'door',
          'shop.example',
          { '/': 'web' },
          {
            className: 'nginx',
            annotations: new Map([['nginx.ingress.kubernetes.io/whitelist-source-range', '10.0.0.0/8']]),
          },
        ),
      ]),
    ).toEqual([]);
  });
});
