/** What somebody does to the nodes of a sequence: closes, opens, empties and relabels them. */
import { type Move, oneOf, pick } from '../world.ts';

export const cordon: Move = (world, dice) => {
  const node = pick(
    dice,
    world.nodes.filter(one => !world.cordoned.includes(one)),
  );
  if (node === undefined) return undefined;
  return {
    steps: [{ verb: 'patch', kind: 'Node', which: node, patch: { spec: { unschedulable: true } } }],
    world: { ...world, cordoned: [...world.cordoned, node] },
  };
};

export const uncordon: Move = (world, dice) => {
  const node = pick(dice, world.cordoned);
  if (node === undefined) return undefined;
  return {
    steps: [{ verb: 'patch', kind: 'Node', which: node, patch: { spec: { unschedulable: null } } }],
    world: { ...world, cordoned: world.cordoned.filter(one => one !== node) },
  };
};

/** Where pods are not pinned, which of them are on the node is the scheduler's choice: then all of a workload must be alike. */
export const drain: Move = (world, dice) => {
  const node = pick(dice, world.nodes);
  const isClear = world.workloads.every(
    one => one.odd !== 'leaving' && (world.pinned || one.odd === undefined) && one.stuck !== true,
  );
  if (node === undefined || !isClear || world.pods.some(({ state }) => state === 'leaving')) return undefined;
  return {
    steps: [{ verb: 'drain', node }],
    world: {
      ...world,
      cordoned: [...world.cordoned.filter(one => one !== node), node],
      // Bare pods are gone with it, for good; where they stood is known to the cluster only.
      pods: world.pods.filter(one => one.node !== node),
      workloads: world.workloads.map(one => {
        if (one.odd === undefined || one.node !== node) return one;
        const { odd: _, ...rest } = one;
        return rest;
      }),
    },
  };
};

/** Endpoints learn of a new zone when they are written anew. */
export const moveZone: Move = (world, dice) => {
  const node = pick(dice, world.nodes);
  if (node === undefined) return undefined;
  const labels = { 'topology.kubernetes.io/zone': oneOf(dice, 'zone-1', 'zone-2', 'zone-9', null) };
  return { steps: [{ verb: 'patch', kind: 'Node', which: node, patch: { metadata: { labels } } }], world };
};
