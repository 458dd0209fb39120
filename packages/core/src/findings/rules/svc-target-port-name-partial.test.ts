import { describe, expect, it } from 'vitest';
import { pod, service } from '../../testing/builders.ts';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { now, told } from '../testing/cluster-of.ts';

describe('svc-target-port-name-partial', () => {
  it('fires where one of two lacks the name', () => {
    expect(
      told(
        'svc-target-port-name-partial',
        behindWeb(
          [webPod(), pod('web-2', { labels: { app: 'web' } })],
          service('web', { ports: [{ name: 'http', target: 'http' }] }),
        ),
      ),
    ).toEqual(['Service web warning']);
  });

  it('leaves a rollout under way in peace', () => {
    expect(
      told(
        'svc-target-port-name-partial',
        behindWeb(
          [webPod(), pod('web-2', { labels: { app: 'web' }, created: now - 10_000 })],
          service('web', { ports: [{ name: 'http', target: 'http' }] }),
        ),
      ),
    ).toEqual([]);
  });
});
