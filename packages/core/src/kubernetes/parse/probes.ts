/**
 * What probes ask, in a few words, and those that cannot ask: a probe that names a port which its own container does not declare never succeeds (the kubelet resolves
 * names within the container only). Called by `parsePod`.
 */
import { fields, list, numberOrName, text } from '../json.ts';
import type { UnresolvedProbe } from '../object.ts';

type ProbeField = 'httpGet' | 'tcpSocket' | 'grpc' | 'exec';
type Action = 'path' | 'port' | 'scheme' | 'service' | 'command';

const probes = [
  ['readiness', 'readinessProbe'],
  ['liveness', 'livenessProbe'],
  ['startup', 'startupProbe'],
] as const;

export function describeProbe(json: unknown): string | undefined {
  const probe = fields<ProbeField>(json);
  const http = fields<Action>(probe.httpGet);
  if (probe.httpGet !== undefined) {
    const secure = http.scheme === 'HTTPS' ? 'HTTPS ' : '';
    return `${secure}GET :${numberOrName(http.port) ?? ''}${text(http.path) ?? '/'}`;
  }
  if (probe.tcpSocket !== undefined)
    return `TCP :${numberOrName(fields<Action>(probe.tcpSocket).port) ?? ''}`;
  if (probe.grpc !== undefined) return `gRPC :${numberOrName(fields<Action>(probe.grpc).port) ?? ''}`;
  if (probe.exec !== undefined) return 'a command in the container';
  return undefined;
}

export function findUnresolvedProbes(
  containers: readonly unknown[],
  initContainers: readonly unknown[],
): readonly UnresolvedProbe[] {
  return [...containers, ...initContainers].flatMap(item => {
    const container = fields<'name' | 'ports' | (typeof probes)[number][1]>(item);
    const declared = new Set(list(container.ports).map(port => fields<'name'>(port).name));
    return probes.flatMap(([probe, field]) => {
      const asked = fields<ProbeField>(container[field]);
      const port = numberOrName(fields<Action>(asked.httpGet ?? asked.tcpSocket).port);
      if (typeof port !== 'string' || declared.has(port)) return [];
      return [{ container: text(container.name) ?? '', probe, port }];
    });
  });
}
