import { describe, expect, it } from 'vitest';
import { node, service } from '../../testing/builders.ts';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { told } from '../testing/cluster-of.ts';

describe('svc-etp-local-uncovered-nodes', () => {
  it('fires for a node without a pod', () => {
    expect(
      told(
        'svc-etp-local-uncovered-nodes',
        behindWeb(
          [webPod()],
          node('n2'),
          service('web', { type: 'NodePort', externalTrafficPolicy: 'Local' }),
        ),
      ),
    ).toEqual(['Service web warning']);
  });

  it('only points it out behind a load balancer', () => {
    expect(
      told(
        'svc-etp-local-uncovered-nodes',
        behindWeb(
          [webPod()],
          node('n2'),
          service('web', { type: 'LoadBalancer', externalTrafficPolicy: 'Local' }),
        ),
      ),
    ).toEqual(['Service web info']);
  });

  it('leaves excluded and unready nodes in peace', () => {
    expect(
      told(
        'svc-etp-local-uncovered-nodes',
        behindWeb(
          [webPod()],
          node('n2', { ready: false }),
          node('n3', { labels: { 'node.kubernetes.io/exclude-from-external-load-balancers': '' } }),
          service('web', { type: 'NodePort', externalTrafficPolicy: 'Local' }),
        ),
      ),
    ).toEqual([]);
  });
});
