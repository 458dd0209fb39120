import { describe, expect, it } from 'vitest';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { now, told } from '../testing/cluster-of.ts';

describe('pod-init-blocked', () => {
  it('fires after a minute', () => {
    expect(
      told(
        'pod-init-blocked',
        behindWeb([
          webPod({
            ready: false,
            phase: 'Pending',
            uninitialized: now - 120_000,
            trouble: { container: 'migrate', init: true, restarts: 0 },
          }),
        ]),
      ),
    ).toEqual(['Pod web-1 warning']);
  });

  it('waits a minute', () => {
    expect(
      told(
        'pod-init-blocked',
        behindWeb([
          webPod({
            ready: false,
            phase: 'Pending',
            uninitialized: now - 20_000,
            trouble: { container: 'migrate', init: true, restarts: 0 },
          }),
        ]),
      ),
    ).toEqual([]);
  });
});
