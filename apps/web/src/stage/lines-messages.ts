/** Words that the stage says at rows and headings, beside those in `messages`. */
import { figureOf } from '@switchboard/core/scene/messages/grammar-en';
import type { NamespaceFreshness } from '@switchboard/core/scene/namespace-freshness';

const resources = { Service: 'services', EndpointSlice: 'endpointslices', Pod: 'pods' } as const;

/** `services`, `endpointslices and pods`: as kubectl names them. */
function named(kinds: NamespaceFreshness['kinds']): string {
  const words = kinds.map(kind => resources[kind]);
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** As the clock of the wall says it. */
function clock(time: number): string {
  return new Date(time).toLocaleTimeString('en-GB');
}

export const linesMessages = {
  /** How pods are spread over nodes and zones. */
  onNodes: (used: number, all: number) =>
    used === all && all > 1
      ? `on all ${figureOf(all)} nodes`
      : `on ${figureOf(used)} of ${figureOf(all)} nodes`,
  allInZone: (pods: number, nodes: number, zone: string) =>
    `all ${figureOf(pods)} on ${nodes === 1 ? 'one node' : `${figureOf(nodes)} nodes`} of ${zone}`,
  onZones: (nodes: number, zones: number, all: number) =>
    `on ${figureOf(nodes)} ${nodes === 1 ? 'node' : 'nodes'}, in ${zones} of ${all} zones`,
  perZone: (used: number, all: number, least: number) =>
    `on ${used === all ? 'all ' : ''}${figureOf(used)} nodes, ${figureOf(least)} or more a zone`,
  fold: (service: string, count: number, slice: string | undefined) =>
    `${figureOf(count)} lines of ${service}${slice === undefined ? '' : ` in slice ${slice}`}, folded; open them`,
  /** After what pods carry instead of what is asked for. */
  carry: (pods: number, name: string) =>
    pods === 0
      ? `is what those of ${name} would carry`
      : `is what ${pods === 1 ? 'its one pod carries' : pods === 2 ? 'both carry' : `all ${figureOf(pods)} carry`}`,
  lack: (pods: number, name: string, key: string) =>
    pods === 0
      ? `those of ${name} would not carry ${key}`
      : `${pods === 1 ? 'one pod' : `${figureOf(pods)} pods`} of ${name}, without ${key}`,
  /** How true what is shown of a namespace is. */
  freshness: ({
    state,
    kinds,
    since,
    inNoFile,
  }: NamespaceFreshness): { readonly word: string; readonly rest: string } => {
    switch (state) {
      case 'live':
        return { word: 'live', rest: '' };
      case 'polled':
        return { word: 'asked again and again', rest: 'watching is not allowed' };
      case 'stale':
        return { word: 'stale', rest: `${named(kinds)} last known ${clock(since)}` };
      case 'denied':
        if (inNoFile) return { word: 'not in the file', rest: named(kinds) };
        return { word: 'denied', rest: `you may not list ${named(kinds)} here` };
      case 'failed':
        return { word: 'not read', rest: `${named(kinds)} could not be read` };
      case 'loading':
        return { word: 'reading', rest: named(kinds) };
      case 'rate-limited':
        return { word: 'waiting', rest: 'the API server asks to slow down' };
      case 'absent':
        return { word: 'absent', rest: named(kinds) };
    }
  },
  nodes: (count: number) => (count === 1 ? 'one node' : `${figureOf(count)} nodes`),
  unwell: (count: number) => `${figureOf(count)} not well`,
  /** What the heads of lanes show, where a node has no head of its own. */
  lanes: {
    mid: (nodes: number, zones: number) =>
      zones > 1 ? `${figureOf(nodes)} of them, in ${zones} zones` : `${figureOf(nodes)} of them`,
    zone: (nodes: number) => `${figureOf(nodes)}, one hair each; bars: pods shown`,
    totals: (nodes: number) => `${figureOf(nodes)}, pods counted per zone`,
  },
  podsNotInFile: (namespace: string) => `pods of ${namespace} are not in the file`,
  podsNotShown: (namespace: string) => `pods of ${namespace} are not shown to you`,
  anyNode: 'any node ',
  nodePort: 'the node port',
  fromBalancer: 'load balancer',
  canI: (resource: string, namespace: string) => [`kubectl auth can-i list ${resource}`, `-n ${namespace}`],
} as const;
