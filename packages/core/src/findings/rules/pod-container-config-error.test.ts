import { describe, expect, it } from 'vitest';
import { behindWeb, lostPod } from '../testing/behind-web.ts';
import { told } from '../testing/cluster-of.ts';

describe('pod-container-config-error', () => {
  it('fires for a container that cannot be made', () => {
    expect(
      told(
        'pod-container-config-error',
        behindWeb([
          lostPod({
            trouble: {
              container: 'web',
              restarts: 0,
              word: 'CreateContainerConfigError',
              message: 'configmap not found',
            },
          }),
        ]),
      ),
    ).toEqual(['Pod web-1 error']);
  });

  it('leaves a container that is being made in peace', () => {
    expect(
      told(
        'pod-container-config-error',
        behindWeb([lostPod({ trouble: { container: 'web', restarts: 0, word: 'ContainerCreating' } })]),
      ),
    ).toEqual([]);
  });
});
