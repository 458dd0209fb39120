import { describe, expect, it } from 'vitest';
import { behindWeb, lostPod, webPod } from '../testing/behind-web.ts';
import { now, told } from '../testing/cluster-of.ts';

describe('pod-readiness-gate-pending', () => {
  it('fires for a gate that nobody opens', () => {
    expect(
      told('pod-readiness-gate-pending', behindWeb([lostPod({ closedGates: ['example.com/balancer'] })])),
    ).toEqual(['Pod web-1 warning']);
  });

  it('waits in the first minute', () => {
    expect(
      told(
        'pod-readiness-gate-pending',
        behindWeb([
          webPod({
            ready: false,
            created: now - 20_000,
            started: now - 15_000,
            readySince: now - 20_000,
            closedGates: ['example.com/balancer'],
          }),
        ]),
      ),
    ).toEqual([]);
  });
});
