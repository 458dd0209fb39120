import { describe, expect, it } from 'vitest';
import { bareLine, ingress, ingressClass, service, slice } from '../../testing/builders.ts';
import { behindWeb, lostPod, webPod } from '../testing/behind-web.ts';
import { now, told } from '../testing/cluster-of.ts';

describe('ingress-backend-no-endpoints', () => {
  it('follows from a Service that nobody picks up at', () => {
    expect(
      told(
        'ingress-backend-no-endpoints',
        behindWeb(
          [lostPod()],
          ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
          ingress('door', 'shop.example', { '/': 'web' }, { className: 'nginx' }),
        ),
      ),
    ).toEqual(['Ingress door rules[0].paths[0] error']);
  });

  it('is not told where nothing is said of the Service', () => {
    expect(
      told(
        'ingress-backend-no-endpoints',
        behindWeb(
          [webPod({ ready: false, created: now - 20_000, started: now - 15_000, readySince: now - 20_000 })],
          ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
          ingress('door', 'shop.example', { '/': 'web' }, { className: 'nginx' }),
        ),
      ),
    ).toEqual([]);
  });

  it('is not told where ingress-nginx finds the pods by number', () => {
    expect(
      told('ingress-backend-no-endpoints', [
        service('web', { selector: {} }),
        slice('web-1', 'web', [bareLine('203.0.113.9')], {
          managedBy: 'staff',
          ports: [{ name: 'other', protocol: 'TCP', port: 8080 }],
        }),
        ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
        ingress('door', 'shop.example', { '/': 'web' }, { className: 'nginx' }),
      ]),
    ).toEqual([]);
  });
});
