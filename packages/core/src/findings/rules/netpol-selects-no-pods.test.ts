import { describe, expect, it } from 'vitest';
import { workload } from '../../testing/builders.ts';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { told } from '../testing/cluster-of.ts';
import { policy } from '../testing/network-builders.ts';

describe('netpol-selects-no-pods', () => {
  it('points out a policy for nobody', () => {
    expect(
      told('netpol-selects-no-pods', behindWeb([webPod()], policy('in', { app: 'wbe' }, { ingress: [] }))),
    ).toEqual(['NetworkPolicy in info']);
  });

  it('leaves a policy for all, and one for pods to come, in peace', () => {
    expect(
      told('netpol-selects-no-pods', [
        workload('Deployment', 'web', { desired: 0 }),
        policy('all', {}, { ingress: [] }),
        policy('in', { app: 'web' }, { ingress: [] }),
      ]),
    ).toEqual([]);
  });
});
