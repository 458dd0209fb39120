import { describe, expect, it } from 'vitest';
import { slice } from '../../testing/builders.ts';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { now, told } from '../testing/cluster-of.ts';

describe('svc-slices-out-of-sync', () => {
  it('fires for a ready pod in no slice', () => {
    expect(told('svc-slices-out-of-sync', behindWeb([webPod()], slice('web-a', 'web', [])))).toEqual([
      'Service web warning',
    ]);
  });

  it('waits half a minute', () => {
    expect(
      told(
        'svc-slices-out-of-sync',
        behindWeb([webPod({ readySince: now - 10_000 })], slice('web-a', 'web', [])),
      ),
    ).toEqual([]);
  });

  it('leaves pods whose node is gone in peace', () => {
    expect(
      told('svc-slices-out-of-sync', behindWeb([webPod({ node: 'n9' })], slice('web-a', 'web', []))),
    ).toEqual([]);
  });
});
