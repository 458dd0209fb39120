import { describe, expect, it } from 'vitest';
import { ingress, ingressClass } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';

describe('ingress-path-never-matches', () => {
  it('fires for a regular expression that is compared letter by letter', () => {
    expect(
      told('ingress-path-never-matches', [
        ingress('door', 'shop.example', { '/api/.*': 'web' }, { className: 'nginx' }),
      ]),
    ).toEqual(['Ingress door rules[0].paths[0] warning']);
  });

  it('leaves ingress-nginx with use-regex in peace', () => {
    expect(
      told('ingress-path-never-matches', [
        ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
        ingress(
          'door',
          'shop.example',
          { '/api/.*': 'web' },
          { className: 'nginx', annotations: new Map([['nginx.ingress.kubernetes.io/use-regex', 'true']]) },
        ),
      ]),
    ).toEqual([]);
  });
});
