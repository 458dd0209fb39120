import { describe, expect, it } from 'vitest';
import { behindWeb, lostPod } from '../testing/behind-web.ts';
import { now, told } from '../testing/cluster-of.ts';

describe('pod-image-pull-failing', () => {
  it('fires for an image that cannot be had', () => {
    expect(
      told(
        'pod-image-pull-failing',
        behindWeb([lostPod({ trouble: { container: 'web', restarts: 0, word: 'ImagePullBackOff' } })]),
      ),
    ).toEqual(['Pod web-1 error']);
  });

  it('warns in the first minute', () => {
    expect(
      told(
        'pod-image-pull-failing',
        behindWeb([
          lostPod({
            created: now - 10_000,
            trouble: { container: 'web', restarts: 0, word: 'ErrImagePull' },
          }),
        ]),
      ),
    ).toEqual(['Pod web-1 warning']);
  });

  it('leaves a container that is being made in peace', () => {
    expect(
      told(
        'pod-image-pull-failing',
        behindWeb([lostPod({ trouble: { container: 'web', restarts: 0, word: 'ContainerCreating' } })]),
      ),
    ).toEqual([]);
  });
});
