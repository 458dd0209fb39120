/**
 * Where a cluster ends: Ingresses that let calls in, names and lists written by hand that lead out. Addresses are from the documentation
 * ranges. Used by every scenario that has an outside.
 */
import { endpointSliceMirroring } from '../controllers/endpoint-slice-mirroring.ts';
import { ingressStatus } from '../controllers/ingress-status.ts';
import { keyOf } from '../controllers/key.ts';
import { MINUTE, type Stage } from './scenario.ts';
import { putService } from './workloads.ts';

export interface IngressFacts {
  readonly namespace: string;
  readonly name: string;
  /** By host: path to the Service that answers it on port 80, or "service:port". */
  readonly hosts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The Secret of its certificate. */
  readonly tls?: string;
  readonly age: number;
}

function backend(target: string) {
  const [name = '', port = '80'] = target.split(':');
  return { service: { name, port: { number: Number(port) } } };
}

export function putIngress(stage: Stage, { namespace, name, hosts, tls, age }: IngressFacts): void {
  if (stage.held.get('IngressClass', undefined, 'nginx') === undefined)
    stage.put(
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'IngressClass',
        metadata: { name: 'nginx' },
        spec: { controller: 'k8s.io/ingress-nginx' },
      },
      age + 60 * MINUTE,
    );
  const rules = Object.entries(hosts).map(([host, paths]) => ({
    host,
    http: {
      paths: Object.entries(paths).map(([path, target]) => ({
        path,
        pathType: 'Prefix',
        backend: backend(target),
      })),
    },
  }));
  const ingress = stage.put(
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name, namespace },
      spec: {
        ingressClassName: 'nginx',
        ...(tls === undefined ? {} : { tls: [{ hosts: Object.keys(hosts), secretName: tls }] }),
        rules,
      },
    },
    age,
  );
  stage.finish(ingressStatus, keyOf(ingress), age - MINUTE);
}

export interface OutsideFacts {
  readonly namespace: string;
  readonly name: string;
  readonly clusterIP?: string;
  readonly port: number;
  readonly address: string;
  readonly hostname?: string;
  readonly age: number;
}

const withoutSelector = (stage: Stage, { namespace, name, clusterIP, port, age }: OutsideFacts) =>
  putService(stage, {
    namespace,
    name,
    spec: { ...(clusterIP === undefined ? {} : { clusterIP }), ports: [{ port, targetPort: port }] },
    age,
  });

/** A Service without a selector, whose list somebody wrote. */
export function putSliceByHand(stage: Stage, facts: OutsideFacts): void {
  const { namespace, name, port, address, hostname, age } = facts;
  withoutSelector(stage, facts);
  stage.put(
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name: `${name}-1`, namespace, labels: { 'kubernetes.io/service-name': name } },
      addressType: 'IPv4',
      endpoints: [
        {
          addresses: [address],
          conditions: { ready: true },
          ...(hostname === undefined ? {} : { hostname }),
        },
      ],
      ports: [{ name: '', port, protocol: 'TCP' }],
    },
    age,
  );
}

/** The same, written as Endpoints of the old kind, which the control plane copies into a slice of that name. */
export function putEndpointsByHand(stage: Stage, facts: OutsideFacts, slice: string): void {
  const { namespace, name, port, address, hostname, age } = facts;
  withoutSelector(stage, facts);
  const endpoints = stage.put(
    {
      apiVersion: 'v1',
      kind: 'Endpoints',
      metadata: { name, namespace },
      subsets: [
        {
          addresses: [{ ip: address, ...(hostname === undefined ? {} : { hostname }) }],
          ports: [{ port, protocol: 'TCP' }],
        },
      ],
    },
    age,
  );
  stage.finish(endpointSliceMirroring, keyOf(endpoints), age, [slice]);
}

export function putExternalName(
  stage: Stage,
  {
    namespace,
    name,
    externalName,
    age,
  }: Pick<OutsideFacts, 'namespace' | 'name' | 'age'> & { readonly externalName: string },
): void {
  stage.put(
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace },
      spec: { type: 'ExternalName', externalName },
    },
    age,
  );
}
