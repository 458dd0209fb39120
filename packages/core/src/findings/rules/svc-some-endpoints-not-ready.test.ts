import { describe, expect, it } from 'vitest';
import { pod } from '../../testing/builders.ts';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { now, told } from '../testing/cluster-of.ts';

describe('svc-some-endpoints-not-ready', () => {
  it('fires where one of two is not ready', () => {
    expect(
      told(
        'svc-some-endpoints-not-ready',
        behindWeb([
          webPod(),
          pod('web-2', {
            labels: { app: 'web' },
            ips: ['10.244.1.6'],
            ready: false,
            readySince: now - 60_000,
          }),
        ]),
      ),
    ).toEqual(['Service web warning']);
  });

  it('leaves those that leave in peace', () => {
    expect(
      told(
        'svc-some-endpoints-not-ready',
        behindWeb([
          webPod(),
          pod('web-2', { labels: { app: 'web' }, ips: ['10.244.1.6'], ready: false, deletion: now + 20_000 }),
        ]),
      ),
    ).toEqual([]);
  });
});
