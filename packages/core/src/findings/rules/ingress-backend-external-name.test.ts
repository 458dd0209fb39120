import { describe, expect, it } from 'vitest';
import { ingress, ingressClass, service } from '../../testing/builders.ts';
import { told } from '../testing/cluster-of.ts';

describe('ingress-backend-external-name', () => {
  it('warns where the controller is not known to follow', () => {
    expect(
      told('ingress-backend-external-name', [
        service('alias', { type: 'ExternalName', selector: {}, externalName: 'db.example.com' }),
        ingress('door', 'shop.example', { '/': 'alias' }),
      ]),
    ).toEqual(['Ingress door rules[0].paths[0] warning']);
  });

  it('only points it out with ingress-nginx', () => {
    expect(
      told('ingress-backend-external-name', [
        service('alias', { type: 'ExternalName', selector: {}, externalName: 'db.example.com' }),
        ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
        ingress('door', 'shop.example', { '/': 'alias' }, { className: 'nginx' }),
      ]),
    ).toEqual(['Ingress door rules[0].paths[0] info']);
  });

  it('leaves other types in peace', () => {
    expect(
      told('ingress-backend-external-name', [
        service('web'),
        ingress('door', 'shop.example', { '/': 'web' }, { className: 'nginx' }),
      ]),
    ).toEqual([]);
  });
});
