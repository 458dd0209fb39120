/** The stage's own fixed words. Sentences about objects come from core's messages; these are the ones that stand there whatever the cluster holds. */

import { figureOf } from '@switchboard/core/scene/messages/grammar-en';

export const messages = {
  stage: 'The way of a call, from the outside to the pods',
  packet: {
    swapped: 'swapped here',
    swapLabel: (node: string, from: string, to: string) => `${node} swaps ${from} for ${to}`,
    refused: 'refused here',
    dropped: 'dropped here',
    /** By the keys of column heads. */
    heads: {
      service: 'looked up, never passed through',
      endpoints: 'read, never passed through',
      lists: 'read, never passed through',
      pods: 'where packets arrive',
      onNodes: 'the only places a packet is',
    },
    entry: ['an entry in a table, not a place:', 'no machine has this address'],
  },
  heads: {
    outside: ['Outside', 'who calls'],
    door: ['Door', 'where calls come in'],
    service: ['Service', 'a name and a number that stay'],
    endpoints: ['Endpoints', 'the list says …'],
    pods: ['Pods', '… and this pod has it'],
    nodes: ['Nodes', 'it runs here'],
    /** In the lens `nodes`. */
    lists: ['Endpoints', 'the list of who picks up'],
    onNodes: ['Pods on nodes', 'who answers, and where they sit'],
    list: ['List', 'says …'],
    pod: ['Pod', 'has it'],
  },
  out: 'out',
  anyone: 'anyone',
  whoKnows: ['who knows', 'the name'],
  noDoorShort: 'no door',
  anyHost: 'any host',
  defaultPath: 'everything else',
  noService: 'no such Service',
  serviceGone: 'gone',
  inNoList: 'in no list',
  inNoListWhy: ['No Service asks for them.', 'Nobody dials them by name.'],
  noNodeYet: 'no node yet',
  podsOf: (count: number) => `${figureOf(count)} pods`,
  ofPods: (ours: number, all: number) => `${figureOf(ours)} of ${figureOf(all)}`,
  ofItsPods: (ours: number, all: number, namespace: string) =>
    `${figureOf(ours)} of its ${figureOf(all)} pods ${ours === 1 ? 'is' : 'are'} ${namespace === '' ? 'shown' : `in ${namespace}`}`,
  readyInNoList: 'ready, in no list',
  servicesBelow: (names: readonly string[]) => {
    if (names.length === 0) return '';
    const count = `${figureOf(names.length)} more ${names.length === 1 ? 'Service' : 'Services'} below`;
    return names.length > 3 || names.join().length > 48 ? count : `${count}: ${names.join(', ')}`;
  },
  nodesBelow: (count: number) =>
    count === 0 ? '' : `${figureOf(count)} more ${count === 1 ? 'node' : 'nodes'} below`,
  inLists: (count: number) => `in ${figureOf(count)} lists`,
  clusterEnds: 'the cluster ends here',
  notOurs: 'not ours to see',
  shownPods: (ours: number) => `${figureOf(ours)} shown`,
  /** At the head of a node: long, and short where it is narrow. */
  cordoned: ['cordoned', 'closed'],
  silent: ['silent', 'silent'],
  notReadyNode: ['not ready', 'unready'],
  unseenNode: ['not visible', 'unseen'],
  takesNothing: 'cordoned: takes nothing new',
  unseen: 'not visible',
  notReadYet: 'not read yet',
  lastKnown: 'last known, not live',
  asksFor: 'asks for',
  notTheirs: 'what these pods carry',
  foldAgain: 'fold again',
  tls: 'TLS',
  share: (percent: number) => `${percent} %`,
  sentTo: (where: string) => `sent to ${where}`,
  namesNobody: 'names no backend',
  notService: (what: string) => `leads to ${what}`,
  namespace: (name: string) => `namespace ${name}`,
  noGrant: 'no ReferenceGrant lets it in',
  noGrantShort: 'no ReferenceGrant',
  granted: (grant: string) => `ReferenceGrant ${grant}`,
  notLookedAt: (namespace: string) => `look at ${namespace}, too, to see who picks up`,
  letsNobodyIn: ['policy lets nobody in', 'shut by policy'],
  notAttached: 'not attached',
  noRoutes: 'no route hangs here',
  elsewhere: (count: number) => `${count} ${count === 1 ? 'route' : 'routes'} of other namespaces`,
  /** By the reason of the API; others are said as they are. */
  troubles: {
    NoSuchGateway: 'there is no Gateway of that name',
    NoMatchingListenerHostname: 'no listener takes its host',
    NoMatchingParent: 'there is no such listener',
    NotAllowedByListeners: 'no listener lets it in',
    UnsupportedValue: 'it asks for what is not supported',
    Pending: 'no implementation has said anything yet',
  } as Readonly<Record<string, string>>,
  class: (name: string) => `class ${name}`,
  label: {
    line: (
      address: string,
      service: string,
      word: string,
      pod: string | undefined,
      node: string | undefined,
    ) =>
      `line of ${service}, ${address}, ${word}${pod === undefined ? '' : `, pod ${pod}${node === undefined ? '' : ` on ${node}`}`}`,
    port: (name: string, number: number | undefined, hasPod: boolean) =>
      number === undefined
        ? `port ${name}: ${hasPod ? 'the pod has none' : 'none'}`
        : `port ${name} ${number}`,
    pod: (name: string, state: string, address: string | undefined, node: string | undefined) =>
      [
        `pod ${name}`,
        state,
        address ?? 'no address yet',
        node === undefined ? 'no node yet' : `on ${node}`,
      ].join(', '),
    echo: (name: string, word: string) => `pod ${name} again, ${word}`,
    external: (address: string) => `address ${address}, outside of the cluster`,
    service: (name: string, number: string, sentence: string) => `Service ${name}, ${number}, ${sentence}`,
    /** `note`: what is unusual about it, empty where nothing is. */
    node: (name: string, zone: string | undefined, note: string, pods: string) =>
      [`node ${name}`, note, zone ?? '', `${pods} pods shown`].filter(text => text !== '').join(', '),
    door: (kind: string, name: string, host: string) => `${kind} ${name}, ${host}`,
    path: (path: string, service: string) => `path ${path} to ${service}`,
    fold: (service: string, count: number) => `${figureOf(count)} lines of ${service}, folded; open them`,
    foldOnNode: (service: string, count: number, node: string | undefined) =>
      `${figureOf(count)} pods ${service === '' ? 'in no list' : `of ${service}`}${node === undefined ? '' : ` on ${node}`}, folded; open them`,
    foldOfPods: (count: number) => `${figureOf(count)} pods in no list, folded; open them`,
    foldAgain: (service: string) => `fold the lines of ${service} again`,
    drainingRow: (service: string, count: number, names: readonly string[]) =>
      `${figureOf(count)} draining lines of ${service}${names.length === 0 ? '' : `: ${names.join(', ')}`}`,
    tombstone: (name: string, address: string) => `${name || address} is gone`,
  },
} as const;
