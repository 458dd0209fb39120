/**
 * `pods/log`: which life of which container is asked for, and its lines as they were asked for. Refusals are those of the API server (`pkg/registry/core/pod/strategy.go`:
 * LogLocation) and of the kubelet (`pkg/kubelet/kubelet_pods.go`: validateContainerLogStatus). Called by the subresource router; `log-follow.ts` goes on from here.
 */
import type { View } from '../controller.ts';
import { outputOf } from '../logs/container-output.ts';
import type { ContainerLife, LoggedContainer, LogLine } from '../logs/log-line.ts';
import type { StoredObject } from '../object.ts';
import { badRequest, type FieldError, forbiddenField, invalid, invalidValue } from '../status.ts';
import { isTrue } from './request.ts';

interface Terminated {
  readonly exitCode?: number;
  readonly startedAt?: string;
  readonly finishedAt?: string;
  readonly containerID?: string;
}

interface Status {
  readonly name: string;
  readonly state?: {
    readonly waiting?: { readonly reason?: string };
    readonly running?: { readonly startedAt?: string };
    readonly terminated?: Terminated;
  };
  readonly lastState?: { readonly terminated?: Terminated };
}

const LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;
const STATUSES = ['containerStatuses', 'initContainerStatuses', 'ephemeralContainerStatuses'] as const;

function containerOf({ metadata: { name }, spec }: StoredObject, asked: string | null): LoggedContainer {
  const all: readonly LoggedContainer[] = LISTS.flatMap(list => spec[list] ?? []);
  if (asked !== null && asked !== '') {
    const found = all.find(container => container.name === asked);
    if (found === undefined) throw badRequest(`container ${asked} is not valid for pod ${name}`);
    return found;
  }
  const [only, ...others]: readonly LoggedContainer[] = spec.containers;
  if (only !== undefined && others.length === 0) return only;
  const names = all.map(container => container.name).join(' ');
  throw badRequest(`a container name must be specified for pod ${name}, choose one of: [${names}]`);
}

const time = (text: string | undefined): number => Date.parse(text ?? '') || 0;

/** Statuses count whole seconds: whatever was written in the last one belongs to it. */
const over = ({ startedAt, finishedAt, exitCode = 0 }: Terminated) => ({
  startedAt: time(startedAt),
  ended: { at: time(finishedAt) + 999, code: exitCode },
});

function waits(reason = ''): string {
  if (reason === 'ErrImagePull') return "image can't be pulled";
  return reason === 'ImagePullBackOff' ? 'trying and failing to pull image' : reason;
}

/** Throws what the kubelet answers where there is none. */
function lifeIn(
  pod: StoredObject,
  name: string,
  previous: boolean,
): Pick<ContainerLife, 'startedAt' | 'ended'> {
  const statuses: readonly Status[] = STATUSES.flatMap(list => pod.status?.[list] ?? []);
  const status = statuses.find(one => one.name === name);
  const who = `container "${name}" in pod "${pod.metadata.name}"`;
  if (status === undefined) throw badRequest(`${who} is not available`);
  const { state = {}, lastState = {} } = status;
  if (previous) {
    if (lastState.terminated === undefined) throw badRequest(`previous terminated ${who} not found`);
    return over(lastState.terminated);
  }
  if (state.running !== undefined) return { startedAt: time(state.running.startedAt), ended: undefined };
  const terminated = state.terminated ?? lastState.terminated;
  if (terminated !== undefined) return over(terminated);
  throw badRequest(`${who} is waiting to start: ${waits(state.waiting?.reason)}`);
}

export interface LogOptions {
  readonly container: string | null;
  readonly previous: boolean;
  readonly follow: boolean;
  readonly timestamps: boolean;
  readonly tailLines: number | undefined;
  /** Milliseconds since the epoch. */
  readonly since: number;
  readonly limitBytes: number;
}

/** Throws 422 where they contradict one another (`ValidatePodLogOptions`). */
export function logOptions(query: URLSearchParams, pod: string, now: number): LogOptions {
  const number = (name: string): number | undefined => {
    const text = query.get(name);
    return text === null || text === '' ? undefined : Number(text);
  };
  const [tailLines, limitBytes, sinceSeconds] = ['tailLines', 'limitBytes', 'sinceSeconds'].map(number);
  const sinceTime = query.get('sinceTime');
  const errors: FieldError[] = [];
  if (tailLines !== undefined && tailLines < 0)
    errors.push(invalidValue('tailLines', tailLines, 'must be greater than or equal to 0'));
  if (limitBytes !== undefined && limitBytes < 1)
    errors.push(invalidValue('limitBytes', limitBytes, 'must be greater than 0'));
  if (sinceSeconds !== undefined && sinceTime !== null)
    errors.push(forbiddenField('', 'at most one of `sinceTime` or `sinceSeconds` may be specified'));
  else if (sinceSeconds !== undefined && sinceSeconds < 1)
    errors.push(invalidValue('sinceSeconds', sinceSeconds, 'must be greater than 0'));
  if (errors.length > 0)
    throw invalid({ group: '', kind: 'PodLogOptions', plural: 'podlogoptions' }, pod, errors);
  return {
    container: query.get('container'),
    previous: isTrue(query.get('previous')),
    follow: isTrue(query.get('follow')),
    timestamps: isTrue(query.get('timestamps')),
    tailLines,
    since: sinceSeconds === undefined ? time(sinceTime ?? undefined) : now - sinceSeconds * 1000,
    limitBytes: limitBytes ?? Number.POSITIVE_INFINITY,
  };
}

/** Undefined for a pod that no node has taken: there is nothing to read from. */
export function lifeOf(
  pod: StoredObject,
  view: View,
  { container: asked, previous }: LogOptions,
): ContainerLife | undefined {
  const container = containerOf(pod, asked);
  if (!pod.spec.nodeName) return undefined;
  return { pod, container, view, ...lifeIn(pod, container.name, previous) };
}

export const logText = (lines: readonly LogLine[], { timestamps }: LogOptions): string =>
  lines
    .map(
      ({ at, text }) => `${timestamps ? `${new Date(at).toISOString().slice(0, 23)}000000Z ` : ''}${text}\n`,
    )
    .join('');

/** What there is of it now. */
export function linesSoFar(life: ContainerLife, options: LogOptions, now: number): readonly LogLine[] {
  const { since, tailLines } = options;
  const lines = outputOf(life, now).filter(({ at }) => at >= since);
  return tailLines === undefined ? lines : tailLines === 0 ? [] : lines.slice(-tailLines);
}
