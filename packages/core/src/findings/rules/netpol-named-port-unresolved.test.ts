import { describe, expect, it } from 'vitest';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { told } from '../testing/cluster-of.ts';
import { policy } from '../testing/network-builders.ts';

describe('netpol-named-port-unresolved', () => {
  it('fires for a name that no pod declares', () => {
    expect(
      told(
        'netpol-named-port-unresolved',
        behindWeb([webPod()], policy('in', { app: 'web' }, { ingress: [{ ports: ['metrics'] }] })),
      ),
    ).toEqual(['NetworkPolicy in metrics warning']);
  });

  it('leaves a name that is declared, and numbers, in peace', () => {
    expect(
      told(
        'netpol-named-port-unresolved',
        behindWeb([webPod()], policy('in', { app: 'web' }, { ingress: [{ ports: ['http', 9999] }] })),
      ),
    ).toEqual([]);
  });
});
