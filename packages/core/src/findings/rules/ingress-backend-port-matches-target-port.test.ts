import { describe, expect, it } from 'vitest';
import { ingress, ingressClass, service } from '../../testing/builders.ts';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { told } from '../testing/cluster-of.ts';

describe('ingress-backend-port-matches-target-port', () => {
  it('fires where ingress-nginx forgives', () => {
    expect(
      told(
        'ingress-backend-port-matches-target-port',
        behindWeb(
          [webPod()],
          service('web', { ports: [{ name: 'http', port: 8000, target: 80 }] }),
          ingressClass('nginx', { controller: 'k8s.io/ingress-nginx' }),
          ingress('door', 'shop.example', { '/': 'web' }, { className: 'nginx' }),
        ),
      ),
    ).toEqual(['Ingress door rules[0].paths[0] warning']);
  });

  it('leaves other controllers to the error', () => {
    expect(
      told(
        'ingress-backend-port-matches-target-port',
        behindWeb(
          [webPod()],
          service('web', { ports: [{ name: 'http', port: 8000, target: 80 }] }),
          ingressClass('nginx'),
          ingress('door', 'shop.example', { '/': 'web' }, { className: 'nginx' }),
        ),
      ),
    ).toEqual([]);
  });
});
