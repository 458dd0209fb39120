import { describe, expect, it } from 'vitest';
import { createLab, type Lab, NAMESPACE } from '../lab.ts';
import { podStatus } from '../tables/pod.ts';
import { isReady } from './pod-state.ts';

const shell = (name: string, script: string) => ({
  name,
  image: 'busybox:1.28',
  command: ['sh', '-c', script],
});

function begin(initContainers: readonly object[], more: object = {}): Lab {
  const lab = createLab({ nodes: 1 });
  lab.apply('Pod', 'red', { initContainers, containers: [{ name: 'app', image: 'app:1' }], ...more });
  return lab;
}

const pod = (lab: Lab) => {
  const held = lab.get('Pod', 'red');
  if (held === undefined) throw new Error('the pod is gone');
  return held;
};

/** What kubectl prints of the pod while time passes in steps of a tenth of a second. */
function watch(lab: Lab, seconds: number): readonly string[] {
  const words: string[] = [];
  for (let step = 0; step < seconds * 10; step += 1) {
    const word = podStatus(pod(lab));
    if (words.at(-1) !== word) words.push(word);
    lab.wait(0.1);
  }
  return words;
}

describe('init containers', () => {
  it('take as long as their script says', () => {
    const lab = begin([shell('slow', 'echo begin; sleep 20')]);
    lab.wait(15);
    expect(podStatus(pod(lab))).toBe('Init:0/1');
    lab.wait(10);
    expect(isReady(pod(lab))).toBe(true);
  });

  it('wait for the Service that they look for', () => {
    const lab = begin([
      shell('wait', 'until nslookup mydb.lab.svc.cluster.local; do echo waiting; sleep 2; done'),
    ]);
    lab.wait(120);
    expect(podStatus(pod(lab))).toBe('Init:0/1');
    lab.apply('Service', 'mydb', { ports: [{ port: 80 }] });
    lab.wait(10);
    expect(isReady(pod(lab))).toBe(true);
  });

  it('that fail are started again, at once and then with back-off, until the pod goes', () => {
    const lab = begin([shell('broken', 'exit 3')]);
    expect(watch(lab, 20)).toEqual([
      'Pending',
      'Init:0/1',
      'Init:Error',
      'Init:0/1',
      'Init:Error',
      'Init:CrashLoopBackOff',
      'Init:0/1',
      'Init:Error',
      'Init:CrashLoopBackOff',
    ]);
    const { status } = pod(lab);
    expect(status.phase).toBe('Pending');
    expect(status.initContainerStatuses[0]).toMatchObject({
      restartCount: 2,
      state: {
        waiting: { reason: 'CrashLoopBackOff', message: expect.stringMatching(/^back-off 20s restarting/) },
      },
      lastState: { terminated: { exitCode: 3, reason: 'Error' } },
    });
    expect(status.containerStatuses[0].state.waiting.reason).toBe('PodInitializing');
    expect(lab.events().filter(text => text.startsWith('Back-off') || text.startsWith('BackOff'))[0]).toMatch(
      /^BackOff Back-off restarting failed container broken in pod red_lab\(/,
    );
  });

  it('that fail end a pod that is not to be restarted', () => {
    const lab = begin([shell('broken', 'exit 3'), shell('next', 'echo')], { restartPolicy: 'Never' });
    lab.wait(10);
    expect(podStatus(pod(lab))).toBe('Init:Error');
    expect(pod(lab).status.phase).toBe('Failed');
    expect(pod(lab).status.initContainerStatuses[1].state.waiting.reason).toBe('PodInitializing');
  });
});

describe('an image that is not asked for', () => {
  it.each([
    [
      'NGINX',
      'Always',
      'InvalidImageName',
      'Failed to apply default image tag "NGINX": couldn\'t parse image name "NGINX": invalid reference format: repository name (library/NGINX) must be lowercase',
      'InspectFailed',
    ],
    [
      'mine:1',
      'Never',
      'ErrImageNeverPull',
      'Container image "mine:1" is not present with pull policy of Never',
      'ErrImageNeverPull',
    ],
  ])('%s with the policy %s is %s', (image, imagePullPolicy, reason, message, event) => {
    const lab = createLab({ nodes: 1 });
    lab.apply('Pod', 'red', { containers: [{ name: 'app', image, imagePullPolicy }] });
    lab.wait(30);
    expect(pod(lab).status.containerStatuses[0].state.waiting).toEqual({ reason, message });
    expect(lab.events()).toEqual([
      `Scheduled Successfully assigned ${NAMESPACE}/red to node-1`,
      `${event} ${message}`,
      `Failed Error: ${reason}`,
    ]);
  });

  it('is told from the names that people use', () => {
    for (const image of [
      'nginx',
      'registry.k8s.io/pause:3.10',
      'localhost:5000/a_b/c-d:V1',
      `a.b/c@sha256:${'a'.repeat(64)}`,
    ]) {
      const lab = createLab({ nodes: 1 });
      lab.apply('Pod', 'red', { containers: [{ name: 'app', image }] });
      lab.wait(10);
      expect([image, pod(lab).status.phase]).toEqual([image, 'Running']);
    }
  });
});
