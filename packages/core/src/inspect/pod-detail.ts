/**
 * A pod as `kubectl describe pod` tells it, from the redacted object: containers with their state, restarts, last end and probes, and what the pod as a whole says.
 * Called by the inspector; the picture itself knows less (topology.ts) and is told sooner.
 */
import { fields, integer, list, text, time } from '../kubernetes/json.ts';
import { pairsOf } from './object-detail.ts';
import { type ProbeDetail, readProbe } from './probe.ts';

export type ContainerState =
  | { readonly type: 'running'; readonly since?: number }
  | { readonly type: 'waiting'; readonly reason?: string; readonly message?: string }
  | { readonly type: 'ended'; readonly reason?: string; readonly exitCode: number; readonly at?: number };

export interface ContainerDetail {
  readonly name: string;
  readonly role: 'init' | 'sidecar' | 'app';
  readonly image: string;
  /** Absent before the kubelet has said anything. */
  readonly state?: ContainerState;
  readonly ready: boolean;
  readonly restarts: number;
  /** How it ended the last time. */
  readonly last?: ContainerState & { readonly type: 'ended' };
  readonly ports: readonly { readonly name?: string; readonly port: number; readonly protocol: string }[];
  readonly probes: readonly {
    readonly of: 'readiness' | 'liveness' | 'startup';
    readonly probe: ProbeDetail;
  }[];
  /** `cpu 100m`, `memory 128Mi`. */
  readonly requests: readonly (readonly [resource: string, amount: string])[];
  readonly limits: readonly (readonly [resource: string, amount: string])[];
}

export interface PodDetail {
  readonly phase?: string;
  readonly message?: string;
  readonly quality?: string;
  readonly serviceAccount?: string;
  readonly priorityClass?: string;
  readonly hostIP?: string;
  readonly hostNetwork: boolean;
  readonly restartPolicy?: string;
  /** Seconds that it is given to end. */
  readonly grace?: number;
  readonly readinessGates: readonly string[];
  readonly containers: readonly ContainerDetail[];
}

type SpecField =
  | 'containers'
  | 'initContainers'
  | 'serviceAccountName'
  | 'priorityClassName'
  | 'hostNetwork'
  | 'restartPolicy'
  | 'terminationGracePeriodSeconds'
  | 'readinessGates';

type StatusField =
  | 'phase'
  | 'message'
  | 'qosClass'
  | 'hostIP'
  | 'containerStatuses'
  | 'initContainerStatuses';

export function readPod(value: unknown): PodDetail {
  const object = fields<'spec' | 'status'>(value);
  const spec = fields<SpecField>(object.spec);
  const status = fields<StatusField>(object.status);
  const statuses = new Map<string, unknown>();
  for (const item of [...list(status.initContainerStatuses), ...list(status.containerStatuses)])
    statuses.set(text(fields<'name'>(item).name) ?? '', item);
  const said = {
    phase: text(status.phase),
    message: text(status.message),
    quality: text(status.qosClass),
    serviceAccount: text(spec.serviceAccountName),
    priorityClass: text(spec.priorityClassName),
    hostIP: text(status.hostIP),
    restartPolicy: text(spec.restartPolicy),
    grace: integer(spec.terminationGracePeriodSeconds),
  };
  return {
    ...(Object.fromEntries(
      Object.entries(said).filter(([, one]) => one !== undefined),
    ) as Partial<PodDetail>),
    hostNetwork: spec.hostNetwork === true,
    readinessGates: list(spec.readinessGates).flatMap(
      item => text(fields<'conditionType'>(item).conditionType) ?? [],
    ),
    containers: [
      ...list(spec.initContainers).map(item => container(item, true, statuses)),
      ...list(spec.containers).map(item => container(item, false, statuses)),
    ],
  };
}

type ContainerField =
  | 'name'
  | 'image'
  | 'ports'
  | 'readinessProbe'
  | 'livenessProbe'
  | 'startupProbe'
  | 'restartPolicy'
  | 'resources';

function container(value: unknown, init: boolean, statuses: ReadonlyMap<string, unknown>): ContainerDetail {
  const given = fields<ContainerField>(value);
  const name = text(given.name) ?? '';
  const status = fields<'ready' | 'restartCount' | 'state' | 'lastState' | 'image'>(statuses.get(name));
  const [state, last] = [stateOf(status.state), stateOf(status.lastState)];
  const resources = fields<'requests' | 'limits'>(given.resources);
  const probes = (
    [
      ['readiness', given.readinessProbe],
      ['liveness', given.livenessProbe],
      ['startup', given.startupProbe],
    ] as const
  ).flatMap(([of, probe]) => {
    const read = readProbe(probe);
    return read === undefined ? [] : [{ of, probe: read }];
  });
  return {
    name,
    role: !init ? 'app' : given.restartPolicy === 'Always' ? 'sidecar' : 'init',
    image: text(given.image) ?? text(status.image) ?? '',
    ...(state === undefined ? {} : { state }),
    ready: status.ready === true,
    restarts: integer(status.restartCount) ?? 0,
    ...(last?.type === 'ended' ? { last } : {}),
    ports: list(given.ports).flatMap(item => {
      const port = fields<'name' | 'containerPort' | 'protocol'>(item);
      const [number, called] = [integer(port.containerPort), text(port.name)];
      if (number === undefined) return [];
      return [
        {
          port: number,
          protocol: text(port.protocol) ?? 'TCP',
          ...(called === undefined ? {} : { name: called }),
        },
      ];
    }),
    probes,
    requests: pairsOf(resources.requests),
    limits: pairsOf(resources.limits),
  };
}

function stateOf(value: unknown): ContainerState | undefined {
  const state = fields<'running' | 'waiting' | 'terminated'>(value);
  if (state.running !== undefined) {
    const since = time(fields<'startedAt'>(state.running).startedAt);
    return { type: 'running', ...(since === undefined ? {} : { since }) };
  }
  if (state.waiting !== undefined) {
    const waiting = fields<'reason' | 'message'>(state.waiting);
    const [reason, message] = [text(waiting.reason), text(waiting.message)];
    return {
      type: 'waiting',
      ...(reason === undefined ? {} : { reason }),
      ...(message === undefined ? {} : { message }),
    };
  }
  if (state.terminated === undefined) return undefined;
  const ended = fields<'reason' | 'exitCode' | 'finishedAt'>(state.terminated);
  const [reason, at] = [text(ended.reason), time(ended.finishedAt)];
  return {
    type: 'ended',
    exitCode: integer(ended.exitCode) ?? 0,
    ...(reason === undefined ? {} : { reason }),
    ...(at === undefined ? {} : { at }),
  };
}
