/** Every session, the longest first. Those of `alone` do to nodes what no other should see; the others run side by side. */
import type { Session } from './session.ts';
import { applyClient, applyPrune, applyServer, diffing } from './sessions/apply.ts';
import { editing, labelling, patching, replacing, scaling, setting } from './sessions/change.ts';
import { createDryRun, createFromFiles, createGenerators } from './sessions/create.ts';
import { debugging, parts } from './sessions/debugging.ts';
import { everyKind } from './sessions/kinds.ts';
import { budgets, configuration, limits } from './sessions/limits.ts';
import { discovery, events, explaining, kubeletless, rights, watching } from './sessions/looking.ts';
import { badManifests, mistypes, validation } from './sessions/mistakes.ts';
import { byHand, doors, exposing, services, serviceTypes } from './sessions/network.ts';
import { nodes } from './sessions/nodes.ts';
import { refusedKinds } from './sessions/own-kinds.ts';
import { deleting, deletingPods, finalizers } from './sessions/remove.ts';
import { daemonSets, jobs, pods, rollouts, statefulSets, stuckRollout } from './sessions/workloads.ts';

const isOfNodes = ({ name }: Session): boolean => name.startsWith('nodes ');

export const alone: readonly Session[] = [...everyKind.filter(isOfNodes), nodes];

export const sideBySide: readonly Session[] = [
  rollouts,
  statefulSets,
  deletingPods,
  stuckRollout,
  scaling,
  jobs,
  daemonSets,
  pods,
  services,
  finalizers,
  setting,
  serviceTypes,
  byHand,
  doors,
  exposing,
  limits,
  budgets,
  configuration,
  applyClient,
  applyServer,
  applyPrune,
  diffing,
  patching,
  editing,
  replacing,
  labelling,
  createGenerators,
  createDryRun,
  createFromFiles,
  deleting,
  events,
  watching,
  rights,
  discovery,
  explaining,
  kubeletless,
  mistypes,
  ...badManifests,
  validation,
  refusedKinds,
  debugging,
  parts,
  ...everyKind.filter(session => !isOfNodes(session)),
];
