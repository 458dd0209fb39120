/**
 * A state of a cluster in which one rule is told, and one that looks like it and is innocent: small manifests, each applied to a namespace of its own, which they call $NS.
 * A `status` in them is what kubelets, gateway controllers and clouds would write: there are none, so it is written in their place, through the same validation.
 * Written down by rule in the files beside this one; brought about on the simulated cluster by `states.test.ts`, on a real control plane by `e2e/real`.
 */
import type { RuleId } from '@switchboard/core/findings/messages/en';

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    /** Unset: the state's own, or none for kinds that have none. */
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly finalizers?: readonly string[];
  };
  readonly spec?: object;
  readonly status?: object;
  readonly [field: string]: unknown;
}

export interface State {
  readonly rule: RuleId;
  readonly broken: readonly Manifest[];
  readonly innocent: readonly Manifest[];
  /** What is typed once the pods run: in both namespaces. */
  readonly afterwards?: readonly string[];
  /** What is told before it, because it follows from that. */
  readonly cause?: RuleId;
  /** Errors that stand beside it, and rightly so. */
  readonly besides?: readonly RuleId[];
}

interface Marks {
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly finalizers?: readonly string[];
}

export const object = (
  apiVersion: string,
  kind: string,
  name: string,
  body: object = {},
  marks: Marks = {},
): Manifest => ({ apiVersion, kind, metadata: { name, ...marks }, ...body });

/** Port 80 of pods that are labelled with its name and listen on 8080. */
export const service = (name: string, spec: object = {}, marks: Marks = {}): Manifest =>
  object(
    'v1',
    'Service',
    name,
    { spec: { selector: { app: name }, ports: [{ name: 'http', port: 80, targetPort: 8080 }], ...spec } },
    marks,
  );

/** Without a selector: somebody else writes the list. */
export const listless = (name: string, spec: object = {}): Manifest =>
  object('v1', 'Service', name, { spec: { ports: [{ port: 5432 }], ...spec } });

export const alias = (externalName: string): Manifest =>
  object('v1', 'Service', 'alias', { spec: { type: 'ExternalName', externalName } });

export const container = (more: object = {}): object => ({
  name: 'main',
  image: 'registry.example/web:1',
  ports: [{ name: 'http', containerPort: 8080 }],
  ...more,
});

interface Asks {
  readonly labels?: Readonly<Record<string, string>>;
  /** What kwok is asked for: never to be ready, to crash, to take its time to leave. */
  readonly asks?: { readonly ready?: 'false'; readonly crash?: 'true'; readonly 'delete-delay'?: string };
  readonly container?: object;
  readonly spec?: object;
}

function podOf(name: string, { labels = { app: name }, asks = {}, container: more, spec }: Asks) {
  const annotations = Object.fromEntries(
    Object.entries(asks).map(([ask, value]) => [`switchboard.dev/${ask}`, value]),
  );
  return { labels, annotations, spec: { containers: [container(more)], ...spec } };
}

export function deployment(name: string, asks: Asks = {}, replicas = 1): Manifest {
  const { spec, ...metadata } = podOf(name, asks);
  const selector = { matchLabels: metadata.labels };
  return object('apps/v1', 'Deployment', name, {
    spec: { replicas, selector, template: { metadata, spec } },
  });
}

export function pod(
  name: string,
  { finalizers, ...asks }: Asks & { readonly finalizers?: readonly string[] } = {},
  status?: object,
): Manifest {
  const { labels, annotations, spec } = podOf(name, { labels: { app: 'web' }, ...asks });
  const marks = { labels, annotations, ...(finalizers === undefined ? {} : { finalizers }) };
  return object('v1', 'Pod', name, { spec, ...(status === undefined ? {} : { status }) }, marks);
}

/** `web`: a pod that is ready behind a Service. */
export const web = [deployment('web'), service('web')] as const;

export const slice = (of: string, addresses: readonly string[], body: object = {}): Manifest =>
  object(
    'discovery.k8s.io/v1',
    'EndpointSlice',
    `${of}-1`,
    {
      addressType: 'IPv4',
      endpoints: addresses.map(address => ({ addresses: [address] })),
      ports: [{ name: '', protocol: 'TCP', port: 5432 }],
      ...body,
    },
    { labels: { 'kubernetes.io/service-name': of } },
  );

export const endpoints = (name: string, addresses: readonly string[], marks: Marks = {}): Manifest =>
  object(
    'v1',
    'Endpoints',
    name,
    { subsets: [{ addresses: addresses.map(ip => ({ ip })), ports: [{ port: 5432 }] }] },
    marks,
  );

export const policy = (name: string, spec: object): Manifest =>
  object('networking.k8s.io/v1', 'NetworkPolicy', name, {
    spec: { podSelector: { matchLabels: { app: 'web' } }, policyTypes: ['Ingress'], ...spec },
  });
