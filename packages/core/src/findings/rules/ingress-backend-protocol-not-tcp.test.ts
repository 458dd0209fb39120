import { describe, expect, it } from 'vitest';
import { ingress, service } from '../../testing/builders.ts';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { told } from '../testing/cluster-of.ts';

describe('ingress-backend-protocol-not-tcp', () => {
  it('fires for a UDP port', () => {
    expect(
      told(
        'ingress-backend-protocol-not-tcp',
        behindWeb(
          [webPod()],
          service('web', { ports: [{ name: 'http', protocol: 'UDP' }] }),
          ingress('door', 'shop.example', { '/': 'web' }, { className: 'nginx' }),
        ),
      ),
    ).toEqual(['Ingress door rules[0].paths[0] error']);
  });

  it('leaves a number that is TCP as well in peace', () => {
    expect(
      told(
        'ingress-backend-protocol-not-tcp',
        behindWeb(
          [webPod()],
          service('web', { ports: [{ name: 'u', protocol: 'UDP' }, { name: 'http' }] }),
          ingress('door', 'shop.example', { '/': 'web' }, { className: 'nginx' }),
        ),
      ),
    ).toEqual([]);
  });
});
