import { describe, expect, it } from 'vitest';
import { behindWeb, lostPod, webPod } from '../testing/behind-web.ts';
import { told } from '../testing/cluster-of.ts';

describe('pod-probe-port-unresolved', () => {
  it('fires for a readiness probe that cannot ask', () => {
    expect(
      told(
        'pod-probe-port-unresolved',
        behindWeb([lostPod({ unresolvedProbes: [{ container: 'web', probe: 'readiness', port: 'http' }] })]),
      ),
    ).toEqual(['Pod web-1 error']);
  });

  it('only warns of a liveness probe, which never speaks', () => {
    expect(
      told(
        'pod-probe-port-unresolved',
        behindWeb([webPod({ unresolvedProbes: [{ container: 'web', probe: 'liveness', port: 'http' }] })]),
      ),
    ).toEqual(['Pod web-1 warning']);
  });

  it('leaves probes that can ask in peace', () => {
    expect(told('pod-probe-port-unresolved', behindWeb([lostPod()]))).toEqual([]);
  });
});
