/**
 * What the far levels are laid with: the truth, what is said of every Service and node, and the sheets. Made once per truth by `createFarScenes`; a part of a scene is
 * a function from it to marks on its sheets, as with the desk of the rows.
 */

import { faultsByService, type ServiceFault } from '@switchboard/core/scene/faults/by-service';
import type { ObjectName } from '@switchboard/core/scene/lens';
import {
  type Condition,
  conditionOf,
  conditionOfNode,
  type NodeCondition,
} from '@switchboard/core/scene/levels/condition';
import { arePodsKnown } from '@switchboard/core/scene/levels/summary';
import { type Troubles, troublesOf } from '@switchboard/core/scene/levels/trouble';
import { podsByNode } from '@switchboard/core/scene/pods-by-node';
import { type RollCall, rollCalls } from '@switchboard/core/scene/roll-call';
import type { Path } from '@switchboard/core/scene/select';
import { litPath } from '@switchboard/core/scene/signs';
import type { ClusterNode, Service, Topology } from '@switchboard/core/topology';
import type { DoorPath } from '@switchboard/core/topology/door';
import type { SceneInput } from '../../scene.ts';
import type { Sheets } from '../desk.ts';
import type { GraphEdge, GraphNode, Mass } from '../shape.ts';
import type { Kept } from './kept.ts';

export interface FarDesk extends Sheets {
  readonly topology: Topology;
  readonly selection: ObjectName | undefined;
  readonly path: Path | undefined;
  readonly theme: SceneInput['theme'];
  readonly calls: ReadonlyMap<string, RollCall>;
  readonly troubles: Troubles;
  /** Nodes by name. */
  readonly nodesByName: ReadonlyMap<string, ClusterNode>;
  /** Paths that lead to a Service, by its UID. */
  readonly doors: ReadonlyMap<string, readonly DoorPath[]>;
  /** Whether pods were read: unknown is not zero. */
  readonly podsKnown: boolean;
  /** Pods in sight, by node. */
  readonly podsOn: ReadonlyMap<string, number>;
  /** What was laid for the truth before, by what it is of. */
  readonly kept: Kept;
  readonly heads: Sheets;
  readonly nodes: GraphNode[];
  readonly edges: GraphEdge[];
  readonly mass: Mass[];
}

export function farDesk(input: SceneInput, namespaces: ReadonlySet<string>, kept: Kept): FarDesk {
  const { topology, measure } = input;
  const podsOn = new Map<string, number>();
  for (const [node, pods] of podsByNode(topology, namespaces)) podsOn.set(node, pods.length);
  const calls = rollCalls(topology);
  return {
    topology,
    measure,
    selection: input.selection,
    path: litPath(topology, input),
    theme: input.theme,
    calls,
    troubles: troublesOf(topology, namespaces, calls),
    nodesByName: new Map([...topology.nodes.values()].map(node => [node.name, node])),
    doors: doorsTo(topology.doors),
    podsKnown: arePodsKnown(topology, namespaces),
    podsOn,
    kept,
    heads: { measure, shapes: [], words: [] },
    shapes: [],
    words: [],
    nodes: [],
    edges: [],
    mass: [],
  };
}

type Doors = FarDesk['doors'];

const doors = new WeakMap<Topology['doors'], Doors>();

/** The same value while no door changes. */
function doorsTo(all: Topology['doors']): Doors {
  const known = doors.get(all);
  if (known !== undefined) return known;
  const found = new Map<string, DoorPath[]>();
  for (const { paths } of all.values())
    for (const path of paths)
      if (path.serviceUid !== undefined)
        found.set(path.serviceUid, [...(found.get(path.serviceUid) ?? []), path]);
  doors.set(all, found);
  return found;
}

export function serviceOf(desk: FarDesk, key: string): Service | undefined {
  return desk.topology.services.get(key);
}

/** The same value as before where nothing about the Service has changed. */
export function conditionAt(desk: FarDesk, key: string): Condition {
  const [service, call, tally] = [serviceOf(desk, key), desk.calls.get(key), desk.troubles.services.get(key)];
  const fault = faultsByService(desk.topology).get(key);
  if (call === undefined) return conditionOf(service, call, tally, fault);
  const troubles = tally === undefined ? '' : [...tally].join();
  const known = conditions.get(call);
  if (known?.service === service && known?.troubles === troubles && known.fault === fault)
    return known.condition;
  const condition = conditionOf(service, call, tally, fault);
  conditions.set(call, { service, troubles, fault, condition });
  return condition;
}

const conditions = new WeakMap<
  RollCall,
  {
    readonly service: Service | undefined;
    readonly troubles: string;
    readonly fault: ServiceFault | undefined;
    readonly condition: Condition;
  }
>();

export function nodeConditionAt(desk: FarDesk, node: string): NodeCondition {
  return conditionOfNode(desk.nodesByName.get(node), desk.troubles.nodes.get(node), desk.topology);
}
