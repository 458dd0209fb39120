import { describe, expect, it } from 'vitest';
import { ingress, ingressClass } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';

describe('ingress-no-address', () => {
  it('fires where another of the class has one', () => {
    expect(
      told('ingress-no-address', [
        ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
        ingress('door', 'shop.example', { '/': 'web' }, { className: 'nginx' }),
        ingress('other', 'b.example', {}, { className: 'nginx', addresses: ['198.51.100.9'] }),
      ]),
    ).toEqual(['Ingress door warning']);
  });

  it('says nothing of one that was never in a cluster', () => {
    expect(
      told('ingress-no-address', [
        ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
        ingress('door', 'shop.example', { '/': 'web' }, { className: 'nginx', created: 0 }),
        ingress('other', 'b.example', {}, { className: 'nginx', addresses: ['198.51.100.9'] }),
      ]),
    ).toEqual([]);
  });

  it('leaves controllers that publish none in peace', () => {
    expect(
      told('ingress-no-address', [
        ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
        ingress('door', 'shop.example', { '/': 'web' }, { className: 'nginx' }),
      ]),
    ).toEqual([]);
  });
});
