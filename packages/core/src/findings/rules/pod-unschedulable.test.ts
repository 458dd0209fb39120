import { describe, expect, it } from 'vitest';
import { pod } from '../../testing/builders.ts';
import { behindWeb } from '../testing/behind-web.ts';
import { told } from '../testing/cluster-of.ts';

describe('pod-unschedulable', () => {
  it('fires for a pod that no node takes', () => {
    expect(
      told(
        'pod-unschedulable',
        behindWeb([
          pod('web-1', {
            labels: { app: 'web' },
            phase: 'Pending',
            ready: false,
            scheduled: false,
            reason: 'Unschedulable',
          }),
        ]),
      ),
    ).toEqual(['Pod web-1 error']);
  });

  it('leaves a pod that nobody has looked at in peace', () => {
    expect(
      told(
        'pod-unschedulable',
        behindWeb([
          pod('web-1', { labels: { app: 'web' }, phase: 'Pending', ready: false, scheduled: false }),
        ]),
      ),
    ).toEqual([]);
  });

  it('leaves pods behind no Service in peace', () => {
    expect(
      told('pod-unschedulable', [
        pod('other', { phase: 'Pending', ready: false, scheduled: false, reason: 'Unschedulable' }),
      ]),
    ).toEqual([]);
  });
});
