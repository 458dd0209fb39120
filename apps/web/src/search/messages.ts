/** Words of the search, in English: what was found, how one may go on, and what could not be read. */

import { figureOf, names } from '@switchboard/core/scene/messages/grammar-en';
import { lineKind } from '@switchboard/core/search/kind-names';
import type { QueryProblem, SearchKey } from '@switchboard/core/search/query';

const manyOf: Readonly<Record<string, readonly [one: string, many: string]>> = {
  [lineKind]: ['line', 'lines'],
  Service: ['Service', 'Services'],
  Pod: ['pod', 'pods'],
  Node: ['node', 'nodes'],
  Ingress: ['Ingress', 'Ingresses'],
  EndpointSlice: ['slice', 'slices'],
};

export const searchWords = {
  matches: (count: number) =>
    count === 0 ? 'No match' : count === 1 ? '1 match' : `${figureOf(count)} matches`,
  begin: 'Find',
  beginMore: 'Words are looked for in names, addresses, nodes and states. A key looks in one place:',
  of: (kind: string, count: number) => {
    const [one, many] = manyOf[kind] ?? [kind, `${kind}s`];
    return count === 1 ? one : many;
  },
  count: figureOf,
  names,
  onNodes: (nodes: readonly string[]) => (nodes.length === 0 ? 'on no node yet' : `on ${names(nodes)}`),
  where: (namespaces: readonly string[]) =>
    namespaces.length === 1
      ? `Nothing in namespace ${namespaces[0]} is like that.`
      : `Nothing in the ${figureOf(namespaces.length)} namespaces on screen is like that.`,
  elsewhere: 'Look in all namespaces',
  at: (at: number, of: number) => `${figureOf(at)} of ${figureOf(of)}`,
  next: 'next',
  open: 'open',
  leave: 'leave',
  narrow: 'Narrow it with',
  complete: 'Go on with',
  found: (suggestion: string, count: number) => `${suggestion}, ${figureOf(count)}`,
  keys: {
    kind: 'Service, pod, node …',
    ns: 'namespace',
    name: 'a part of the name',
    ip: 'how an address begins',
    node: 'where it runs',
    label: 'app=web',
    state: 'ready, not-ready, broken …',
    svc: 'what belongs to a Service',
  } satisfies Readonly<Record<SearchKey, string>>,
  mend: ({ type, meant = '' }: QueryProblem) =>
    type === 'unknown-key' ? `${meant}:` : `kind:${meant.toLowerCase()}`,
  problem: (problem: QueryProblem): string => {
    const { written, meant } = problem;
    if (problem.type === 'unknown-kind')
      return meant === undefined
        ? `There is no kind “${written}” here; it is left out.`
        : `There is no kind “${written}”; ${meant} is one. It is left out.`;
    return meant === undefined
      ? `“${written}:” is no key that can be searched by, so it is left out. kind, ns, name, ip, node, label, state and svc are.`
      : `“${written}:” is no key; “${meant}:” is one. It is left out.`;
  },
} as const;
