import { describe, expect, it } from 'vitest';
import { ingress, ingressClass, service } from '../../testing/builders.ts';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { told } from '../testing/cluster-of.ts';

describe('ingress-backend-port-missing', () => {
  it('fires for a number that the Service does not have', () => {
    expect(
      told(
        'ingress-backend-port-missing',
        behindWeb(
          [webPod()],
          service('web', { ports: [{ name: 'http', port: 8000 }] }),
          ingressClass('nginx'),
          ingress('door', 'shop.example', { '/': 'web' }, { className: 'nginx' }),
        ),
      ),
    ).toEqual(['Ingress door rules[0].paths[0] error']);
  });

  it('fires for the port of the pods with other controllers', () => {
    expect(
      told(
        'ingress-backend-port-missing',
        behindWeb(
          [webPod()],
          service('web', { ports: [{ name: 'http', port: 8000, target: 80 }] }),
          ingressClass('nginx'),
          ingress('door', 'shop.example', { '/': 'web' }, { className: 'nginx' }),
        ),
      ),
    ).toEqual(['Ingress door rules[0].paths[0] error']);
  });

  it('leaves a port that is there in peace', () => {
    expect(
      told(
        'ingress-backend-port-missing',
        behindWeb(
          [webPod()],
          ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
          ingress('door', 'shop.example', { '/': 'web' }, { className: 'nginx' }),
        ),
      ),
    ).toEqual([]);
  });
});
