/**
 * Label and field selectors as the API takes them in queries (those that objects carry: controllers/selector.ts).
 * Called by list, watch and deletecollection. Grammar of `fields.ParseSelector`;
 * what it cannot read is a 400 in the server's words, and so is a field that a kind does not index.
 */

import { groupVersionKind } from './group-version-kind.ts';
import { parseLabelSelector as parse } from './label-selector.ts';
import type { StoredObject } from './object.ts';
import { resourceOfKind } from './resources.ts';
import { badRequest } from './status.ts';

export type Matcher = (object: StoredObject) => boolean;

export function parseLabelSelector(text: string): Matcher {
  const holds = parse(text);
  return object => holds(object.metadata.labels ?? {});
}

const COMMON_FIELDS = ['metadata.name', 'metadata.namespace'];

const FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'Pod',
    [
      'spec.nodeName',
      'spec.restartPolicy',
      'spec.schedulerName',
      'spec.serviceAccountName',
      'spec.hostNetwork',
      'status.phase',
      'status.podIP',
      'status.podIPs',
      'status.nominatedNodeName',
    ],
  ],
  ['Node', ['spec.unschedulable']],
  ['Namespace', ['status.phase']],
  ['Service', ['spec.clusterIP', 'spec.type']],
  ['Secret', ['type']],
  ['Job', ['status.successful']],
  ['ReplicationController', ['status.replicas']],
  ['CertificateSigningRequest', ['spec.signerName']],
  ['ResourceSlice', ['spec.nodeName', 'spec.driver']],
  [
    'Event',
    [
      'involvedObject.kind',
      'involvedObject.namespace',
      'involvedObject.name',
      'involvedObject.uid',
      'involvedObject.apiVersion',
      'involvedObject.resourceVersion',
      'involvedObject.fieldPath',
      'reason',
      'reportingComponent',
      'source',
      'type',
    ],
  ],
]);

const EVENT_ALIASES: ReadonlyMap<string, string> = new Map([
  ['reportingController', 'reportingComponent'],
  ...['kind', 'namespace', 'name', 'uid', 'apiVersion', 'resourceVersion', 'fieldPath'].map(
    field => [`regarding.${field}`, `involvedObject.${field}`] as const,
  ),
]);

/** Upstream `pkg/apis/core/v1/conversion.go`: what clients of long ago said. */
const aliasOf = (kind: string, written: string): string => {
  if (kind === 'Pod' && written === 'spec.host') return 'spec.nodeName';
  return kind === 'Event' ? (EVENT_ALIASES.get(written) ?? written) : written;
};

function fieldOf(object: StoredObject, path: string): string {
  if (object.kind === 'Event' && path === 'source')
    return object.source?.component ?? object.reportingComponent ?? '';
  if (path === 'status.successful') return String(object.status?.succeeded ?? 0);
  let value: unknown = object;
  for (const key of path.split('.')) value = (value as Readonly<Record<string, unknown>> | undefined)?.[key];
  if (path === 'spec.unschedulable' || path === 'spec.hostNetwork') return String(value ?? false);
  return value === undefined || value === null ? '' : String(value);
}

/** Kinds without a conversion of their own answer as `runtime.DefaultMetaV1FieldSelectorConversion` does; custom resources have one in common. */
function notServed(kind: string, path: string): string {
  if (kind === 'Job') return `field label "${path}" not supported for Job`;
  if (kind === 'ResourceSlice')
    return `field label not supported for ${groupVersionKind('resource.k8s.io/v1', kind)}: ${path}`;
  // A kind that is not in the table was defined by somebody.
  return FIELDS.has(kind) || resourceOfKind(kind)?.custom !== false
    ? `field label not supported: ${path}`
    : `"${path}" is not a known field selector: only "metadata.name", "metadata.namespace"`;
}

/** Kinds with a conversion of their own know no namespace where they have none. */
const commonFields = (kind: string): readonly string[] =>
  resourceOfKind(kind)?.namespaced === false && (FIELDS.has(kind) || resourceOfKind(kind)?.custom === true)
    ? ['metadata.name']
    : COMMON_FIELDS;

export function parseFieldSelector(kind: string, text: string): Matcher {
  const served = new Set([...commonFields(kind), ...(FIELDS.get(kind) ?? [])]);
  const requirements = text
    .split(',')
    .filter(term => term.trim() !== '')
    .map(term => {
      const [, written = '', operator, value = ''] = /^\s*([^=!\s]+)\s*(==|=|!=)\s*(.*)$/.exec(term) ?? [];
      if (operator === undefined) throw badRequest(`invalid selector: '${text}'; can't understand '${term}'`);
      const path = aliasOf(kind, written);
      if (!served.has(path)) throw badRequest(notServed(kind, path));
      return (object: StoredObject) => (fieldOf(object, path) === value) === (operator !== '!=');
    });
  return object => requirements.every(holds => holds(object));
}
