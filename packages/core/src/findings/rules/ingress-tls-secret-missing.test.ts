import { describe, expect, it } from 'vitest';
import { ingress } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';

describe('ingress-tls-secret-missing', () => {
  it('fires for a Secret that does not exist', () => {
    expect(
      told(
        'ingress-tls-secret-missing',
        [
          ingress(
            'door',
            'shop.example',
            { '/': 'web' },
            { className: 'nginx', certificates: [{ secret: 'tls', hosts: ['shop.example'] }] },
          ),
        ],
        { secrets: {} },
      ),
    ).toEqual(['Ingress door tls error']);
  });

  it('says nothing where Secrets are not seen', () => {
    expect(
      told('ingress-tls-secret-missing', [
        ingress(
          'door',
          'shop.example',
          { '/': 'web' },
          { className: 'nginx', certificates: [{ secret: 'tls', hosts: ['shop.example'] }] },
        ),
      ]),
    ).toEqual([]);
  });

  it('leaves one that is there in peace', () => {
    expect(
      told(
        'ingress-tls-secret-missing',
        [
          ingress(
            'door',
            'shop.example',
            { '/': 'web' },
            { className: 'nginx', certificates: [{ secret: 'tls', hosts: ['shop.example'] }] },
          ),
        ],
        { secrets: { 'shop/tls': [] } },
      ),
    ).toEqual([]);
  });
});
