/**
 * Label and field selectors as the API takes them in queries (those that objects carry: controllers/selector.ts).
 * Called by list, watch and deletecollection. Grammar of `labels.Parse` and `fields.ParseSelector`;
 * what it cannot read is a 400 in the server's words, and so is a field that a kind does not index.
 */
import type { StoredObject } from './object.ts';
import { badRequest } from './status.ts';

export type Matcher = (object: StoredObject) => boolean;

type Labels = Readonly<Record<string, string>>;
type Requirement = (labels: Labels) => boolean;

const own = (labels: Labels, key: string): string | undefined =>
  Object.hasOwn(labels, key) ? labels[key] : undefined;

const KEY = '(?:[A-Za-z0-9.-]+/)?[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?';
const SET = new RegExp(String.raw`^(${KEY})\s+(in|notin)\s*\(([^)]*)\)$`);
const EQUALS = new RegExp(String.raw`^(${KEY})\s*(==|=|!=)\s*([A-Za-z0-9_.-]*)$`);
const COMPARE = new RegExp(String.raw`^(${KEY})\s*([<>])\s*(\d+)$`);
const EXISTS = new RegExp(String.raw`^(!?)\s*(${KEY})$`);

/** Splits on commas that are not within parentheses. */
const terms = (text: string): readonly string[] =>
  (text.match(/(?:[^,(]|\([^)]*\)?)+/g) ?? []).map(term => term.trim()).filter(term => term !== '');

function requirement(term: string): Requirement {
  const set = SET.exec(term);
  if (set !== null) {
    const [, key = '', operator, list = ''] = set;
    const values = new Set(list.split(',').map(value => value.trim()));
    return operator === 'in'
      ? labels => values.has(own(labels, key) ?? '\0')
      : labels => !values.has(own(labels, key) ?? '\0');
  }
  const equals = EQUALS.exec(term);
  if (equals !== null) {
    const [, key = '', operator, value] = equals;
    return operator === '!=' ? labels => own(labels, key) !== value : labels => own(labels, key) === value;
  }
  const compare = COMPARE.exec(term);
  if (compare !== null) {
    const [, key = '', operator, value] = compare;
    return labels => {
      const held = Number(own(labels, key) ?? Number.NaN);
      return operator === '<' ? held < Number(value) : held > Number(value);
    };
  }
  const exists = EXISTS.exec(term);
  if (exists !== null) {
    const [, not, key = ''] = exists;
    return labels => Object.hasOwn(labels, key) === (not === '');
  }
  throw badRequest(`unable to parse requirement: found '${term}', expected: a label selector term`);
}

export function parseLabelSelector(text: string): Matcher {
  const requirements = terms(text).map(requirement);
  return object => requirements.every(holds => holds(object.metadata.labels ?? {}));
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
      'status.nominatedNodeName',
    ],
  ],
  ['Node', ['spec.unschedulable']],
  ['Namespace', ['status.phase']],
  ['Service', ['spec.clusterIP', 'spec.type']],
  ['Secret', ['type']],
  ['ReplicaSet', ['status.replicas']],
  ['Job', ['status.successful']],
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

function fieldOf(object: StoredObject, path: string): string {
  if (object.kind === 'Event' && path === 'source')
    return object.source?.component ?? object.reportingComponent ?? '';
  if (path === 'status.successful') return String(object.status?.succeeded ?? 0);
  let value: unknown = object;
  for (const key of path.split('.')) value = (value as Readonly<Record<string, unknown>> | undefined)?.[key];
  if (path === 'spec.unschedulable' || path === 'spec.hostNetwork') return String(value ?? false);
  return value === undefined || value === null ? '' : String(value);
}

export function parseFieldSelector(kind: string, text: string): Matcher {
  const served = new Set([...COMMON_FIELDS, ...(FIELDS.get(kind) ?? [])]);
  const requirements = text
    .split(',')
    .filter(term => term.trim() !== '')
    .map(term => {
      const [, written = '', operator, value = ''] = /^\s*([^=!\s]+)\s*(==|=|!=)\s*(.*)$/.exec(term) ?? [];
      if (operator === undefined) throw badRequest(`invalid selector: '${text}'; can't understand '${term}'`);
      const path = kind === 'Event' ? (EVENT_ALIASES.get(written) ?? written) : written;
      if (!served.has(path)) throw badRequest(`field label not supported: ${path}`);
      return (object: StoredObject) => (fieldOf(object, path) === value) === (operator !== '!=');
    });
  return object => requirements.every(holds => holds(object));
}
