/**
 * Whether an API that a Service of the cluster serves is available (kube-aggregator `pkg/controllers/status/remote/remote_available_controller.go`):
 * its Service is there, listens on the port, and has ready endpoints. Behind it, only metrics-server is known here to answer.
 */
import type { StoreChange } from '../change-log.ts';
import type { Controller, Snapshot } from '../controller.ts';
import { METRICS_SERVICE } from '../metrics/metrics-api.ts';
import type { StoredObject } from '../object.ts';
import { timestamp } from '../store.ts';
import { type Condition, conditionsOf, withCondition } from './condition.ts';
import { itself, objectOf } from './key.ts';

interface Reference {
  readonly name: string;
  readonly namespace: string;
  readonly port?: number;
}

interface Slice {
  readonly endpoints?: readonly { readonly conditions?: { readonly ready?: boolean } }[];
  readonly ports?: readonly { readonly name?: string; readonly port?: number }[];
}

const SERVICE_NAME = 'kubernetes.io/service-name';

const slicesOf = (snapshot: Snapshot, { namespace, name }: Reference): readonly StoredObject[] =>
  snapshot
    .list('EndpointSlice', namespace)
    .filter(({ metadata }) => metadata.labels?.[SERVICE_NAME] === name);

const answers = (slice: Slice, port: string): boolean =>
  (slice.endpoints ?? []).some(({ conditions = {} }) => conditions.ready !== false) &&
  (slice.ports ?? []).some(({ name = '', port: number }) => name === port && number !== undefined);

type Verdict = Pick<Condition, 'status' | 'reason' | 'message'>;

function verdictOf({ metadata, spec }: StoredObject, snapshot: Snapshot): Verdict {
  const reference: Reference = { port: 443, ...spec.service };
  const { name, namespace, port } = reference;
  const no = (reason: string, message: string): Verdict => ({ status: 'False', reason, message });
  const service = snapshot.get('Service', namespace, name);
  if (service === undefined) return no('ServiceNotFound', `service/${name} in "${namespace}" is not present`);
  const ports: readonly { readonly name?: string; readonly port: number }[] = service.spec.ports ?? [];
  const found = ports.find(one => one.port === port);
  if (found === undefined)
    return no('ServicePortError', `service/${name} in "${namespace}" is not listening on port ${port}`);
  const slices = slicesOf(snapshot, reference);
  if (slices.length === 0)
    return no('EndpointsNotFound', `cannot find endpointslices for service/${name} in "${namespace}"`);
  if (!slices.some(slice => answers(slice as Slice, found.name ?? '')))
    return no(
      'MissingEndpoints',
      `endpointslices for service/${name} in "${namespace}" have no addresses with port name "${found.name ?? ''}"`,
    );
  if (metadata.name === METRICS_SERVICE)
    return { status: 'True', reason: 'Passed', message: 'all checks passed' };
  const host = `${service.spec.clusterIP}:${port}`;
  const url = `https://${host}/apis/${spec.group}/${spec.version}`;
  return no(
    'FailedDiscoveryCheck',
    `failing or missing response from ${url}: Get "${url}": dial tcp ${host}: connect: connection refused`,
  );
}

/** The APIServices that name a Service. */
const servedBy = (
  namespace: string | undefined,
  name: string | undefined,
  snapshot: Snapshot,
): readonly string[] =>
  snapshot
    .list('APIService')
    .filter(({ spec }) => spec?.service?.name === name && spec.service.namespace === namespace)
    .map(({ metadata }) => `/${metadata.name}`);

export const apiService: Controller = {
  name: 'remote-available-controller',
  watches: {
    APIService: itself,
    Service: ({ object: { metadata } }, snapshot) => servedBy(metadata.namespace, metadata.name, snapshot),
    EndpointSlice: ({ object: { metadata } }: StoreChange, snapshot) => {
      const name = metadata.labels?.[SERVICE_NAME];
      return name === undefined ? [] : servedBy(metadata.namespace, name, snapshot);
    },
  },
  reconcile(key, snapshot, now) {
    const held = objectOf(snapshot, 'APIService', key);
    if (held?.spec?.service === undefined) return { writes: [] };
    const condition: Condition = { type: 'Available', ...verdictOf(held, snapshot) };
    const conditions = withCondition(conditionsOf(held), condition, timestamp(now));
    return { writes: [{ verb: 'status', object: { ...held, status: { ...held.status, conditions } } }] };
  },
};
