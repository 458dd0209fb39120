/**
 * What a kubelet's probes of one pod find and say, where they fail (kubernetes `pkg/kubelet/prober/{prober,worker}.go`): an Event each
 * period, and after `failureThreshold` failures of a liveness probe in a row a container that is to be killed. Called by the kubelet for running pods.
 * Whether a container has ever been ready is not decided here: see `pod-run.ts`.
 */
import type { StoredObject } from '../object.ts';
import { failsFrom } from './container-health.ts';
import { failsLiveness, failsReadiness } from './pod-annotations.ts';
import { gatedContainers, type ProbeRun, type ProbeRuns, type Running } from './pod-run.ts';
import { type Container, containersOf, type Scene, say } from './pod-scene.ts';

export interface Probe {
  readonly exec?: { readonly command?: readonly string[] };
  readonly httpGet?: object;
  readonly tcpSocket?: { readonly port?: number | string; readonly host?: string };
  readonly grpc?: { readonly port?: number };
  readonly initialDelaySeconds?: number;
  readonly periodSeconds?: number;
  readonly failureThreshold?: number;
  readonly terminationGracePeriodSeconds?: number;
}

export interface Probed extends Container {
  readonly livenessProbe?: Probe;
  readonly readinessProbe?: Probe;
  readonly ports?: readonly { readonly name?: string; readonly containerPort: number }[];
}

type Kind = 'Liveness' | 'Readiness';

interface Failing {
  readonly kind: Kind;
  readonly container: Probed;
  readonly probe: Probe;
  /** No probe fails before. */
  readonly from: number;
  readonly status: number;
}

const probedOf = (pod: StoredObject): readonly Probed[] => containersOf(pod);

function portOf({ ports = [] }: Probed, port: number | string | undefined): number | string {
  return ports.find(({ name }) => name === port)?.containerPort ?? port ?? '';
}

/** What a program says that is asked whether all is well, and finds that it is not. */
function outputOf([name = '', file = '']: readonly string[]): string {
  if (name === 'cat') return `cat: can't open '${file}': No such file or directory\n`;
  return name === 'pg_isready' ? '/var/run/postgresql:5432 - no response\n' : '';
}

function failureOf({ probe, container, status }: Failing, pod: StoredObject): string {
  const { exec, tcpSocket, grpc } = probe;
  if (exec !== undefined) return outputOf(exec.command ?? []);
  const refused = (host: string, port: number | string) =>
    `dial tcp ${host.includes(':') ? `[${host}]` : host}:${port}: connect: connection refused`;
  const ip: string = pod.status?.podIP ?? '';
  if (tcpSocket !== undefined) return refused(tcpSocket.host ?? ip, portOf(container, tcpSocket.port));
  if (grpc !== undefined)
    return `timeout: failed to connect service "${ip}:${grpc.port}" within 1s: context deadline exceeded`;
  return `HTTP probe failed with statuscode: ${status}`;
}

function failingOf(running: Running, { pod }: Scene): readonly Failing[] {
  const gated = failsReadiness(pod) ? gatedContainers(pod) : [];
  return probedOf(pod).flatMap(container => {
    const { name, livenessProbe, readinessProbe = {} } = container;
    const { startedAt } = running;
    const delayed = (probe: Probe) => startedAt + (probe.initialDelaySeconds ?? 0) * 1000;
    const found: Failing[] = [];
    if (gated.includes(name))
      found.push({
        kind: 'Readiness',
        container,
        probe: readinessProbe,
        from: delayed(readinessProbe),
        status: 503,
      });
    if (livenessProbe === undefined || pod.metadata.deletionTimestamp !== undefined) return found;
    const sick = failsFrom(container, livenessProbe);
    const from = Math.max(
      failsLiveness(pod) ? startedAt : startedAt + (sick ?? Number.POSITIVE_INFINITY),
      delayed(livenessProbe),
    );
    if (Number.isFinite(from))
      found.push({ kind: 'Liveness', container, probe: livenessProbe, from, status: 500 });
    return found;
  });
}

const periodOf = ({ periodSeconds = 10 }: Probe): number => periodSeconds * 1000;

/** Readiness is lost when somebody says so; else the probe of a container comes once each period since its start. */
function firstDue({ kind, probe, from }: Failing, { startedAt }: Running, now: number): number {
  const earliest = Math.max(now, from);
  if (kind === 'Readiness') return earliest;
  const periods = Math.max(1, Math.ceil((earliest - startedAt) / periodOf(probe)));
  return startedAt + periods * periodOf(probe);
}

export interface Findings {
  readonly probes: ProbeRuns;
  /** Whose liveness probe has failed too often. */
  readonly dead: Probed | undefined;
}

const same = (left: ProbeRuns, right: ProbeRuns): boolean =>
  left.size === right.size && [...right].every(([key, one]) => left.get(key) === one);

/** The same `probes` where nothing was probed. */
export function probe(running: Running, scene: Scene): Findings {
  const { pod, now } = scene;
  const probes = new Map<string, ProbeRun>();
  let dead: Probed | undefined;
  for (const failing of failingOf(running, scene)) {
    const { kind, container, probe: spec } = failing;
    // Of a container that is being killed nobody asks any more whether it lives.
    if (kind === 'Liveness' && running.exit?.killed === true) continue;
    const key = `${kind} ${container.name}`;
    const held = running.probes.get(key) ?? { due: firstDue(failing, running, now), failures: 0 };
    if (held.due > now) {
      probes.set(key, held);
      continue;
    }
    say(scene, 'Unhealthy', `${kind} probe failed: ${failureOf(failing, pod)}`, container);
    const failures = held.failures + 1;
    probes.set(key, { due: now + periodOf(spec), failures });
    if (kind === 'Liveness' && failures >= (spec.failureThreshold ?? 3)) dead ??= container;
  }
  return { probes: same(running.probes, probes) ? running.probes : probes, dead };
}
