import { describe, expect, it } from 'vitest';
import { behindWeb, lostPod } from '../testing/behind-web.ts';
import { told } from '../testing/cluster-of.ts';

describe('pod-crash-looping', () => {
  it('fires for a container that waits in CrashLoopBackOff', () => {
    expect(
      told(
        'pod-crash-looping',
        behindWeb([lostPod({ trouble: { container: 'web', restarts: 0, word: 'CrashLoopBackOff' } })]),
      ),
    ).toEqual(['Pod web-1 error']);
  });

  it('fires between two falls', () => {
    expect(
      told(
        'pod-crash-looping',
        behindWeb([
          lostPod({ trouble: { container: 'web', restarts: 3, last: { reason: 'Error', exit: 1 } } }),
        ]),
      ),
    ).toEqual(['Pod web-1 error']);
  });

  it('leaves a single restart in peace', () => {
    expect(
      told(
        'pod-crash-looping',
        behindWeb([
          lostPod({ trouble: { container: 'web', restarts: 1, last: { reason: 'Error', exit: 1 } } }),
        ]),
      ),
    ).toEqual([]);
  });
});
