/**
 * A Service as the picture shows it, with who staffs it and, where nobody picks up, why.
 */
import type { Mutable } from '../kubernetes/json.ts';
import type { EndpointsObject, PodObject, ServiceObject, Uid, WorkloadObject } from '../kubernetes/object.ts';
import type { Service } from '../topology.ts';
import { nearMissOf } from './near-miss.ts';
import { compare, matches, selectorOf } from './selection.ts';
import { type Evidence, silenceOf } from './silence.ts';

export interface ServiceSources extends Evidence {
  /** Those of the namespace that are `isStaff`. */
  readonly workloads: readonly WorkloadObject[];
  /** Whether all kinds of them are seen. */
  readonly workloadsPictured: boolean;
  /** Pods of the namespace, and the workload that has each of them; asked only where nobody is selected. */
  readonly pods: ReadonlyMap<Uid, PodObject>;
  readonly rootOf: (pod: PodObject) => Uid | undefined;
  /** The v1 Endpoints object of the same name. */
  readonly endpoints: EndpointsObject | undefined;
}

export function projectService(service: ServiceObject, sources: ServiceSources): Service {
  const { meta, kind: _kind, selector: _selector, ...facts } = service;
  const element: Mutable<Service> = {
    uid: meta.uid,
    name: meta.name,
    namespace: meta.namespace,
    created: meta.created,
    ...facts,
  };
  const selector = selectorOf(service);
  if (selector !== undefined) element.selector = [...selector].sort(([a], [b]) => compare(a, b));
  const staffing = staffingOf(service, sources.workloads);
  const silence = silenceOf(service, sources);
  if (staffing !== undefined) element.staffing = staffing;
  if (sources.endpoints !== undefined) {
    // With a selector the controller overwrites what people write.
    element.endpointsObject = selector === undefined && sources.endpoints.byHand ? 'hand' : 'controller';
  }
  if (silence !== undefined) element.silence = silence;
  if (silence?.why === 'selector-matches-nothing' && sources.workloadsPictured) {
    const nearMiss = nearMissOf(service, sources.workloads, sources.pods, sources.rootOf);
    if (nearMiss !== undefined) element.nearMiss = nearMiss;
  }
  return element;
}

/** The workloads whose pods it selects: by their templates, so that it is known before the first pod and after the last. */
function staffingOf(service: ServiceObject, workloads: readonly WorkloadObject[]): Service['staffing'] {
  const selector = selectorOf(service);
  if (selector === undefined) return undefined;
  const staff = workloads
    .filter(workload => matches(selector, workload.podLabels))
    .sort((a, b) => compare(a.meta.name, b.meta.name) || compare(a.meta.uid, b.meta.uid));
  if (staff.length === 0) return undefined;
  return {
    desired: staff.reduce((sum, workload) => sum + workload.desired, 0),
    surge: staff.reduce((sum, workload) => sum + surgeOf(workload), 0),
    workloads: staff.map(workload => workload.meta.uid),
  };
}

/** Kinds of `isStaff`. */
export const staffKinds = ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'] as const;

/** Jobs end by themselves, and a ReplicaSet with an owner is counted with its Deployment. */
export function isStaff(workload: WorkloadObject): boolean {
  if (workload.kind === 'Job') return false;
  return workload.kind !== 'ReplicaSet' || workload.meta.owner === undefined;
}

/** A Deployment and a ReplicaSet start the successor before the leaver has gone, a StatefulSet never does. */
function surgeOf(workload: WorkloadObject): number {
  if (workload.kind === 'Deployment' || workload.kind === 'ReplicaSet') return Math.max(1, workload.surge);
  return workload.kind === 'DaemonSet' ? workload.surge : 0;
}
