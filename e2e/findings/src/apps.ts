/** Apps of a healthy cluster: a Deployment with its Service, and by chance an Ingress with its certificate, a route, and policies that let in whoever should. */
import { type Draw, GATEWAY_API, NETWORK, object, type Target } from './draw.ts';

export interface App {
  readonly namespace: string;
  readonly name: string;
  /** Another app of the namespace. */
  readonly peer: string;
}

export function drawApp(draw: Draw, { namespace, name, peer }: App): void {
  const { chance, one, offer } = draw;
  const pods = 1 + draw.below(3);
  const port = one([80, 8000]);
  const target = one([8080, 3000, 9000]);
  const named = chance(0.5);
  const facts: Target = {
    NS: namespace,
    APP: name,
    UPPER: name.toUpperCase(),
    PORT: String(port),
    TARGET: String(target),
    PEER: peer,
    DOOR: name,
    HOST: `${name}.${namespace}.example`,
    SECRET: `${name}-tls`,
    ROUTE: name,
    GATEWAY: 'edge',
    GNS: 'gateways',
  };
  draw.app({
    namespace,
    name,
    pods,
    port: target,
    labels: { app: name },
    service: {
      ports: [{ name: 'http', port, targetPort: named ? 'http' : target }],
      ...(chance(0.2) ? { publishNotReadyAddresses: true } : {}),
      ...(chance(0.2) ? { sessionAffinity: 'ClientIP' } : {}),
    },
  });
  offer('app', facts);
  offer('any', facts);
  if (pods > 1) offer('crew', facts);
  if (pods === 1) offer('single', facts);
  if (named) offer('named', facts);
  if (chance(0.7)) {
    offer('door', facts);
    if (!named) offer('numbered', facts);
    drawIngress(draw, facts, port);
  }
  if (chance(0.6)) {
    offer('route', facts);
    drawRoute(draw, facts, { name, port });
  }
  if (chance(0.3)) drawPolicies(draw, facts, target);
  else offer('unguarded', facts);
}

function drawIngress({ put, chance }: Draw, { NS = '', APP = '', HOST = '' }: Target, port: number): void {
  const service = { name: APP, port: chance(0.5) ? { number: port } : { name: 'http' } };
  const data = { 'tls.crt': 'eA==', 'tls.key': 'eA==' };
  put(object('v1', 'Secret', NS, `${APP}-tls`, { type: 'kubernetes.io/tls', data }));
  const annotations = {
    'nginx.ingress.kubernetes.io/whitelist-source-range': '10.0.0.0/8, 192.0.2.7',
    'nginx.ingress.kubernetes.io/cors-allow-origin': 'https://a.example,',
  };
  put(
    object(
      NETWORK,
      'Ingress',
      NS,
      APP,
      {
        spec: {
          ingressClassName: 'nginx',
          tls: [{ hosts: [HOST], secretName: `${APP}-tls` }],
          rules: [{ host: HOST, http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service } }] } }],
        },
      },
      chance(0.3) ? { annotations } : {},
    ),
  );
}

export function drawRoute(
  { put, chance }: Draw,
  { NS = '', APP = '', HOST = '' }: Target,
  backend: object,
): void {
  const redirect = {
    matches: [{ path: { type: 'PathPrefix', value: '/old' } }],
    filters: [{ type: 'RequestRedirect', requestRedirect: { statusCode: 301 } }],
  };
  put(
    object(GATEWAY_API, 'HTTPRoute', NS, APP, {
      spec: {
        parentRefs: [{ name: 'edge', namespace: 'gateways' }],
        hostnames: [HOST],
        rules: [
          { backendRefs: chance(0.3) ? [backend, { ...backend, weight: 0 }] : [backend] },
          ...(chance(0.3) ? [redirect] : []),
        ],
      },
    }),
  );
}

/** Lets in whoever is in the namespace and both kinds of front door; beside it one that lets in nobody, which takes nothing away. */
function drawPolicies({ put, chance }: Draw, { NS = '', APP = '' }: Target, port: number): void {
  const podSelector = { matchLabels: { app: APP } };
  const from = (name: string) => ({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
  });
  const policy = (name: string, spec: object) => put(object(NETWORK, 'NetworkPolicy', NS, name, { spec }));
  policy(`${APP}-in`, {
    podSelector,
    policyTypes: ['Ingress'],
    ingress: [
      {
        from: [{ podSelector: {} }, from('ingress-nginx'), from('gateways')],
        ports: [{ port: chance(0.5) ? port : 'http' }],
      },
    ],
  });
  if (chance(0.5)) policy(`${APP}-deny`, { podSelector, policyTypes: ['Ingress'] });
  if (chance(0.5))
    policy(`${APP}-out`, {
      podSelector,
      policyTypes: ['Egress'],
      egress: [
        { to: [{ podSelector: {} }] },
        { to: [from('kube-system')], ports: [{ port: 53, protocol: 'UDP' }, { port: 53 }] },
      ],
    });
}
