/** What somebody does to single pods: makes bare ones, relabels, breaks, finishes and removes them. */
import { podMeta, podSpec, READY } from '../shapes.ts';
import type { Step, Which } from '../step.ts';
import { chance, isEven, type Move, oneOf, pick, type Workload, withPod, withWorkload } from '../world.ts';
import { without } from './workloads.ts';

const even = (workload: Workload): Which => ({ labels: `of=${workload.name},!odd` });
const odd = (workload: Workload): Which => ({ labels: `of=${workload.name},odd`, leaving: true });

const patchPod = (which: Which, labels: object, annotations: object = {}): Step => ({
  verb: 'patch',
  kind: 'Pod',
  which,
  patch: { metadata: { labels, annotations } },
});

/** Always on a node of its own choice: nobody brings it back elsewhere. */
export const runPod: Move = (world, dice) => {
  if (world.pods.length >= 3) return undefined;
  const name = `bare-${world.named}`;
  const node = pick(dice, world.nodes) ?? '';
  const ready = chance(dice, 0.7);
  const spec = { ...podSpec(dice, { sequence: world.sequence, node }), nodeName: node };
  const hostname = chance(dice, 0.3)
    ? { hostname: 'mine', subdomain: world.services[0]?.name ?? 'nobody' }
    : {};
  const body = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, ...podMeta(dice, name, ready) },
    spec: { ...spec, ...hostname },
  };
  return {
    steps: [{ verb: 'create', kind: 'Pod', body }],
    world: {
      ...world,
      pods: [...world.pods, { name, node, state: ready ? 'ready' : 'unready' }],
      named: world.named + 1,
    },
  };
};

export const loseReadiness: Move = (world, dice) => {
  const workload = pick(
    dice,
    world.workloads.filter(one => one.replicas > 0 && isEven(world, one)),
  );
  if (workload === undefined) return undefined;
  return {
    steps: [patchPod(even(workload), { odd: 'unready' }, { [READY]: 'false' })],
    world: withWorkload(world, { ...workload, odd: 'unready' }),
  };
};

/** Carries a label more, which another Service may ask for. */
export const mark: Move = (world, dice) => {
  const workload = pick(
    dice,
    world.workloads.filter(one => one.replicas > 0 && isEven(world, one)),
  );
  if (workload === undefined) return undefined;
  return {
    steps: [patchPod(even(workload), { odd: 'marked', mark: 'odd' })],
    world: withWorkload(world, { ...workload, odd: 'marked' }),
  };
};

/** The one that was different is like its siblings again. */
export const recover: Move = (world, dice) => {
  const workload = pick(
    dice,
    world.workloads.filter(one => one.odd === 'unready' || one.odd === 'marked'),
  );
  if (workload === undefined) return undefined;
  return {
    steps: [patchPod(odd(workload), { odd: null, mark: null }, { [READY]: null })],
    world: withWorkload(world, without(workload, 'odd')),
  };
};

/** Taken out of its workload to be looked at: it stays, and another one takes its place. */
export const quarantine: Move = (world, dice) => {
  const workload = pick(
    dice,
    world.workloads.filter(one => one.replicas > 0 && one.kind === 'Deployment' && isEven(world, one)),
  );
  if (workload === undefined || world.pinned === false) return undefined;
  return {
    steps: [patchPod(even(workload), { of: `quarantine-${world.named}` })],
    world: { ...world, named: world.named + 1 },
  };
};

export const deletePod: Move = (world, dice) => {
  const workload = pick(
    dice,
    world.workloads.filter(one => one.replicas > 0 && isEven(world, one)),
  );
  if (workload === undefined) return undefined;
  const grace = oneOf(dice, undefined, undefined, 0, 1);
  return {
    steps: [
      { verb: 'delete', kind: 'Pod', which: even(workload), ...(grace === undefined ? {} : { grace }) },
    ],
    world,
  };
};

/** Asked to go, it takes its time: listed as terminating, while a Deployment has another one made already. */
export const lingerAndLeave: Move = (world, dice) => {
  const workload = pick(
    dice,
    world.workloads.filter(one => one.replicas > 0 && isEven(world, one)),
  );
  if (workload === undefined) return undefined;
  return {
    steps: [
      patchPod(even(workload), { odd: 'leaving' }, { 'switchboard.dev/delete-delay': '24h' }),
      { verb: 'delete', kind: 'Pod', which: odd(workload) },
    ],
    world: withWorkload(world, { ...workload, odd: 'leaving' }),
  };
};

export const forceOut: Move = (world, dice) => {
  const workload = pick(
    dice,
    world.workloads.filter(one => one.odd === 'leaving'),
  );
  if (workload === undefined) return undefined;
  return {
    steps: [{ verb: 'delete', kind: 'Pod', which: odd(workload), grace: 0 }],
    world: withWorkload(world, without(workload, 'odd')),
  };
};

export const relabelBare: Move = (world, dice) => {
  const pod = pick(dice, world.pods);
  if (pod === undefined) return undefined;
  const labels = oneOf<object>(
    dice,
    { app: 'shop' },
    { app: 'mail', tier: null },
    { app: null },
    { tier: 'back' },
    { mark: 'odd' },
  );
  return { steps: [patchPod(pod.name, labels)], world };
};

export const turnBare: Move = (world, dice) => {
  const pod = pick(
    dice,
    world.pods.filter(({ state }) => state === 'ready' || state === 'unready'),
  );
  if (pod === undefined) return undefined;
  const state = pod.state === 'ready' ? 'unready' : 'ready';
  return {
    steps: [patchPod(pod.name, {}, { [READY]: state === 'ready' ? null : 'false' })],
    world: withPod(world, { ...pod, state }),
  };
};

/** Its containers have ended and nobody restarts them: it is there, and no endpoint any more. */
export const finishBare: Move = (world, dice) => {
  const pod = pick(
    dice,
    world.pods.filter(({ state }) => state === 'ready'),
  );
  if (pod === undefined) return undefined;
  const phase = oneOf(dice, 'Succeeded', 'Failed');
  return {
    steps: [
      { verb: 'patch', kind: 'Pod', which: pod.name, subresource: 'status', patch: { status: { phase } } },
    ],
    world: withPod(world, { ...pod, state: 'finished' }),
  };
};

/** Deleted, but a finalizer holds it. */
export const holdBare: Move = (world, dice) => {
  const pod = pick(
    dice,
    world.pods.filter(({ state }) => state === 'ready' || state === 'unready'),
  );
  if (pod === undefined) return undefined;
  const metadata = {
    finalizers: ['switchboard.dev/hold'],
    annotations: { 'switchboard.dev/delete-delay': '24h' },
  };
  return {
    steps: [
      { verb: 'patch', kind: 'Pod', which: pod.name, patch: { metadata } },
      { verb: 'delete', kind: 'Pod', which: pod.name },
    ],
    world: withPod(world, { ...pod, state: 'leaving' }),
  };
};

export const removeBare: Move = (world, dice) => {
  const pod = pick(dice, world.pods);
  if (pod === undefined) return undefined;
  const letGo: Step = {
    verb: 'patch',
    kind: 'Pod',
    which: pod.name,
    patch: { metadata: { finalizers: null } },
  };
  return {
    steps: [
      ...(pod.state === 'leaving' ? [letGo] : []),
      { verb: 'delete', kind: 'Pod', which: pod.name, ...(pod.state === 'leaving' ? { grace: 0 } : {}) },
    ],
    world: { ...world, pods: world.pods.filter(one => one !== pod) },
  };
};
