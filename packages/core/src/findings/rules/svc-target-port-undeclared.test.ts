import { describe, expect, it } from 'vitest';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { told } from '../testing/cluster-of.ts';

describe('svc-target-port-undeclared', () => {
  it('points out a number that is not among those declared', () => {
    expect(
      told(
        'svc-target-port-undeclared',
        behindWeb([webPod({ ports: [{ name: '', protocol: 'TCP', port: 9000 }] })]),
      ),
    ).toEqual(['Service web info']);
  });

  it('leaves pods that declare nothing in peace', () => {
    expect(told('svc-target-port-undeclared', behindWeb([webPod({ ports: [] })]))).toEqual([]);
  });
});
