import { describe, expect, it } from 'vitest';
import { pod, service, workload } from '../../testing/builders.ts';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { told } from '../testing/cluster-of.ts';

describe('svc-itp-local-uncovered-nodes', () => {
  it('fires for a node whose pods cannot reach it', () => {
    expect(
      told(
        'svc-itp-local-uncovered-nodes',
        behindWeb(
          [webPod()],
          pod('client', { node: 'n2' }),
          service('web', { internalTrafficPolicy: 'Local' }),
        ),
      ),
    ).toEqual(['Service web warning']);
  });

  it('leaves agents of nodes in peace', () => {
    expect(
      told(
        'svc-itp-local-uncovered-nodes',
        behindWeb(
          [webPod()],
          pod('agent', { node: 'n2', owner: workload('DaemonSet', 'agent') }),
          service('web', { internalTrafficPolicy: 'Local' }),
        ),
      ),
    ).toEqual([]);
  });
});
