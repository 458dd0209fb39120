import { describe, expect, it } from 'vitest';
import { ingress, ingressClass } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';

describe('nginx-auth-secret-missing', () => {
  it('fires for a Secret that does not exist', () => {
    expect(
      told(
        'nginx-auth-secret-missing',
        [
          ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
          ingress(
            'door',
            'shop.example',
            { '/': 'web' },
            {
              className: 'nginx',
              annotations: new Map([['nginx.ingress.kubernetes.io/auth-secret', 'people']]),
            },
          ),
        ],
        { secrets: {} },
      ),
    ).toEqual(['Ingress door nginx.ingress.kubernetes.io/auth-secret error']);
  });

  it('is unsure of a Secret of another namespace', () => {
    expect(
      told(
        'nginx-auth-secret-missing',
        [
          ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
          ingress(
            'door',
            'shop.example',
            { '/': 'web' },
            {
              className: 'nginx',
              annotations: new Map([['nginx.ingress.kubernetes.io/auth-secret', 'bank/people']]),
            },
          ),
        ],
        { secrets: { 'bank/people': ['auth'] } },
      ),
    ).toEqual(['Ingress door nginx.ingress.kubernetes.io/auth-secret warning']);
  });

  it('leaves one that is there in peace', () => {
    expect(
      told(
        'nginx-auth-secret-missing',
        [
          ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
          ingress(
            'door',
            'shop.example',
            { '/': 'web' },
            {
              className: 'nginx',
              annotations: new Map([['nginx.ingress.kubernetes.io/auth-secret', 'people']]),
            },
          ),
        ],
        { secrets: { 'shop/people': ['auth'] } },
      ),
    ).toEqual([]);
  });
});
