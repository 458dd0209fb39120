import { describe, expect, it } from 'vitest';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { now, told } from '../testing/cluster-of.ts';

describe('pod-stuck-terminating', () => {
  it('fires a minute after it should have been gone', () => {
    expect(told('pod-stuck-terminating', behindWeb([webPod({ deletion: now - 90_000 })]))).toEqual([
      'Pod web-1 warning',
    ]);
  });

  it('leaves a long grace period in peace', () => {
    expect(told('pod-stuck-terminating', behindWeb([webPod({ deletion: now + 600_000 })]))).toEqual([]);
  });
});
