/**
 * Measures how pods are replaced, from one topology to the next: looks only at what the patch names, and answers with what has come to an end: a pod that is listed now, or one that is gone.
 * What was there when we began to look is measured only from what we saw of it. Called by the ledger with every flush. Pure but for what it keeps.
 */
import type { Patch } from '../patch.ts';
import { podLabel } from '../scene/describe/labels.ts';
import type { ObjectName } from '../scene/lens.ts';
import { nameOfPod } from '../scene/object-name.ts';
import type { Endpoint, Pod, Topology } from '../topology.ts';
import { type Course, type Moment, type Step, stepsOfComing, stepsOfGoing } from './course.ts';

export interface Measured {
  readonly pod: ObjectName;
  /** Its name as the ledger writes it. */
  readonly label: string;
  /** The workload that its siblings belong to. */
  readonly owner?: ObjectName;
  readonly services: readonly ObjectName[];
  readonly type: 'came' | 'went';
  readonly at: number;
  readonly steps: readonly Step[];
}

export interface Measure {
  /** `isKnown`: whether what comes in a namespace is news there. */
  next(
    before: Topology,
    patch: Patch,
    after: Topology,
    at: number,
    isKnown: (namespace: string) => boolean,
  ): readonly Measured[];
}

export function createMeasure(): Measure {
  const courses = new Map<string, Course>();

  function note(uid: string, pod: Pick<Pod, 'namespace' | 'name'>, moments: Partial<Course>): void {
    const course = courses.get(uid) ?? { pod: nameOfPod(pod as Pod), services: [] };
    // The first time of each moment counts.
    courses.set(uid, {
      ...course,
      ...moments,
      ...definedOf(course),
      services: moments.services ?? course.services,
    });
  }

  return {
    next(before, patch, after, at, isKnown) {
      const ended: Measured[] = [];
      for (const line of patch.endpoints?.put ?? []) noteLine(before.endpoints.get(line.id), line);
      for (const id of patch.endpoints?.gone ?? []) noteLine(before.endpoints.get(id), undefined);
      for (const pod of patch.pods?.put ?? [])
        if (isKnown(pod.namespace)) notePod(before.pods.get(pod.uid), pod);
      for (const [uid, course] of courses) {
        if (course.created === undefined || course.ready === undefined || course.listed === undefined)
          continue;
        if (course.deleted === undefined) ended.push(measured('came', uid, course, stepsOfComing(course)));
        courses.delete(uid);
      }
      for (const uid of patch.pods?.gone ?? []) {
        const course = courses.get(uid);
        courses.delete(uid);
        if (course?.deleted === undefined) continue;
        ended.push(measured('went', uid, course, stepsOfGoing({ ...course, gone: { seen: at } })));
      }
      return ended.filter(({ steps }) => steps.length > 0);

      function noteLine(was: Endpoint | undefined, line: Endpoint | undefined): void {
        const uid = (line ?? was)?.pod;
        const pod = uid === undefined ? undefined : (after.pods.get(uid) ?? before.pods.get(uid));
        if (uid === undefined || pod === undefined || !isKnown(pod.namespace)) return;
        const known = courses.get(uid)?.services ?? [];
        const services = [...new Set([...known, (line ?? was)?.service ?? ''])];
        if (takesCalls(line) && !takesCalls(was) && courses.has(uid))
          note(uid, pod, { listed: { seen: at }, services });
        if (was !== undefined && was.terminating !== true && line?.terminating !== false)
          note(uid, pod, { struck: { seen: at }, services });
      }

      function notePod(was: Pod | undefined, pod: Pod): void {
        if (was === undefined) note(pod.uid, pod, { created: { seen: at, api: pod.created } });
        if (pod.state === 'ready' && was?.state !== 'ready' && courses.get(pod.uid)?.created !== undefined)
          note(pod.uid, pod, { ready: moment(at, pod.since) });
        if (pod.state === 'terminating' && was?.state !== 'terminating') {
          const asked = pod.deletion === undefined ? undefined : pod.deletion - (pod.grace ?? 0) * 1_000;
          note(pod.uid, pod, { deleted: moment(at, asked) });
        }
      }

      function measured(
        type: Measured['type'],
        uid: string,
        course: Course,
        steps: readonly Step[],
      ): Measured {
        const [known, topology] = after.pods.has(uid)
          ? [after.pods.get(uid), after]
          : [before.pods.get(uid), before];
        const owner = ownerOf(known, before, after);
        const label = known === undefined ? course.pod.name : podLabel(known, topology);
        const services = course.services.flatMap((id): readonly ObjectName[] => {
          const service = after.services.get(id) ?? before.services.get(id);
          return service === undefined
            ? []
            : [{ kind: 'Service', namespace: service.namespace, name: service.name }];
        });
        return {
          type,
          pod: course.pod,
          label,
          at,
          steps,
          services,
          ...(owner === undefined ? {} : { owner }),
        };
      }
    },
  };
}

function moment(seen: number, api: number | undefined): Moment {
  return { seen, ...(api === undefined ? {} : { api }) };
}

function takesCalls(line: Endpoint | undefined): boolean {
  return line !== undefined && line.ready !== false && line.terminating !== true;
}

function definedOf({ services: _, ...moments }: Course): Partial<Course> {
  return moments;
}

/** The Deployment, else the owner. */
function ownerOf(pod: Pod | undefined, before: Topology, after: Topology): ObjectName | undefined {
  const find = (uid: string | undefined) =>
    uid === undefined ? undefined : (after.workloads.get(uid) ?? before.workloads.get(uid));
  const owner = find(pod?.owner);
  const root = find(owner?.owner) ?? owner;
  return root && { kind: root.kind, namespace: root.namespace, name: root.name };
}
