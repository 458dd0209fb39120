import { describe, expect, it } from 'vitest';
import { bareLine, endpoints, slice } from '../../testing/builders.ts';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { told } from '../testing/cluster-of.ts';

describe('manual-endpoints-on-selector-service', () => {
  it('fires for a list beside a selector', () => {
    expect(
      told(
        'manual-endpoints-on-selector-service',
        behindWeb([webPod()], slice('web-b', 'web', [bareLine('203.0.113.9')], { managedBy: 'staff' })),
      ),
    ).toEqual(['Service web warning']);
  });

  it('only points out slices of programs', () => {
    expect(
      told(
        'manual-endpoints-on-selector-service',
        behindWeb(
          [webPod()],
          slice('web-b', 'web', [bareLine('203.0.113.9')], { managedBy: 'mesh.example.com' }),
        ),
      ),
    ).toEqual(['Service web info']);
  });

  it('leaves the list of the controller in peace', () => {
    expect(told('manual-endpoints-on-selector-service', behindWeb([webPod()], endpoints('web')))).toEqual([]);
  });
});
