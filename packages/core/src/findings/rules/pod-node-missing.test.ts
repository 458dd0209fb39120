import { describe, expect, it } from 'vitest';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { told } from '../testing/cluster-of.ts';

describe('pod-node-missing', () => {
  it('fires for a node that does not exist', () => {
    expect(told('pod-node-missing', behindWeb([webPod({ node: 'n9' })]))).toEqual(['Pod web-1 warning']);
  });

  it('says nothing where nodes may not be seen', () => {
    expect(told('pod-node-missing', behindWeb([webPod({ node: 'n9' })]), { without: ['Node'] })).toEqual([]);
  });
});
