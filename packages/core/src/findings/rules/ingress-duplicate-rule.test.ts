import { describe, expect, it } from 'vitest';
import { ingress } from '../../testing/builders.ts';
import { now, told } from '../testing/cluster-of.ts';

describe('ingress-duplicate-rule', () => {
  it('fires for the newer of two', () => {
    expect(
      told('ingress-duplicate-rule', [
        ingress('door', 'shop.example', { '/': 'web' }, { className: 'nginx' }),
        ingress('second', 'shop.example', { '/': 'web' }, { className: 'nginx', created: now }),
      ]),
    ).toEqual(['Ingress second rules[0].paths[0] warning']);
  });

  it('leaves other classes and canaries in peace', () => {
    expect(
      told('ingress-duplicate-rule', [
        ingress('door', 'shop.example', { '/': 'web' }, { className: 'nginx' }),
        ingress('b', 'shop.example', { '/': 'web' }, { className: 'other' }),
        ingress(
          'c',
          'shop.example',
          { '/': 'web' },
          { className: 'nginx', annotations: new Map([['nginx.ingress.kubernetes.io/canary', 'true']]) },
        ),
      ]),
    ).toEqual([]);
  });
});
