import { describe, expect, it } from 'vitest';
import { ingress, ingressClass } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';

describe('nginx-source-range-invalid', () => {
  it('fires for a trailing comma', () => {
    expect(
      told('nginx-source-range-invalid', [
        ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
        ingress(
          'door',
          'shop.example',
          { '/': 'web' },
          {
            className: 'nginx',
            annotations: new Map([
              ['nginx.ingress.kubernetes.io/whitelist-source-range', '10.0.0.0/8,192.0.2.0/24,'],
            ]),
          },
        ),
      ]),
    ).toEqual(['Ingress door nginx.ingress.kubernetes.io/whitelist-source-range error']);
  });

  it('fires for a range that is too long', () => {
    expect(
      told('nginx-source-range-invalid', [
        ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
        ingress(
          'door',
          'shop.example',
          { '/': 'web' },
          {
            className: 'nginx',
            annotations: new Map([['nginx.ingress.kubernetes.io/denylist-source-range', '10.0.0.0/33']]),
          },
        ),
      ]),
    ).toEqual(['Ingress door nginx.ingress.kubernetes.io/denylist-source-range error']);
  });

  it('leaves addresses of all kinds, spaces and an empty list in peace', () => {
    expect(
      told('nginx-source-range-invalid', [
        ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
        ingress(
          'door',
          'shop.example',
          { '/': 'web' },
          {
            className: 'nginx',
            annotations: new Map([
              [
                'nginx.ingress.kubernetes.io/allowlist-source-range',
                ' 10.16.0.27/8, 192.0.2.7 ,2001:db8::/32,::ffff:192.0.2.1',
              ],
            ]),
          },
        ),
        ingress(
          'empty',
          'b.example',
          {},
          {
            className: 'nginx',
            annotations: new Map([['nginx.ingress.kubernetes.io/allowlist-source-range', '']]),
          },
        ),
      ]),
    ).toEqual([]);
  });

  it('leaves other controllers and other annotations in peace', () => {
    expect(
      told('nginx-source-range-invalid', [
        ingressClass('other'),
        ingress(
          'a',
          'a.example',
          {},
          {
            className: 'other',
            annotations: new Map([['nginx.ingress.kubernetes.io/whitelist-source-range', '10.0.0.0/8,']]),
          },
        ),
        ingress(
          'door',
          'shop.example',
          { '/': 'web' },
          {
            className: 'nginx',
            annotations: new Map([['nginx.ingress.kubernetes.io/cors-allow-origin', 'https://a.example,']]),
          },
        ),
      ]),
    ).toEqual([]);
  });
});
