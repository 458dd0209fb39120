import { describe, expect, it } from 'vitest';
import { namespace, pod } from '../../testing/builders.ts';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { now, told } from '../testing/cluster-of.ts';

describe('svc-only-terminating-endpoints', () => {
  it('fires where only pods that leave serve', () => {
    expect(told('svc-only-terminating-endpoints', behindWeb([webPod({ deletion: now + 20_000 })]))).toEqual([
      'Service web warning',
    ]);
  });

  it('leaves a replacement in its first minute in peace', () => {
    expect(
      told(
        'svc-only-terminating-endpoints',
        behindWeb([
          webPod({ deletion: now + 20_000 }),
          pod('web-2', { labels: { app: 'web' }, ready: false, created: now - 5_000 }),
        ]),
      ),
    ).toEqual([]);
  });

  it('leaves a namespace that is deleted in peace', () => {
    expect(
      told(
        'svc-only-terminating-endpoints',
        behindWeb([webPod({ deletion: now + 20_000 })], namespace('shop', { phase: 'Terminating' })),
      ),
    ).toEqual([]);
  });
});
