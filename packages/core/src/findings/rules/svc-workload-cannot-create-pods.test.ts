import { describe, expect, it } from 'vitest';
import { workload } from '../../testing/builders.ts';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { told } from '../testing/cluster-of.ts';

describe('svc-workload-cannot-create-pods', () => {
  it('fires where pods are refused', () => {
    expect(
      told(
        'svc-workload-cannot-create-pods',
        behindWeb(
          [],
          workload('Deployment', 'web', { failure: { reason: 'FailedCreate', message: 'exceeded quota' } }),
        ),
      ),
    ).toEqual(['Service web error']);
  });

  it('leaves a refusal in peace while there are pods', () => {
    expect(
      told(
        'svc-workload-cannot-create-pods',
        behindWeb(
          [webPod()],
          workload('Deployment', 'web', { failure: { reason: 'FailedCreate', message: 'exceeded quota' } }),
        ),
      ),
    ).toEqual([]);
  });
});
