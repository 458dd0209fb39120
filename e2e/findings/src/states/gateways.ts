/** Of Gateways, their classes, ListenerSets and routes. What a controller would say stands in their status. */
import { deployment, type Manifest, object, type State, service, web } from './state.ts';

const group = 'gateway.networking.k8s.io';
const api = `${group}/v1`;
const controllerName = 'example.com/gateway';

const holds = (type: string, status: 'True' | 'False' = 'True', reason = type, observedGeneration = 1) => ({
  type,
  status,
  reason,
  message: '',
  observedGeneration,
  lastTransitionTime: '2026-11-20T08:00:00Z',
});

const inClass = (name: string, conditions: readonly object[]): Manifest =>
  object(api, 'GatewayClass', name, { spec: { controllerName }, status: { conditions } });

export const gatewayClasses: readonly Manifest[] = [inClass('shared', [holds('Accepted')])];

interface Edge {
  readonly inClass?: string;
  readonly listener?: object;
  readonly more?: object;
  /** Null: nobody has looked at it. */
  readonly conditions?: readonly object[] | null;
  readonly listens?: readonly object[];
}

export function gateway({
  inClass: gatewayClassName = 'shared',
  listener = {},
  more = {},
  conditions = [holds('Accepted'), holds('Programmed')],
  listens = [holds('Accepted'), holds('Programmed'), holds('ResolvedRefs')],
}: Edge = {}): Manifest {
  const listeners = [{ name: 'http', port: 80, protocol: 'HTTP', ...listener }];
  const said =
    listens.length === 0
      ? []
      : [{ name: 'http', attachedRoutes: 0, supportedKinds: [], conditions: listens }];
  return object(api, 'Gateway', 'edge', {
    spec: { gatewayClassName, listeners, ...more },
    ...(conditions === null ? {} : { status: { conditions, listeners: said } }),
  });
}

interface Way {
  readonly namespace?: string;
  readonly parent?: object;
  readonly hostnames?: readonly string[];
  readonly rule?: object;
  readonly backend?: object;
  /** Null: nobody has looked at it. */
  readonly conditions?: readonly object[] | null;
}

function route({
  namespace,
  parent = {},
  hostnames = ['$NS.example'],
  backend = {},
  rule = { backendRefs: [{ name: 'web', port: 80, ...backend }] },
  conditions = [holds('Accepted'), holds('ResolvedRefs')],
}: Way = {}): Manifest {
  const parentRef = { name: 'edge', ...parent };
  return object(
    api,
    'HTTPRoute',
    'way',
    {
      spec: { parentRefs: [parentRef], hostnames, rules: [rule] },
      ...(conditions === null ? {} : { status: { parents: [{ parentRef, controllerName, conditions }] } }),
    },
    namespace === undefined ? {} : { namespace },
  );
}

const listenerSet = (name = 'edge'): Manifest =>
  object(api, 'ListenerSet', 'more', {
    spec: { parentRef: { name }, listeners: [{ name: 'more', port: 8080, protocol: 'HTTP' }] },
  });

const bank = [
  object('v1', 'Namespace', '$NS-bank'),
  { ...deployment('pay'), metadata: { name: 'pay', namespace: '$NS-bank' } },
  service('pay', {}, { namespace: '$NS-bank' }),
] as const;
const toBank = { name: 'pay', namespace: '$NS-bank' };
const grant = (kind: string): Manifest =>
  object(
    api,
    'ReferenceGrant',
    'allowed',
    { spec: { from: [{ group, kind, namespace: '$NS' }], to: [{ group: '', kind: 'Service' }] } },
    { namespace: '$NS-bank' },
  );
const certificate = (more: object) => ({
  protocol: 'HTTPS',
  port: 443,
  tls: { certificateRefs: [{ name: 'tls', ...more }] },
});
const teamOnly = (namespaces: object) => ({ listener: { allowedRoutes: { namespaces } } });
const selected = teamOnly({ from: 'Selector', selector: { matchLabels: { team: 'blue' } } });
const outsider = (team: string) => [
  object('v1', 'Namespace', '$NS-team', {}, { labels: { team } }),
  { ...deployment('web'), metadata: { name: 'web', namespace: '$NS-team' } },
  service('web', {}, { namespace: '$NS-team' }),
  gateway(selected),
  route({ namespace: '$NS-team', parent: { namespace: '$NS' }, conditions: null }),
];

export const gateways: readonly State[] = [
  {
    rule: 'gateway-class-missing',
    broken: [gateway({ inClass: 'no-such-class', conditions: null })],
    innocent: [gateway()],
  },
  {
    rule: 'gateway-class-not-accepted',
    broken: [inClass('gateway-class-not-accepted', [holds('Accepted', 'False', 'InvalidParameters')])],
    // What was said is older than what it is about.
    innocent: [
      inClass('gateway-class-not-accepted-not', [holds('Accepted', 'False', 'InvalidParameters', 0)]),
    ],
  },
  {
    rule: 'gateway-not-programmed',
    broken: [gateway({ conditions: [holds('Accepted'), holds('Programmed', 'False', 'Invalid')] })],
    innocent: [
      gateway({ conditions: [holds('Accepted', 'True', 'ListenersNotValid'), holds('Programmed')] }),
    ],
  },
  { rule: 'gateway-not-reconciled', broken: [gateway({ conditions: null })], innocent: [gateway()] },
  {
    rule: 'gateway-listener-problem',
    broken: [gateway({ listens: [holds('Conflicted', 'True', 'HostnameConflict')] })],
    innocent: [gateway({ listens: [holds('Conflicted', 'False', 'NoConflicts'), holds('Accepted')] })],
  },
  {
    rule: 'gateway-cert-ref-broken',
    broken: [gateway({ listener: certificate({ namespace: '$NS-bank' }) })],
    innocent: [gateway({ listener: certificate({}) })],
  },
  {
    rule: 'listenerset-not-attached',
    broken: [gateway(), listenerSet()],
    innocent: [gateway({ more: { allowedListeners: { namespaces: { from: 'Same' } } } }), listenerSet()],
  },
  {
    rule: 'route-parent-missing',
    broken: [...web, gateway(), route({ parent: { name: 'egde' }, conditions: null })],
    innocent: [
      ...web,
      route({ parent: { group: '', kind: 'Service', name: 'web' }, hostnames: [], conditions: null }),
    ],
  },
  {
    rule: 'route-no-matching-listener',
    broken: [...web, gateway(), route({ parent: { sectionName: 'https' }, conditions: null })],
    innocent: [...web, gateway(), route({ parent: { sectionName: 'http' } })],
  },
  { rule: 'route-not-allowed', broken: outsider('green'), innocent: outsider('blue') },
  {
    rule: 'route-hostname-mismatch',
    broken: [
      ...web,
      gateway({ listener: { hostname: '*.shop.example' } }),
      route({ hostnames: ['shop.example'], conditions: null }),
    ],
    innocent: [
      ...web,
      gateway({ listener: { hostname: '*.example' } }),
      route({ hostnames: ['a.$NS.example'] }),
    ],
  },
  {
    rule: 'route-backend-ref-not-permitted',
    broken: [...bank, gateway(), grant('GRPCRoute'), route({ backend: toBank, conditions: null })],
    innocent: [...bank, gateway(), grant('HTTPRoute'), route({ backend: toBank })],
  },
  {
    rule: 'route-backend-service-missing',
    broken: [...web, gateway(), route({ backend: { name: 'wbe' }, conditions: null })],
    innocent: [...web, gateway(), route()],
  },
  {
    rule: 'route-backend-port-missing',
    broken: [...web, gateway(), route({ backend: { port: 8080 }, conditions: null })],
    innocent: [...web, gateway(), route()],
  },
  {
    rule: 'route-backend-no-endpoints',
    broken: [deployment('web'), service('web', { selector: { app: 'wbe' } }), gateway(), route()],
    innocent: [...web, gateway(), route()],
    cause: 'svc-selector-matches-no-pods',
  },
  {
    rule: 'route-rule-no-backend',
    broken: [gateway(), route({ rule: {} })],
    innocent: [
      gateway(),
      route({ rule: { filters: [{ type: 'RequestRedirect', requestRedirect: { statusCode: 301 } }] } }),
    ],
  },
  {
    rule: 'route-zero-weight',
    broken: [...web, gateway(), route({ backend: { weight: 0 } })],
    innocent: [
      ...web,
      gateway(),
      route({
        rule: {
          backendRefs: [
            { name: 'web', port: 80, weight: 0 },
            { name: 'web', port: 80, weight: 1 },
          ],
        },
      }),
    ],
  },
  {
    rule: 'route-status-rejected',
    broken: [...web, gateway(), route({ conditions: [holds('Accepted', 'False', 'Odd')] })],
    innocent: [...web, gateway(), route({ conditions: [holds('Accepted')] })],
  },
  {
    rule: 'route-not-reconciled',
    broken: [...web, gateway(), route({ conditions: null })],
    innocent: [...web, gateway(), route()],
  },
];
