import { describe, expect, it } from 'vitest';
import { node } from '../../testing/builders.ts';
import { behindWeb, lostPod, webPod } from '../testing/behind-web.ts';
import { told } from '../testing/cluster-of.ts';

describe('pod-on-unready-node', () => {
  it('fires where the node explains the pod', () => {
    expect(
      told(
        'pod-on-unready-node',
        behindWeb([lostPod()], node('n1', { ready: false, reason: 'KubeletNotReady' })),
      ),
    ).toEqual(['Pod web-1 warning']);
  });

  it('leaves ready pods in peace', () => {
    expect(told('pod-on-unready-node', behindWeb([webPod()], node('n1', { ready: false })))).toEqual([]);
  });
});
