import { describe, expect, it } from 'vitest';
import { ingress } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';

describe('ingress-tls-secret-invalid', () => {
  it('fires for a Secret without a key', () => {
    expect(
      told(
        'ingress-tls-secret-invalid',
        [
          ingress(
            'door',
            'shop.example',
            { '/': 'web' },
            { className: 'nginx', certificates: [{ secret: 'tls', hosts: ['shop.example'] }] },
          ),
        ],
        { secrets: { 'shop/tls': ['tls.crt'] } },
      ),
    ).toEqual(['Ingress door tls error']);
  });

  it('leaves a whole one of any type in peace', () => {
    expect(
      told(
        'ingress-tls-secret-invalid',
        [
          ingress(
            'door',
            'shop.example',
            { '/': 'web' },
            { className: 'nginx', certificates: [{ secret: 'tls', hosts: ['shop.example'] }] },
          ),
        ],
        { secrets: { 'shop/tls': ['tls.crt', 'tls.key'] } },
      ),
    ).toEqual([]);
  });
});
