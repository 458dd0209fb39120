import { describe, expect, it } from 'vitest';
import { appSpec, createLab, type Lab, NAMESPACE } from '../lab.ts';
import { conditionsOf } from './condition.ts';
import { isReady } from './pod-state.ts';

const podSpec = (image = 'app:1') => appSpec('red', 1, {}, image).template.spec;

function begin(annotations: Readonly<Record<string, string>> = {}, spec: object = podSpec()): Lab {
  const lab = createLab({ nodes: 1 });
  lab.apply('Pod', 'red', spec, { annotations });
  return lab;
}

const pod = (lab: Lab) => {
  const held = lab.get('Pod', 'red');
  if (held === undefined) throw new Error('the pod is gone');
  return held;
};

const state = (lab: Lab) => pod(lab).status.containerStatuses[0].state;

/** The words that the pod goes through while time passes in steps of 50 ms. */
function watch(lab: Lab, seconds: number): readonly string[] {
  const words: string[] = [];
  for (let step = 0; step < seconds * 20; step += 1) {
    const held = lab.get('Pod', 'red');
    const { phase, podIP, containerStatuses } = held?.status ?? {};
    const container = containerStatuses?.[0];
    const [kind = ''] = Object.keys(container?.state ?? {});
    const reason = container?.state[kind].reason ?? kind;
    const word =
      held === undefined
        ? 'gone'
        : [phase, podIP ? 'address' : '', reason, isReady(held) ? 'ready' : ''].filter(Boolean).join(' ');
    if (words.at(-1) !== word) words.push(word);
    lab.wait(0.05);
  }
  return words;
}

describe('the kubelet', () => {
  it('brings a pod up step by step: address while the image is pulled, running, then ready', () => {
    const lab = begin();
    expect(watch(lab, 6)).toEqual([
      'Pending',
      'Pending ContainerCreating',
      'Pending address ContainerCreating',
      'Running address running',
      'Running address running ready',
    ]);
    const types = conditionsOf(pod(lab)).map(({ type, status }) => `${type}=${status}`);
    expect(types).toEqual([
      'PodReadyToStartContainers=True',
      'Initialized=True',
      'Ready=True',
      'ContainersReady=True',
      'PodScheduled=True',
    ]);
    const reasons = lab.events().map(text => text.split(' ')[0]);
    expect(reasons).toEqual(['Scheduled', 'Pulling', 'Pulled', 'Created', 'Started']);
  });

  it('finds an image that another pod of the node has, unless it is told to pull always', () => {
    const lab = createLab({ nodes: 1 });
    const start = (name: string, imagePullPolicy: string) => {
      lab.apply('Pod', name, { containers: [{ name: 'app', image: 'app:1', imagePullPolicy }] });
      lab.wait(10);
      return lab.store
        .list('Event')
        .filter(({ involvedObject, reason }) => involvedObject.name === name && reason.startsWith('Pull'))
        .map(({ reason, message }) => `${reason} ${message}`);
    };
    expect(start('first', 'IfNotPresent')).toMatchObject([
      'Pulling Pulling image "app:1"',
      expect.stringMatching(/^Pulled Successfully pulled image "app:1" in \d+ms/),
    ]);
    expect(start('second', 'IfNotPresent')).toEqual([
      'Pulled Container image "app:1" already present on machine and can be accessed by the pod',
    ]);
    expect(start('third', 'Always')).toHaveLength(2);
  });

  it('is ready at once without a readiness probe, and waits as long as an annotation says', () => {
    const bare = begin({}, { containers: [{ name: 'app', image: 'app:1' }] });
    expect(watch(bare, 4)).not.toContain('Running address running');
    const slow = begin({ 'sim.switchboard/ready-after': '30' });
    slow.wait(28);
    expect(isReady(pod(slow))).toBe(false);
    slow.wait(5);
    expect(isReady(pod(slow))).toBe(true);
  });

  it('keeps a terminating pod answering until its app has ended, inside the grace period', () => {
    const lab = begin({ 'sim.switchboard/stop-after': '4' });
    lab.wait(10);
    lab.store.remove('Pod', NAMESPACE, 'red');
    lab.wait(3.9);
    expect(isReady(pod(lab))).toBe(true);
    lab.wait(0.2);
    expect(lab.get('Pod', 'red')).toBeUndefined();
    expect(lab.events()).toContain('Killing Stopping container app');
  });

  it('ends an app that does not stop when the grace period is over, also when that is shortened', () => {
    const lab = begin({ 'sim.switchboard/stop-after': '600' });
    lab.wait(10);
    lab.store.remove('Pod', NAMESPACE, 'red');
    lab.wait(10);
    expect(lab.get('Pod', 'red')).toBeDefined();
    lab.store.remove('Pod', NAMESPACE, 'red', { graceSeconds: 2 });
    lab.wait(2.1);
    expect(lab.get('Pod', 'red')).toBeUndefined();
  });

  it('fails readiness as long as the annotation stands, with the event of a failed probe', () => {
    const lab = begin();
    lab.wait(10);
    lab.annotate('Pod', 'red', { 'sim.switchboard/readiness': 'fail' });
    lab.wait(60);
    expect(isReady(pod(lab))).toBe(false);
    expect(pod(lab).status.phase).toBe('Running');
    expect(lab.events().at(-1)).toBe(
      'Unhealthy Readiness probe failed: dial tcp 10.244.1.2:80: connect: connection refused',
    );
    // Once each period of ten seconds.
    expect(lab.store.list('Event').at(-1)?.['count']).toBe(7);
    lab.annotate('Pod', 'red', { 'sim.switchboard/readiness': undefined });
    lab.wait(3);
    expect(isReady(pod(lab))).toBe(true);
  });

  it('restarts what crashes, at once and then after 10, 20, 40 seconds, until it is mended', () => {
    const lab = begin({ 'sim.switchboard/crash': 'true' });
    const restarts: number[] = [];
    for (let second = 0; second < 90; second += 1) {
      lab.wait(1);
      const count = pod(lab).status.containerStatuses?.[0]?.restartCount ?? 0;
      if (count > restarts.length) restarts.push(second);
    }
    const gaps = restarts.slice(1).map((at, index) => at - (restarts[index] ?? 0));
    expect(gaps).toHaveLength(3);
    for (const [index, wanted] of [10, 20, 40].entries())
      expect(Math.abs((gaps[index] ?? 0) - wanted)).toBeLessThanOrEqual(3);
    expect(state(lab).waiting.reason).toBe('CrashLoopBackOff');
    expect(state(lab).waiting.message).toMatch(
      /^back-off 1m20s restarting failed container=app pod=red_lab\(/,
    );
    expect(pod(lab).status.containerStatuses[0].lastState.terminated.exitCode).toBe(1);
    lab.annotate('Pod', 'red', { 'sim.switchboard/crash': undefined });
    lab.wait(90);
    expect(isReady(pod(lab))).toBe(true);
    expect(pod(lab).status.containerStatuses[0].restartCount).toBe(5);
  });

  it('kills a container whose liveness probe has failed three times, and starts it again', () => {
    const livenessProbe = { httpGet: { path: '/healthz', port: 80 }, periodSeconds: 5 };
    const lab = begin({}, { containers: [{ name: 'app', image: 'app:1', livenessProbe }] });
    lab.wait(10);
    lab.annotate('Pod', 'red', { 'sim.switchboard/liveness': 'fail' });
    lab.wait(9);
    expect(pod(lab).status.containerStatuses[0].restartCount).toBe(0);
    lab.wait(5);
    expect(pod(lab).status.containerStatuses[0].restartCount).toBe(1);
    const told = () =>
      lab.store
        .list('Event')
        .filter(({ reason }) => ['Unhealthy', 'Killing', 'BackOff'].includes(reason))
        .map(({ type, message, count }) => `${count} ${type} ${message}`);
    expect(told()).toEqual([
      '3 Warning Liveness probe failed: HTTP probe failed with statuscode: 500',
      '1 Normal Container app failed liveness probe, will be restarted',
    ]);
    lab.wait(18);
    expect(state(lab).waiting.reason).toBe('CrashLoopBackOff');
    expect(told().at(-1)).toMatch(/^1 Warning Back-off restarting failed container app in pod red_lab\(/);
    lab.annotate('Pod', 'red', { 'sim.switchboard/liveness': undefined });
    lab.wait(30);
    expect(isReady(pod(lab))).toBe(true);
    expect(pod(lab).status.containerStatuses[0].restartCount).toBe(2);
  });

  it('restarts the shell of the lesson on liveness, whose file goes after half a minute, with SIGKILL', () => {
    const script = 'touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; sleep 600';
    const livenessProbe = {
      exec: { command: ['cat', '/tmp/healthy'] },
      initialDelaySeconds: 5,
      periodSeconds: 5,
    };
    const container = {
      name: 'liveness',
      image: 'busybox:1.27.2',
      args: ['/bin/sh', '-c', script],
      livenessProbe,
    };
    const lab = begin({}, { containers: [container] });
    lab.wait(60);
    expect(pod(lab).status.containerStatuses[0].restartCount).toBe(0);
    expect(lab.events().slice(-2)).toEqual([
      "Unhealthy Liveness probe failed: cat: can't open '/tmp/healthy': No such file or directory\n",
      'Killing Container liveness failed liveness probe, will be restarted',
    ]);
    lab.wait(20);
    const { restartCount, lastState } = pod(lab).status.containerStatuses[0];
    expect([restartCount, lastState.terminated.exitCode, lastState.terminated.reason]).toEqual([
      1,
      137,
      'Error',
    ]);
  });

  it('forgets earlier failures after ten good minutes', () => {
    const lab = begin({ 'sim.switchboard/crash': 'true' });
    lab.wait(90);
    expect(pod(lab).status.containerStatuses[0].restartCount).toBe(4);
    lab.annotate('Pod', 'red', { 'sim.switchboard/crash': undefined });
    lab.wait(800);
    lab.annotate('Pod', 'red', { 'sim.switchboard/crash': 'true' });
    lab.wait(6);
    // At once, and then only ten seconds.
    expect(pod(lab).status.containerStatuses[0].restartCount).toBe(6);
    expect(state(lab).waiting.message).toMatch(/^back-off 10s /);
  });

  it('goes on saying that it waits, and less often after a while', () => {
    const lab = begin({ 'sim.switchboard/crash': 'true' });
    lab.wait(3600);
    const backOff = lab.store.list('Event').find(({ reason }) => reason === 'BackOff');
    expect(backOff?.['count']).toBeGreaterThan(4);
    const all = lab.store.list('Event').reduce((sum, { count = 1 }) => sum + count, 0);
    // Twenty-five at first, then one in five minutes; what comes in the same moment counts together.
    expect(all).toBeLessThan(50);
  });

  it('says that an image cannot be pulled, has an address all the same, and mends when the image changes', () => {
    const lab = begin({}, podSpec('app:missing'));
    // What a sync finds is told by the next.
    expect(watch(lab, 70)).toEqual([
      'Pending',
      'Pending ContainerCreating',
      'Pending address ContainerCreating',
      'Pending address ErrImagePull',
      'Pending address ImagePullBackOff',
      'Pending address ErrImagePull',
      'Pending address ImagePullBackOff',
      'Pending address ErrImagePull',
      'Pending address ImagePullBackOff',
    ]);
    const counts = lab.store
      .list('Event')
      .map(({ reason, type, count, message }) => [`${type} ${reason} ${count}`, message.slice(0, 35)]);
    expect(counts).toEqual([
      [expect.stringContaining('Scheduled'), expect.anything()],
      ['Normal Pulling 3', 'Pulling image "app:missing"'],
      ['Warning Failed 3', 'Failed to pull image "app:missing":'],
      ['Warning Failed 3', 'Error: ErrImagePull'],
      ['Normal BackOff 4', 'Back-off pulling image "app:missing"'.slice(0, 35)],
      ['Warning Failed 4', 'Error: ImagePullBackOff'],
    ]);
    expect(pod(lab).status.podIP).toBe('10.244.1.2');
    expect(pod(lab).status.phase).toBe('Pending');
    const [container] = pod(lab).spec.containers;
    lab.change('Pod', 'red', { containers: [{ ...container, image: 'app:2' }] });
    lab.wait(30);
    expect(isReady(pod(lab))).toBe(true);
  });

  it('runs init containers before the app', () => {
    const lab = begin({}, { ...podSpec(), initContainers: [{ name: 'first', image: 'init:1' }] });
    const words = watch(lab, 10);
    expect(words).toContain('Pending address PodInitializing');
    expect(words.at(-1)).toBe('Running address running ready');
    expect(pod(lab).status.initContainerStatuses[0].state.terminated.reason).toBe('Completed');
  });

  it('runs init containers in their order; a sidecar stays, and the others only wait for its start', () => {
    const initContainers = [
      { name: 'first', image: 'init:1' },
      { name: 'proxy', image: 'proxy:1', restartPolicy: 'Always' },
      { name: 'second', image: 'init:2' },
    ];
    const lab = begin({}, { ...podSpec(), initContainers });
    const seen = new Set<string>();
    for (let step = 0; step < 200; step += 1) {
      lab.wait(0.05);
      const states = (pod(lab).status.initContainerStatuses ?? []).map(
        (one: { state: object }) => Object.keys(one.state)[0],
      );
      seen.add(states.join(' '));
    }
    expect([...seen].filter(text => text !== '')).toEqual([
      'waiting waiting waiting',
      'running waiting waiting',
      'terminated running waiting',
      'terminated running running',
      'terminated running terminated',
    ]);
    expect(pod(lab).status.initContainerStatuses[1]).toMatchObject({ ready: true, started: true });
    expect(isReady(pod(lab))).toBe(true);
  });

  it('does not create a container whose ConfigMap is missing, until it is there', () => {
    const spec = podSpec();
    const env = [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'conf', key: 'a' } } }];
    const lab = begin({}, { ...spec, containers: [{ ...spec.containers[0], env }] });
    lab.wait(5);
    expect(state(lab).waiting).toEqual({
      reason: 'CreateContainerConfigError',
      message: 'configmap "conf" not found',
    });
    expect(lab.events()).toContain('Failed Error: configmap "conf" not found');
    lab.store.create({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'conf', namespace: NAMESPACE },
      data: { a: '1' },
    });
    lab.wait(20);
    expect(isReady(pod(lab))).toBe(true);
  });

  it('has no sandbox while a volume cannot be mounted', () => {
    const volumes = [{ name: 'conf', configMap: { name: 'conf' } }];
    const lab = begin({}, { ...podSpec(), volumes });
    lab.wait(5);
    expect(state(lab).waiting.reason).toBe('ContainerCreating');
    expect(pod(lab).status.podIP).toBeUndefined();
    expect(lab.events()).toContain(
      'FailedMount MountVolume.SetUp failed for volume "conf" : configmap "conf" not found',
    );
  });

  it('obeys the words that the stages of a real control plane obey', () => {
    const lab = begin({ 'switchboard.dev/start-delay': '20s', 'switchboard.dev/delete-delay': '12s' });
    lab.wait(18);
    expect(isReady(pod(lab))).toBe(false);
    lab.wait(8);
    expect(isReady(pod(lab))).toBe(true);
    lab.annotate('Pod', 'red', { 'switchboard.dev/ready': 'false' });
    lab.wait(0);
    expect(isReady(pod(lab))).toBe(false);
    lab.annotate('Pod', 'red', { 'switchboard.dev/ready': undefined });
    lab.wait(5);
    lab.store.remove('Pod', NAMESPACE, 'red');
    lab.wait(11.8);
    expect(isReady(pod(lab))).toBe(true);
    lab.wait(0.3);
    expect(lab.get('Pod', 'red')).toBeUndefined();
  });

  it('M12: rises through the free addresses of the node and does not give the last one again at once', () => {
    const lab = createLab({ nodes: 1, prefix: 28 });
    lab.apply('Pod', 'holder', podSpec());
    lab.wait(5);
    const given: string[] = [];
    for (let turn = 0; turn < 14; turn += 1) {
      lab.apply('Pod', 'red', podSpec());
      lab.wait(5);
      given.push(pod(lab).status.podIP.split('.')[3]);
      lab.store.remove('Pod', NAMESPACE, 'red', { graceSeconds: 0 });
    }
    expect(lab.get('Pod', 'holder')?.status.podIP).toBe('10.244.1.2');
    expect(given.map(Number)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 3, 4]);
  });

  it('says that a full node has no address left, and gives the next free one as soon as there is one', () => {
    const lab = createLab({ nodes: 1, prefix: 29 });
    for (let number = 0; number < 6; number += 1) lab.apply('Pod', `red-${number}`, podSpec());
    lab.wait(10);
    expect(lab.events().filter(text => text.startsWith('FailedCreatePodSandBox'))).toHaveLength(1);
    expect(lab.pods().filter(isReady)).toHaveLength(5);
    const ready = lab.pods().find(isReady)?.metadata.name ?? '';
    lab.store.remove('Pod', NAMESPACE, ready);
    lab.wait(15);
    expect(lab.pods().filter(isReady)).toHaveLength(5);
    expect(lab.pods()).toHaveLength(5);
  });

  it('gives pods on the host network the address of the node', () => {
    const lab = begin({}, { ...podSpec(), hostNetwork: true });
    lab.wait(5);
    expect(pod(lab).status.podIP).toBe(lab.get('Node', 'node-1')?.status.addresses[0].address);
  });

  it('asks each container whether it is ready', () => {
    const probe = { tcpSocket: { port: 80 }, initialDelaySeconds: 20 };
    const lab = begin(
      {},
      {
        containers: [
          { name: 'slow', image: 'app:1', readinessProbe: probe },
          { name: 'plain', image: 'app:1' },
        ],
      },
    );
    const readiness = () =>
      pod(lab).status.containerStatuses.map((one: { name: string; ready: boolean }) => [one.name, one.ready]);
    lab.wait(10);
    expect(readiness()).toEqual([
      ['slow', false],
      ['plain', true],
    ]);
    expect(conditionsOf(pod(lab)).find(({ type }) => type === 'Ready')?.message).toBe(
      'containers with unready status: [slow]',
    );
    lab.wait(20);
    expect(isReady(pod(lab))).toBe(true);
    lab.annotate('Pod', 'red', { 'sim.switchboard/readiness': 'fail' });
    lab.wait(5);
    expect(readiness()).toEqual([
      ['slow', false],
      ['plain', true],
    ]);
    expect(isReady(pod(lab))).toBe(false);
  });

  it('restarts what ends, as its command says, and completes what need not go on', () => {
    const shell = (text: string) => [{ name: 'main', image: 'busybox', command: ['sh', '-c', text] }];
    const lab = begin({}, { containers: shell('echo oh; exit 3') });
    lab.apply('Pod', 'once', { containers: shell('sleep 5; echo done'), restartPolicy: 'Never' });
    lab.apply('Pod', 'waits', { containers: shell('sleep infinity') });
    lab.wait(60);
    expect(state(lab).waiting.reason).toBe('CrashLoopBackOff');
    expect(pod(lab).status.containerStatuses[0].lastState.terminated.exitCode).toBe(3);
    expect(lab.get('Pod', 'once')?.status.phase).toBe('Succeeded');
    expect(lab.get('Pod', 'waits')?.status.phase).toBe('Running');
  });

  it('starts what is put into a running pod to look around', () => {
    const lab = begin();
    lab.wait(10);
    const spec = { ...pod(lab).spec, ephemeralContainers: [{ name: 'debugger', image: 'busybox' }] };
    lab.store.update({ ...pod(lab), spec }, { subresource: 'ephemeralcontainers' });
    lab.wait(1);
    const [status] = pod(lab).status.ephemeralContainerStatuses;
    expect([status.name, Object.keys(status.state), status.ready]).toEqual(['debugger', ['running'], false]);
    expect(isReady(pod(lab))).toBe(true);
    lab.annotate('Pod', 'red', { some: 'change' });
    lab.wait(60);
    expect(pod(lab).status.ephemeralContainerStatuses).toEqual([status]);
  });
});
