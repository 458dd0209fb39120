import { describe, expect, it } from 'vitest';
import { ingress, ingressClass } from '../../testing/builders.ts';
import { now, told } from '../testing/cluster-of.ts';

describe('ingress-class-unset', () => {
  it('fires where nobody serves it', () => {
    expect(
      told('ingress-class-unset', [
        ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
        ingress('door', 'shop.example', {}),
      ]),
    ).toEqual(['Ingress door warning']);
  });

  it('leaves one with an address, and a fresh one, in peace', () => {
    expect(
      told('ingress-class-unset', [
        ingress('a', 'a.example', {}, { addresses: ['198.51.100.9'] }),
        ingress('b', 'b.example', {}, { created: now - 5_000 }),
      ]),
    ).toEqual([]);
  });
});
