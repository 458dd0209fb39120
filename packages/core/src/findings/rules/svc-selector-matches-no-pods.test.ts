import { describe, expect, it } from 'vitest';
import { bareLine, pod, slice, workload } from '../../testing/builders.ts';
import { behindWeb } from '../testing/behind-web.ts';
import { now, told } from '../testing/cluster-of.ts';

describe('svc-selector-matches-no-pods', () => {
  it('fires where no pod carries the selector', () => {
    expect(
      told(
        'svc-selector-matches-no-pods',
        behindWeb(
          [],
          pod('web-1', { labels: { app: 'wbe' } }),
          workload('Deployment', 'web', { podLabels: { app: 'wbe' } }),
        ),
      ),
    ).toEqual(['Service web error']);
  });

  it('waits for pods that are about to be made', () => {
    expect(
      told(
        'svc-selector-matches-no-pods',
        behindWeb([], workload('Deployment', 'web', { created: now - 5_000 })),
      ),
    ).toEqual([]);
  });

  it('believes slices that somebody else fills', () => {
    expect(
      told(
        'svc-selector-matches-no-pods',
        behindWeb([], slice('web-a', 'web', [bareLine('203.0.113.9')], { managedBy: 'mesh.example.com' })),
      ),
    ).toEqual([]);
  });

  it('says nothing where pods may not be seen', () => {
    expect(told('svc-selector-matches-no-pods', behindWeb([]), { without: ['Pod'] })).toEqual([]);
  });
});
