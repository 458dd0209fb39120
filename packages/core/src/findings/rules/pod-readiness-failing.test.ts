import { describe, expect, it } from 'vitest';
import { pod } from '../../testing/builders.ts';
import { behindWeb, lostPod, webPod } from '../testing/behind-web.ts';
import { now, told } from '../testing/cluster-of.ts';

describe('pod-readiness-failing', () => {
  it('fires for a pod that runs and is not ready', () => {
    expect(told('pod-readiness-failing', behindWeb([lostPod()]))).toEqual(['Pod web-1 warning']);
  });

  it('gives way to a cause that is known', () => {
    expect(
      told(
        'pod-readiness-failing',
        behindWeb([lostPod({ trouble: { container: 'web', restarts: 0, word: 'CrashLoopBackOff' } })]),
      ),
    ).toEqual([]);
  });

  it('leaves pods that start or leave in peace', () => {
    expect(
      told(
        'pod-readiness-failing',
        behindWeb([
          webPod({ ready: false, created: now - 20_000, started: now - 15_000, readySince: now - 20_000 }),
          pod('web-2', { labels: { app: 'web' }, ready: false, deletion: now + 10_000 }),
        ]),
      ),
    ).toEqual([]);
  });
});
