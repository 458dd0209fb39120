import { describe, expect, it } from 'vitest';
import { ingress, ingressClass } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';

describe('nginx-canary-orphan', () => {
  it('fires for a canary alone', () => {
    expect(
      told('nginx-canary-orphan', [
        ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
        ingress(
          'door',
          'shop.example',
          { '/': 'web' },
          { className: 'nginx', annotations: new Map([['nginx.ingress.kubernetes.io/canary', 'true']]) },
        ),
      ]),
    ).toEqual(['Ingress door rules[0].paths[0] warning']);
  });

  it('leaves a canary with its main Ingress in peace', () => {
    expect(
      told('nginx-canary-orphan', [
        ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
        ingress(
          'door',
          'shop.example',
          { '/': 'web' },
          { className: 'nginx', annotations: new Map([['nginx.ingress.kubernetes.io/canary', 'true']]) },
        ),
        ingress('main', 'shop.example', { '/': 'web' }, { className: 'nginx' }),
      ]),
    ).toEqual([]);
  });
});
