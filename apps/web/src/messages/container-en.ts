/** Texts of the containers of a pod in the inspector, in English; they come with its code. */
import { figure, figureOf, plural } from '@switchboard/core/scene/messages/grammar-en';

export const containerWords = {
  roles: { init: 'runs first', sidecar: 'sidecar', app: '' },
  image: 'image',
  state: 'state',
  running: (age: string | undefined) => (age === undefined ? 'running' : `running for ${age}`),
  waiting: 'waiting',
  ended: (code: number) => `ended with ${code}`,
  unsaid: 'nothing said yet',
  ready: 'ready',
  notReady: 'not ready',
  restarts: (count: number) =>
    count === 0 ? 'never restarted' : `${figureOf(count)} ${plural(count, 'restart')}`,
  before: 'before',
  endedAgo: (age: string) => `, ${age} ago`,
  ports: 'ports',
  probes: { readiness: 'ready when', liveness: 'alive when', startup: 'started when' },
  noReadiness: 'no readiness check: it counts as ready as soon as it runs',
  asks: {
    http: (scheme: string, path: string, port: number | string) =>
      `${scheme === 'HTTP' ? '' : `${scheme} `}GET ${path} on port ${port} answers`,
    tcp: (port: number | string) => `port ${port} takes a connection`,
    grpc: (port: number | string, service: string | undefined) =>
      `gRPC health${service === undefined ? '' : ` of ${service}`} on port ${port} answers`,
    exec: 'a command in it ends with 0',
  },
  probe: (period: number, failures: number, delay: number, timeout: number) =>
    [
      `asked every ${period} s`,
      ...(delay > 0 ? [`from ${delay} s on`] : []),
      `waits ${timeout} s`,
      `${figure(failures)} ${plural(failures, 'failure')} in a row ${plural(failures, 'counts', 'count')}`,
    ].join(', '),
  wants: 'wants',
  most: 'at most',
} as const;
