/**
 * How kinds are called in the search box: as the API writes them, in the plural, as kubectl shortens them, and lines of a list as people do. Called by the parser
 * of queries and by who suggests.
 */
import { kinds } from '../kubernetes/kind.ts';

/** What is found besides objects of the API: one line of the list of a Service. */
export const lineKind = 'Endpoint';

const short: Readonly<Record<string, string>> = {
  svc: 'Service',
  ep: lineKind,
  endpoint: lineKind,
  endpoints: lineKind,
  line: lineKind,
  lines: lineKind,
  slice: 'EndpointSlice',
  slices: 'EndpointSlice',
  po: 'Pod',
  no: 'Node',
  ing: 'Ingress',
  deploy: 'Deployment',
  rs: 'ReplicaSet',
  sts: 'StatefulSet',
  ds: 'DaemonSet',
};

const names = new Map<string, string>([
  ...kinds.flatMap(({ kind, resource }): readonly [string, string][] => [
    [kind.toLowerCase(), kind],
    [resource, kind],
  ]),
  ...Object.entries(short),
]);

/** The kind that goes by this name, in lower case; undefined where none does. */
export function kindNamed(name: string): string | undefined {
  return names.get(name);
}

/** Every name of every kind. */
export function kindNames(): readonly string[] {
  return [...names.keys()];
}
