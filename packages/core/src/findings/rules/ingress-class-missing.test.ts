import { describe, expect, it } from 'vitest';
import { ingress, ingressClass } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';

describe('ingress-class-missing', () => {
  it('fires for a class that does not exist', () => {
    expect(
      told('ingress-class-missing', [
        ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
        ingress('door', 'shop.example', {}, { className: 'ngnix' }),
      ]),
    ).toEqual(['Ingress door error']);
  });

  it('leaves classes of clouds and old annotations in peace', () => {
    expect(
      told('ingress-class-missing', [
        ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
        ingress('a', 'a.example', {}, { className: 'gce' }),
        ingress('b', 'b.example', {}, { className: 'old', classAnnotated: true }),
      ]),
    ).toEqual([]);
  });

  it('is unsure where it has an address of its own', () => {
    expect(
      told('ingress-class-missing', [
        ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
        ingress('door', 'shop.example', {}, { className: 'ngnix', addresses: ['198.51.100.9'] }),
      ]),
    ).toEqual(['Ingress door warning']);
  });
});
