import { describe, expect, it } from 'vitest';
import type { KubeObject, PodObject } from '../kubernetes/object.ts';
import { project } from '../project.ts';
import { node, pod, world } from '../testing/builders.ts';
import type { PodState } from '../topology.ts';
import { podState } from './pod-state.ts';

type Options = Parameters<typeof pod>[1];
const on = (options: Options): PodObject => pod('web-0', { node: 'n1', ...options });
const running = { phase: 'Running', ready: false, started: 1_000 } as const;

describe('podState', () => {
  it('P13: a pod that has no node is pending', () => {
    expect(podState(pod('web-0', { phase: 'Pending', ready: false }), false)).toBe('pending');
  });

  it.each<[string, Options, PodState]>([
    ['is ready', { ready: true }, 'ready'],
    ['creates its containers', { phase: 'Pending', ready: false, reason: 'ContainerCreating' }, 'starting'],
    ['runs and has never been ready', { ...running, readySince: 900 }, 'starting'],
    ['became not ready after it had started', { ...running, readySince: 2_000 }, 'not-ready'],
    ['has no Ready condition', { ...running, ready: undefined as never }, 'starting'],
    ['crashes', { ...running, reason: 'CrashLoopBackOff' }, 'failing'],
    ['has crashed just now', { ...running, reason: 'Error' }, 'failing'],
    ['was killed by a signal', { ...running, reason: 'Signal:9' }, 'failing'],
    ['cannot have its image', { phase: 'Pending', ready: false, reason: 'ImagePullBackOff' }, 'failing'],
    [
      'cannot have the image of its init container',
      { phase: 'Pending', reason: 'Init:ErrImagePull' },
      'failing',
    ],
    ['waits for its init containers', { phase: 'Pending', ready: false, reason: 'Init:0/2' }, 'starting'],
    ['is to go', { deletion: 5 }, 'terminating'],
    ['crashes and is to go', { deletion: 5, reason: 'CrashLoopBackOff' }, 'terminating'],
    ['is to go from a node that is lost', { deletion: 5, reason: 'NodeLost' }, 'unknown'],
    ['has done its work', { phase: 'Succeeded', reason: 'Completed' }, 'finished'],
    ['has done its work and is to go', { phase: 'Succeeded', deletion: 5 }, 'finished'],
    ['was evicted', { phase: 'Failed', reason: 'Evicted' }, 'failed'],
    ['is in phase Unknown', { phase: 'Unknown' }, 'unknown'],
  ])('P13: a pod that %s', (_, options, expected) => {
    expect(podState(on(options), false)).toBe(expected);
  });

  it('P9: a pod that has ended is finished or failed, whatever its node or conditions say', () => {
    expect(podState(on({ phase: 'Succeeded', ready: true }), true)).toBe('finished');
    expect(podState(on({ phase: 'Failed', ready: true }), true)).toBe('failed');
  });

  it('P13: a pod is unknown while its node does not answer, and not merely because the node is new', () => {
    const { ready: _ready, ...fresh } = node('n1');
    const state = (of: readonly KubeObject[]) => project(world(...of), 'shop').pods.get('pod-web-0')?.state;
    expect(state([on({}), { ...fresh, reason: 'NodeStatusUnknown' }])).toBe('unknown');
    expect(state([on({}), fresh])).toBe('ready');
    expect(state([on({}), node('n1', { ready: false })])).toBe('ready');
  });
});
