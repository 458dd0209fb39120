/**
 * Completion indexes of an Indexed Job (kubernetes `pkg/controller/job/indexed_job_utils.go`): which have succeeded, which lack a pod, how a
 * list of them is written ("0-2,5"), and what a pod of an index carries.
 */
import type { DraftObject, StoredObject } from '../object.ts';

const INDEX = 'batch.kubernetes.io/job-completion-index';
const VARIABLE = 'JOB_COMPLETION_INDEX';

export const isIndexed = ({ spec }: StoredObject): boolean => spec.completionMode === 'Indexed';

/** -1: none, or one beyond the Job's. */
export function indexOf({ metadata }: StoredObject, job: StoredObject): number {
  const text = metadata.annotations?.[INDEX] ?? '';
  const index = /^\d+$/.test(text) ? Number(text) : -1;
  return index < (job.spec.completions ?? 0) ? index : -1;
}

export const parseIndexes = (text: string): readonly number[] =>
  text === ''
    ? []
    : text.split(',').flatMap(part => {
        const [first = 0, last = first] = part.split('-').map(Number);
        return Array.from({ length: last - first + 1 }, (_, step) => first + step);
      });

/** Two neighbours are written apart: "0,1"; more as a range: "0-2". */
export function indexesText(indexes: Iterable<number>): string {
  const parts: [number, number][] = [];
  for (const index of [...new Set(indexes)].sort((a, b) => a - b)) {
    const last = parts.at(-1);
    if (last !== undefined && last[1] === index - 1) last[1] = index;
    else parts.push([index, index]);
  }
  return parts
    .map(([first, last]) => {
      if (first === last) return String(first);
      return `${first}${last === first + 1 ? ',' : '-'}${last}`;
    })
    .join(',');
}

/** The lowest indexes that nobody works on. */
export function pendingIndexes(job: StoredObject, taken: Iterable<number>, count: number): readonly number[] {
  const busy = new Set(taken);
  const found: number[] = [];
  for (let index = 0; index < (job.spec.completions ?? 0) && found.length < count; index += 1)
    if (!busy.has(index)) found.push(index);
  return found;
}

interface Container {
  readonly env?: readonly { readonly name: string }[];
}

const withVariable = (container: Container): Container =>
  container.env?.some(({ name }) => name === VARIABLE) === true
    ? container
    : {
        ...container,
        env: [
          ...(container.env ?? []),
          {
            name: VARIABLE,
            valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: `metadata.labels['${INDEX}']` } },
          } as { readonly name: string },
        ],
      };

export function withIndex(pod: DraftObject, job: StoredObject, index: number): DraftObject {
  const mark = { [INDEX]: String(index) };
  const { initContainers, containers = [] } = pod.spec;
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      labels: { ...pod.metadata.labels, ...mark },
      annotations: { ...pod.metadata.annotations, ...mark },
    },
    spec: {
      ...pod.spec,
      hostname: `${job.metadata.name}-${index}`,
      containers: containers.map(withVariable),
      ...(initContainers === undefined ? {} : { initContainers: initContainers.map(withVariable) }),
    },
  };
}
