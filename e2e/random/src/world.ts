/**
 * What a sequence knows about the cluster that it acts upon: enough to choose what may be done next without asking a cluster. Which of several pods a controller
 * removes is often its own choice, so the world says where all pods of a workload are alike. Read and rewritten by the moves.
 */
import type { Dice } from '@switchboard/sim/controller';
import { between } from '@switchboard/sim/dice';
import type { Step } from './step.ts';

export interface Workload {
  readonly kind: 'Deployment' | 'StatefulSet';
  readonly name: string;
  readonly replicas: number;
  /** The only node that its pods may stand on. */
  readonly node?: string;
  /** One pod differs from its siblings: it fails its readiness check, carries a label more, or is on its way out. */
  readonly odd?: 'unready' | 'marked' | 'leaving';
  /** Its template makes pods that never get ready, so its last rollout stands still. */
  readonly stuck?: boolean;
}

export interface BarePod {
  readonly name: string;
  readonly node: string;
  readonly state: 'ready' | 'unready' | 'finished' | 'leaving';
}

export interface Service {
  readonly name: string;
  readonly shape: 'selecting' | 'by-hand' | 'external-name';
  readonly headless: boolean;
  /** Names of the objects by hand that list its endpoints. */
  readonly slices: readonly string[];
  readonly endpoints: boolean;
  /** Deleted, but held by a finalizer. */
  readonly held?: boolean;
}

export interface World {
  /** Its name: pods and nodes of the sequence carry it. */
  readonly sequence: string;
  /** Nodes that belong to this sequence alone. */
  readonly nodes: readonly string[];
  /** Every workload names its node, so that what depends on nodes can be compared. */
  readonly pinned: boolean;
  readonly cordoned: readonly string[];
  readonly workloads: readonly Workload[];
  readonly pods: readonly BarePod[];
  readonly services: readonly Service[];
  /** How many names were given. */
  readonly named: number;
}

/** What a move comes to. */
export interface Turn {
  readonly steps: readonly Step[];
  /** What is done when both clusters have dealt with the steps and are at rest. */
  readonly afterRest?: readonly Step[];
  readonly world: World;
}

/** Undefined where there is nothing that it could be done to. */
export type Move = (world: World, dice: Dice) => Turn | undefined;

export function pick<T>(dice: Dice, list: readonly T[]): T | undefined {
  return list[between(dice, 0, list.length)];
}

/** One of several that are there for certain. */
export function oneOf<T>(dice: Dice, first: T, ...rest: readonly T[]): T {
  return pick(dice, [first, ...rest]) ?? first;
}

export const chance = (dice: Dice, share: number): boolean => dice.roll() < share;

/** Its pods cannot all be placed, or not all become ready: which of them are which is not known. */
export const isUnsettled = (world: World, { node, stuck }: Workload): boolean =>
  stuck === true ||
  (node === undefined ? world.cordoned.length === world.nodes.length : world.cordoned.includes(node));

/** All its pods are alike. */
export const isEven = (world: World, workload: Workload): boolean =>
  workload.odd === undefined && !isUnsettled(world, workload);

export const withWorkload = (world: World, changed: Workload): World => ({
  ...world,
  workloads: world.workloads.map(one => (one.name === changed.name ? changed : one)),
});

export const withService = (world: World, changed: Service): World => ({
  ...world,
  services: world.services.map(one => (one.name === changed.name ? changed : one)),
});

export const withPod = (world: World, changed: BarePod): World => ({
  ...world,
  pods: world.pods.map(one => (one.name === changed.name ? changed : one)),
});
