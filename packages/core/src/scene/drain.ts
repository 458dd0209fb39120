/**
 * A node that takes nothing new and whose pods leave, from objects only: who stood there since the cordon was first seen, and who is gone since; whom a
 * PodDisruptionBudget lets go now. Nothing predicts an order. `rememberResidents` is called by `place`, the rest by headline, words and stage.
 */
import { isObserved, isPictured } from '../freshness.ts';
import type { Uid } from '../kubernetes/object.ts';
import type { Budget, Pod, Topology } from '../topology.ts';
import { freshnessOf } from './observed.ts';
import { podsByNode } from './pods-by-node.ts';

/** Of each cordoned node by name: pods that were seen on it since, with their namespace. */
export type Residents = ReadonlyMap<string, ReadonlyMap<Uid, string>>;

const none: Residents = new Map();

export function rememberResidents(
  before: Residents | undefined,
  topology: Topology,
  namespaces: readonly string[],
): Residents {
  const cordoned = cordonedNodes(topology);
  if (cordoned.size === 0) return none;
  const seen = new Set(namespaces.filter(namespace => arePodsPictured(topology, namespace)));
  const here = podsByNode(topology, seen);
  return new Map(
    [...cordoned].sort().map(node => {
      const known = [...(before?.get(node) ?? [])].filter(([, namespace]) => seen.has(namespace));
      const there = (here.get(node) ?? []).filter(isStanding);
      const all = new Map([...known, ...there.map(pod => [pod.uid, pod.namespace] as const)]);
      return [node, new Map([...all].sort(([a], [b]) => (a < b ? -1 : 1)))];
    }),
  );
}

export interface Drain {
  /** Of those who stood there, how many are no more. */
  readonly gone: number;
  readonly of: number;
  /** Asked to go, and still there. */
  readonly leaving: number;
}

/** Undefined where nobody leaves, as far as is known: then the node only takes nothing new. */
export function drainOf(
  topology: Topology,
  residents: Residents | undefined,
  node: string,
): Drain | undefined {
  const all = [...(residents?.get(node)?.keys() ?? [])];
  const pods = all.flatMap(uid => topology.pods.get(uid) ?? []);
  const gone = all.length - pods.length;
  const leaving = pods.filter(pod => pod.state === 'terminating').length;
  return gone + leaving === 0 ? undefined : { gone, of: all.length, leaving };
}

export interface Leave {
  readonly may: boolean;
  /** All that cover it: more than one is a hindrance of its own, since the API evicts no such pod. */
  readonly budgets: readonly Budget[];
}

/** What budgets say to a ready pod on a cordoned node; undefined where they say nothing, or not for certain. */
export function leaveOf(pod: Pod, topology: Topology): Leave | undefined {
  if (pod.state !== 'ready' || pod.node === undefined || !cordonedNodes(topology).has(pod.node))
    return undefined;
  const known = freshnessOf(topology, 'PodDisruptionBudget', pod.namespace);
  if (known !== undefined && !isObserved(known)) return undefined;
  const budgets = budgetsOf(pod, topology);
  const [only, second] = budgets;
  if (second !== undefined) return { may: false, budgets };
  return only?.allowed === undefined ? undefined : { may: only.allowed > 0, budgets };
}

export function budgetsOf(pod: Pod, topology: Topology): readonly Budget[] {
  return (pod.budgets ?? []).flatMap(uid => topology.budgets.get(uid) ?? []);
}

/** The budgets that have a say in whether pods of this Service leave cordoned nodes now. */
export function budgetsInQuestion(service: Uid, topology: Topology): readonly Budget[] {
  if (topology.budgets.size === 0 || cordonedNodes(topology).size === 0) return [];
  let all = questions.get(topology);
  if (all === undefined) {
    all = askAll(topology);
    questions.set(topology, all);
  }
  return [...(all.get(service) ?? [])];
}

type ByService = ReadonlyMap<Uid, ReadonlySet<Budget>>;

const questions = new WeakMap<Topology, ByService>();

function askAll(topology: Topology): ByService {
  const all = new Map<Uid, Set<Budget>>();
  for (const pod of topology.pods.values())
    for (const budget of leaveOf(pod, topology)?.budgets ?? [])
      for (const service of pod.wantedBy ?? []) all.set(service, (all.get(service) ?? new Set()).add(budget));
  return all;
}

/** It has not ended: it takes a place on its node. */
export function isStanding({ state }: Pod): boolean {
  return state !== 'finished' && state !== 'failed';
}

const cordons = new WeakMap<Topology['nodes'], ReadonlySet<string>>();

function cordonedNodes({ nodes }: Topology): ReadonlySet<string> {
  let names = cordons.get(nodes);
  if (names === undefined) {
    names = new Set([...nodes.values()].filter(node => node.cordoned).map(node => node.name));
    cordons.set(nodes, names);
  }
  return names;
}

function arePodsPictured(topology: Topology, namespace: string): boolean {
  const known = freshnessOf(topology, 'Pod', namespace);
  return known === undefined || isPictured(known);
}
