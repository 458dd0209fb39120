import { describe, expect, it } from 'vitest';
import { ingress, ingressClass } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';

describe('nginx-annotation-rejects-ingress', () => {
  it('fires for a limit that is no number', () => {
    expect(
      told('nginx-annotation-rejects-ingress', [
        ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
        ingress(
          'door',
          'shop.example',
          { '/': 'web' },
          { className: 'nginx', annotations: new Map([['nginx.ingress.kubernetes.io/limit-rps', 'ten']]) },
        ),
      ]),
    ).toEqual(['Ingress door nginx.ingress.kubernetes.io/limit-rps error']);
  });

  it('only warns of snippets, which may be allowed', () => {
    expect(
      told('nginx-annotation-rejects-ingress', [
        ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
        ingress(
          'door',
          'shop.example',
          { '/': 'web' },
          {
            className: 'nginx',
            annotations: new Map([['nginx.ingress.kubernetes.io/server-snippet', 'return 200;']]),
          },
        ),
      ]),
    ).toEqual(['Ingress door nginx.ingress.kubernetes.io/server-snippet warning']);
  });

  it('leaves numbers in peace', () => {
    expect(
      told('nginx-annotation-rejects-ingress', [
        ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
        ingress(
          'door',
          'shop.example',
          { '/': 'web' },
          { className: 'nginx', annotations: new Map([['nginx.ingress.kubernetes.io/limit-rps', '10']]) },
        ),
      ]),
    ).toEqual([]);
  });
});
