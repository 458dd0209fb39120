import { describe, expect, it } from 'vitest';
import { pod } from '../../testing/builders.ts';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { judgeAll, now, told } from '../testing/cluster-of.ts';

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

  it('counts as the picture does: who starts is one of them, who leaves is not', () => {
    const other = (name: string, address: string, rest: Parameters<typeof pod>[1]) =>
      pod(name, { labels: { app: 'web' }, ips: [address], ready: false, ...rest });
    const { findings } = judgeAll(
      behindWeb([
        webPod(),
        other('web-2', '10.244.1.6', { readySince: now - 60_000 }),
        other('web-3', '10.244.1.7', { created: now - 5_000 }),
        other('web-4', '10.244.1.8', { deletion: now + 20_000 }),
      ]),
    );
    const found = findings.find(({ rule }) => rule === 'svc-some-endpoints-not-ready');
    // Of the two others, one starts: no more is said than who takes calls.
    expect(found?.message).toBe('1 of 3 behind web is not ready: only those that are take calls.');
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
