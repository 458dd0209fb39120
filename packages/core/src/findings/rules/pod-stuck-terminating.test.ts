import { describe, expect, it } from 'vitest';
import { node } from '../../testing/builders.ts';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { judgeAll, now, told } from '../testing/cluster-of.ts';

describe('pod-stuck-terminating', () => {
  it('fires a minute after it should have been gone', () => {
    expect(told('pod-stuck-terminating', behindWeb([webPod({ deletion: now - 90_000 })]))).toEqual([
      'Pod web-1 warning',
    ]);
  });

  it('names the node that does not say so', () => {
    const late = webPod({ deletion: now - 90_000 });
    const [told] = judgeAll(behindWeb([late], node('n1', { ready: false }))).findings.filter(
      ({ rule }) => rule === 'pod-stuck-terminating',
    );
    expect(told?.message).toBe(
      'web-1 should have been gone a minute ago: its node n1 does not say that it is.',
    );
    expect(told?.confirm.join()).toContain('describe node n1');
  });

  it('leaves a long grace period in peace', () => {
    expect(told('pod-stuck-terminating', behindWeb([webPod({ deletion: now + 600_000 })]))).toEqual([]);
  });
});
