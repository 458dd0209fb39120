/**
 * A sequence of moves from one seed: the same seed, the same sequence, whatever the clusters do. Every other one pins its workloads to nodes, so that
 * node names, zones and hints can be compared too.
 */
import type { Dice } from '@switchboard/sim/controller';
import { between, createDice } from '@switchboard/sim/dice';
import * as byHand from './moves/by-hand.ts';
import * as nodes from './moves/nodes.ts';
import * as pods from './moves/pods.ts';
import * as services from './moves/services.ts';
import * as workloads from './moves/workloads.ts';
import type { Step } from './step.ts';
import type { Move, Turn, World } from './world.ts';

/** How often each comes up, in proportion. */
const moves: readonly (readonly [weight: number, move: Move])[] = [
  [4, workloads.deploy],
  [2, workloads.deployInOrder],
  [5, workloads.scale],
  [4, workloads.rollOut],
  [1, workloads.removeWorkload],
  [3, pods.runPod],
  [4, pods.loseReadiness],
  [3, pods.mark],
  [3, pods.recover],
  [2, pods.quarantine],
  [3, pods.deletePod],
  [3, pods.lingerAndLeave],
  [2, pods.forceOut],
  [3, pods.relabelBare],
  [2, pods.turnBare],
  [2, pods.finishBare],
  [1, pods.holdBare],
  [2, pods.removeBare],
  [6, services.expose],
  [3, services.exposeByHand],
  [1, services.pointElsewhere],
  [4, services.reselect],
  [1, services.dropSelector],
  [2, services.takeSelector],
  [4, services.changePorts],
  [3, services.changeTraits],
  [2, services.relabelService],
  [2, services.changeType],
  [2, services.removeService],
  [1, services.holdService],
  [6, byHand.writeEndpoints],
  [1, byHand.removeEndpoints],
  [2, byHand.writeOver],
  [2, byHand.writeSlice],
  [1, byHand.removeSlice],
  [2, byHand.spoilSlice],
  [2, nodes.cordon],
  [3, nodes.uncordon],
  [2, nodes.drain],
  [1, nodes.moveZone],
];

const total = moves.reduce((sum, [weight]) => sum + weight, 0);

function drawn(dice: Dice): Move {
  let left = between(dice, 0, total);
  for (const [weight, move] of moves) {
    if (left < weight) return move;
    left -= weight;
  }
  throw new Error('the weights add up to more than their sum');
}

function turn(world: World, dice: Dice): Turn {
  for (;;) {
    const done = drawn(dice)(world, dice);
    if (done !== undefined) return done;
  }
}

export interface Sequence {
  readonly name: string;
  readonly nodes: readonly string[];
  readonly pinned: boolean;
  /** What is done between two times of rest. */
  readonly turns: readonly (readonly Step[])[];
}

export function sequenceOf(seed: number, length: number): Sequence {
  const name = `seq-${seed}`;
  const dice = createDice(seed, 'sequence');
  let world: World = {
    sequence: name,
    nodes: ['a', 'b', 'c'].map(letter => `${name}-${letter}`),
    pinned: seed % 2 === 0,
    cordoned: [],
    workloads: [],
    pods: [],
    services: [],
    named: 1,
  };
  const turns: (readonly Step[])[] = [];
  // Something to begin with: pods and somebody who asks for them.
  for (const move of [workloads.deploy, services.expose]) {
    const first = move(world, dice);
    if (first === undefined) continue;
    world = first.world;
    turns.push(first.steps);
  }
  while (turns.length < length) {
    const next = turn(world, dice);
    world = next.world;
    turns.push(next.steps);
    if (next.afterRest !== undefined) turns.push(next.afterRest);
  }
  return { name, nodes: world.nodes, pinned: world.pinned, turns };
}
