/** Of Ingresses, most of them of class `nginx`, which ingress-nginx would serve; `published` is another of its classes, whose Ingresses were given addresses. */
import {
  alias,
  deployment,
  listless,
  type Manifest,
  object,
  type State,
  service,
  slice,
  web,
} from './state.ts';

const nginx = 'nginx.ingress.kubernetes.io/';
const inClass = (name: string, controller: string) =>
  object('networking.k8s.io/v1', 'IngressClass', name, { spec: { controller } });

export const ingressClasses: readonly Manifest[] = [
  inClass('nginx', 'k8s.io/ingress-nginx'),
  inClass('published', 'k8s.io/ingress-nginx'),
  inClass('other', 'example.com/ingress'),
];

interface Door {
  readonly name?: string;
  readonly inClass?: string | null;
  readonly path?: string;
  readonly pathType?: string;
  readonly backend?: string;
  readonly port?: number | string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly address?: string;
}

export function ingress({
  name = 'door',
  inClass: className = 'nginx',
  path = '/',
  pathType = 'Prefix',
  backend = 'web',
  port = 80,
  annotations = {},
  address,
}: Door = {}): Manifest {
  const to = {
    service: { name: backend, port: typeof port === 'number' ? { number: port } : { name: port } },
  };
  return object(
    'networking.k8s.io/v1',
    'Ingress',
    name,
    {
      spec: {
        ...(className === null ? {} : { ingressClassName: className }),
        rules: [{ host: '$NS.example', http: { paths: [{ path, pathType, backend: to }] } }],
      },
      ...(address === undefined ? {} : { status: { loadBalancer: { ingress: [{ ip: address }] } } }),
    },
    { annotations },
  );
}

const annotated = (annotation: string, value: string): Manifest =>
  ingress({ annotations: { [`${nginx}${annotation}`]: value } });
const udp = (ports: readonly object[]) => [deployment('web'), service('web', { ports })];
const controller = (externalTrafficPolicy: string, ip: string): readonly Manifest[] => [
  ...web,
  deployment('controller'),
  {
    ...service('controller', { type: 'LoadBalancer', externalTrafficPolicy }),
    status: { loadBalancer: { ingress: [{ ip }] } },
  },
  ingress({
    inClass: 'published',
    address: ip,
    annotations: { [`${nginx}whitelist-source-range`]: '192.0.2.0/24' },
  }),
];

export const ingresses: readonly State[] = [
  {
    rule: 'ingress-class-missing',
    broken: [...web, ingress({ inClass: 'ngnix' })],
    innocent: [...web, ingress({ inClass: 'gce' })],
  },
  {
    rule: 'ingress-class-unset',
    broken: [...web, ingress({ inClass: null })],
    innocent: [...web, ingress({ inClass: null, address: '198.51.100.20' })],
  },
  {
    rule: 'ingress-no-address',
    broken: [...web, ingress({ inClass: 'published' })],
    innocent: [...web, ingress({ inClass: 'published', address: '198.51.100.21' })],
  },
  {
    rule: 'ingress-backend-service-missing',
    broken: [...web, ingress({ backend: 'wbe' })],
    innocent: [...web, ingress()],
  },
  {
    rule: 'ingress-backend-port-missing',
    broken: [...web, ingress({ port: 8443 })],
    innocent: [...web, ingress({ port: 'http' })],
  },
  {
    rule: 'ingress-backend-port-matches-target-port',
    broken: [...web, ingress({ port: 8080 })],
    innocent: [
      deployment('web'),
      service('web', { ports: [{ port: 8080, targetPort: 8080 }] }),
      ingress({ port: 8080 }),
    ],
  },
  {
    rule: 'ingress-backend-protocol-not-tcp',
    broken: [...udp([{ name: 'u', protocol: 'UDP', port: 80, targetPort: 8080 }]), ingress()],
    innocent: [
      ...udp([
        { name: 'u', protocol: 'UDP', port: 80, targetPort: 8080 },
        { name: 'http', protocol: 'TCP', port: 80, targetPort: 8080 },
      ]),
      ingress(),
    ],
  },
  {
    rule: 'ingress-backend-no-endpoints',
    broken: [deployment('web'), service('web', { selector: { app: 'wbe' } }), ingress()],
    innocent: [listless('web', { ports: [{ port: 80 }] }), slice('web', ['203.0.113.9']), ingress()],
    cause: 'svc-selector-matches-no-pods',
  },
  {
    rule: 'ingress-backend-external-name',
    broken: [alias('db.example.com'), ingress({ inClass: 'other', backend: 'alias' })],
    innocent: [...web, ingress({ inClass: 'other' })],
  },
  {
    rule: 'ingress-duplicate-rule',
    broken: [...web, ingress(), ingress({ name: 'second' })],
    innocent: [...web, ingress(), ingress({ name: 'second', inClass: 'other' })],
  },
  {
    rule: 'ingress-path-never-matches',
    broken: [...web, ingress({ path: '/api/.*' })],
    innocent: [...web, ingress({ path: '/api/.*', pathType: 'ImplementationSpecific' })],
  },
  {
    rule: 'nginx-source-range-invalid',
    broken: [...web, annotated('whitelist-source-range', '10.0.0.0/8,192.0.2.0/24,')],
    innocent: [...web, annotated('cors-allow-origin', 'https://a.example,')],
  },
  {
    rule: 'nginx-source-range-host-bits',
    broken: [...web, annotated('whitelist-source-range', '10.16.0.27/8')],
    innocent: [...web, annotated('whitelist-source-range', '10.0.0.0/8')],
  },
  {
    rule: 'nginx-source-range-sees-node-ip',
    broken: controller('Cluster', '198.51.100.30'),
    innocent: controller('Local', '198.51.100.31'),
  },
  {
    rule: 'nginx-annotation-rejects-ingress',
    broken: [...web, annotated('limit-rps', 'ten')],
    innocent: [...web, annotated('limit-rps', '10')],
  },
  {
    rule: 'nginx-canary-orphan',
    broken: [...web, annotated('canary', 'true')],
    innocent: [...web, annotated('canary', 'true'), ingress({ name: 'main' })],
  },
];
