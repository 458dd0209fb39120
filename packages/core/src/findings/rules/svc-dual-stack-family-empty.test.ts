import { describe, expect, it } from 'vitest';
import { bareLine, service, slice } from '../../testing/builders.ts';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { told } from '../testing/cluster-of.ts';

describe('svc-dual-stack-family-empty', () => {
  it('fires where one family has nobody', () => {
    expect(
      told(
        'svc-dual-stack-family-empty',
        behindWeb(
          [webPod()],
          service('web', { families: ['IPv4', 'IPv6'], clusterIPs: ['10.96.0.10', 'fd00::10'] }),
        ),
      ),
    ).toEqual(['Service web IPv6 warning']);
  });

  it('leaves headless Services without selector in peace', () => {
    expect(
      told('svc-dual-stack-family-empty', [
        service('db', { selector: {}, headless: true, families: ['IPv4', 'IPv6'] }),
        slice('db-1', 'db', [bareLine('203.0.113.9')]),
      ]),
    ).toEqual([]);
  });
});
