/** What somebody does to workloads: creates, scales, rolls out, and takes them away. */
import type { Dice } from '@switchboard/sim/controller';
import { between } from '@switchboard/sim/dice';
import { podMeta, podSpec, READY } from '../shapes.ts';
import type { Body } from '../step.ts';
import {
  chance,
  isEven,
  isUnsettled,
  type Move,
  oneOf,
  pick,
  type Workload,
  type World,
  withWorkload,
} from '../world.ts';

const most = 4;

export const template = (world: World, dice: Dice, of: string, ready: boolean) => {
  const node = world.pinned ? pick(dice, world.nodes) : undefined;
  const place = { sequence: world.sequence, ...(node === undefined ? {} : { node }) };
  return {
    ...(node === undefined ? {} : { node }),
    template: { metadata: podMeta(dice, of, ready), spec: podSpec(dice, place) } satisfies Body,
  };
};

export const deploy: Move = (world, dice) => {
  if (world.workloads.length >= most) return undefined;
  const name = `web-${world.named}`;
  const replicas = between(dice, 1, 5);
  const stuck = chance(dice, 0.1);
  const { node, template: pods } = template(world, dice, name, !stuck);
  const spec = {
    replicas,
    selector: { matchLabels: { of: name } },
    template: pods,
    ...(chance(dice, 0.2) ? { strategy: { type: 'Recreate' } } : {}),
  };
  const body = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name }, spec };
  const workload: Workload = {
    kind: 'Deployment',
    name,
    replicas,
    ...(node === undefined ? {} : { node }),
    stuck,
  };
  return {
    steps: [{ verb: 'create', kind: 'Deployment', body }],
    world: { ...world, workloads: [...world.workloads, workload], named: world.named + 1 },
  };
};

/** Its governing Service may be there or not; with it, endpoints have hostnames. */
export const deployInOrder: Move = (world, dice) => {
  if (world.workloads.length >= most) return undefined;
  const name = `db-${world.named}`;
  const replicas = between(dice, 1, 4);
  const { node, template: pods } = template(world, dice, name, true);
  const governing = pick(
    dice,
    world.services.filter(one => one.headless),
  )?.name;
  const spec = {
    replicas,
    serviceName: governing ?? name,
    podManagementPolicy: oneOf(dice, 'OrderedReady', 'Parallel'),
    selector: { matchLabels: { of: name } },
    template: pods,
  };
  const body = { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name }, spec };
  const workload: Workload = {
    kind: 'StatefulSet',
    name,
    replicas,
    ...(node === undefined ? {} : { node }),
  };
  return {
    steps: [{ verb: 'create', kind: 'StatefulSet', body }],
    world: { ...world, workloads: [...world.workloads, workload], named: world.named + 1 },
  };
};

/** Down only where it does not matter who goes, or nobody stays. A pod that is on its way out already is no longer counted by a Deployment. */
export const scale: Move = (world, dice) => {
  const workload = pick(dice, world.workloads);
  if (workload === undefined) return undefined;
  const replicas = between(dice, 0, 6);
  const isFree =
    isEven(world, workload) ||
    replicas >= workload.replicas ||
    (replicas === 0 && workload.odd !== 'leaving');
  if (replicas === workload.replicas || !isFree) return undefined;
  const odd = replicas === 0 ? undefined : workload.odd;
  return {
    steps: [
      {
        verb: 'patch',
        kind: workload.kind,
        which: workload.name,
        subresource: 'scale',
        patch: { spec: { replicas } },
      },
    ],
    world: withWorkload(world, {
      ...without(workload, 'odd'),
      replicas,
      ...(odd === undefined ? {} : { odd }),
    }),
  };
};

export const without = <T extends object, K extends keyof T>(from: T, key: K): Omit<T, K> => {
  const { [key]: _, ...rest } = from;
  return rest;
};

/** A new template replaces every pod, the odd one too. One whose pods never get ready leaves a rollout standing. */
export const rollOut: Move = (world, dice) => {
  const workload = pick(
    dice,
    world.workloads.filter(one => (one.stuck === true || !isUnsettled(world, one)) && one.odd !== 'leaving'),
  );
  if (workload === undefined) return undefined;
  if (isUnsettled(world, { ...workload, stuck: false })) return undefined;
  const stuck = workload.kind === 'Deployment' && workload.stuck !== true && chance(dice, 0.2);
  const { labels, annotations } = podMeta(dice, workload.name, !stuck);
  const gone = { tier: null, ...(labels as Body) };
  const metadata = {
    labels: gone,
    annotations: { [READY]: null, ...(annotations as Body), turn: String(world.named) },
  };
  return {
    steps: [
      {
        verb: 'patch',
        kind: workload.kind,
        which: workload.name,
        patch: { spec: { template: { metadata } } },
      },
    ],
    world: withWorkload({ ...world, named: world.named + 1 }, { ...without(workload, 'odd'), stuck }),
  };
};

export const removeWorkload: Move = (world, dice) => {
  const workload = pick(
    dice,
    world.workloads.filter(one => one.odd !== 'leaving'),
  );
  if (workload === undefined) return undefined;
  return {
    steps: [
      {
        verb: 'delete',
        kind: workload.kind,
        which: workload.name,
        propagation: oneOf(dice, 'Background', 'Foreground'),
      },
    ],
    world: { ...world, workloads: world.workloads.filter(one => one !== workload) },
  };
};
