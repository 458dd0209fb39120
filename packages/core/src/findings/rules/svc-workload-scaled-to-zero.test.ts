import { describe, expect, it } from 'vitest';
import { workload } from '../../testing/builders.ts';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { told } from '../testing/cluster-of.ts';

describe('svc-workload-scaled-to-zero', () => {
  it('fires where every workload wants none', () => {
    expect(
      told('svc-workload-scaled-to-zero', behindWeb([], workload('Deployment', 'web', { desired: 0 }))),
    ).toEqual(['Service web warning']);
  });

  it('leaves pods that are still there in peace', () => {
    expect(
      told(
        'svc-workload-scaled-to-zero',
        behindWeb([webPod()], workload('Deployment', 'web', { desired: 0 })),
      ),
    ).toEqual([]);
  });

  it('leaves one of two that wants some in peace', () => {
    expect(
      told(
        'svc-workload-scaled-to-zero',
        behindWeb(
          [],
          workload('Deployment', 'web', { desired: 0 }),
          workload('StatefulSet', 'other', { podLabels: { app: 'web' } }),
        ),
      ),
    ).toEqual([]);
  });
});
