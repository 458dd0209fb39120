/**
 * /livez, /readyz, /healthz and their single checks, and /metrics: what probes, `kubectl get --raw` and scrapers ask.
 * Called by the server before anything else is looked at. The checks are upstream's; here nothing of them can fail.
 */
import type { Answer } from './answer.ts';

const CHECKS = [
  'ping',
  'log',
  'etcd',
  'poststarthook/start-apiserver-admission-initializer',
  'poststarthook/generic-apiserver-start-informers',
  'poststarthook/priority-and-fairness-config-consumer',
  'poststarthook/priority-and-fairness-filter',
  'poststarthook/storage-object-count-tracker-hook',
  'poststarthook/start-apiextensions-informers',
  'poststarthook/start-apiextensions-controllers',
  'poststarthook/crd-informer-synced',
  'poststarthook/start-system-namespaces-controller',
  'poststarthook/peer-endpoint-reconciler-controller',
  'poststarthook/start-cluster-authentication-info-controller',
  'poststarthook/start-kube-apiserver-identity-lease-controller',
  'poststarthook/start-kube-apiserver-identity-lease-garbage-collector',
  'poststarthook/storage-readiness',
  'poststarthook/start-legacy-token-tracking-controller',
  'poststarthook/start-service-ip-repair-controllers',
  'poststarthook/rbac/bootstrap-roles',
  'poststarthook/scheduling/bootstrap-system-priority-classes',
  'poststarthook/priority-and-fairness-config-producer',
  'poststarthook/bootstrap-controller',
  'poststarthook/start-kubernetes-service-cidr-controller',
  'poststarthook/start-kube-aggregator-informers',
  'poststarthook/apiservice-status-local-available-controller',
  'poststarthook/apiservice-status-remote-available-controller',
  'poststarthook/apiservice-registration-controller',
  'poststarthook/apiservice-discovery-controller',
  'poststarthook/kube-apiserver-autoregistration',
  'autoregister-completion',
  'poststarthook/apiservice-openapi-controller',
  'poststarthook/apiservice-openapiv3-controller',
] as const;

/** What only says that the process is alive: its own certificate for the loopback lasts. */
const LIVE_CHECKS = [...CHECKS.slice(0, 2), 'loopback-serving-certificate', ...CHECKS.slice(2)];

/** Only readiness waits for these. */
const READY_CHECKS = CHECKS.flatMap(check =>
  check === 'etcd' ? [check, 'etcd-readiness', 'informer-sync'] : [check],
).concat('shutdown');

const text = (body: string, type = 'text/plain; charset=utf-8'): Answer => ({
  code: 200,
  body,
  headers: { 'Content-Type': type, 'X-Content-Type-Options': 'nosniff' },
});

/** Undefined when the path is none of these. */
export function answerHealth(pathname: string, query: URLSearchParams): Answer | undefined {
  if (pathname === '/metrics')
    return text(
      '# HELP switchboard_simulated Whether this API server belongs to a simulated cluster, which measures nothing.\n# TYPE switchboard_simulated gauge\nswitchboard_simulated 1\n',
      'text/plain; version=0.0.4; charset=utf-8',
    );
  const [, name = '', check = ''] = /^\/(livez|readyz|healthz)(?:\/(.+))?$/.exec(pathname) ?? [];
  if (name === '') return undefined;
  const checks: readonly string[] = name === 'readyz' ? READY_CHECKS : LIVE_CHECKS;
  if (check !== '') return checks.includes(check) ? text('ok') : undefined;
  if (!query.has('verbose')) return text('ok');
  return text(`${checks.map(one => `[+]${one} ok\n`).join('')}${name} check passed\n`);
}

const under = (name: string, checks: readonly string[]): readonly string[] =>
  [`/${name}`, ...checks.map(check => `/${name}/${check}`)].sort();

/** All paths of checks, as `/` lists them. */
export const HEALTH_PATHS: readonly string[] = [
  ...under('healthz', LIVE_CHECKS),
  ...under('livez', LIVE_CHECKS),
  '/metrics',
  '/metrics/slis',
  ...under('readyz', READY_CHECKS),
];
