/**
 * Every text of the scene, in English: state words, sentences at things, the headline, the ledger. Only facts: causes and persons stand nowhere, because no
 * object proves them. Functions take names and numbers as they are; `plain` parts are text, names are set off by who shows them.
 */

const figures = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** `one`, `two`, … `ten`, `11`. */
export function figure(n: number): string {
  return figures[n] ?? String(n);
}

export function plural(n: number, one: string, many = `${one}s`): string {
  return n === 1 ? one : many;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** `cart`, `cart and web`, `cart, web and db`, `cart, web and 3 others`. */
export function names(list: readonly string[]): string {
  const [first = '', second, third] = list;
  if (second === undefined) return first;
  if (list.length === 2) return `${first} and ${second}`;
  if (list.length === 3) return `${first}, ${second} and ${third}`;
  return `${first}, ${second} and ${list.length - 2} others`;
}

/** What is known of a namespace, said after a number of them. */
const known = {
  live: 'live',
  stale: 'stale',
  reading: 'still being read',
  failed: 'not readable',
  unwatched: 'not watched here',
  closed: 'closed to you',
} as const;

export type Known = keyof typeof known;

export const en = {
  line: {
    ready: 'ready',
    byHand: 'by hand',
    draining: 'draining',
    drainingFor: (left: string) => `draining, ${left} left`,
    notReadyYet: 'not ready yet',
    notReady: 'not ready',
    notReadyFor: (time: string) => `not ready, ${time}`,
    crashes: 'crashes',
    noImage: 'no image',
    fails: 'fails',
    gone: 'line gone',
    empty: 'empty',
    drainingRow: (n: number) => `${n} draining`,
  },

  pod: {
    pending: 'waiting for a node',
    starting: 'starting',
    ready: 'ready',
    notReady: 'not ready',
    crashes: 'crashes',
    restarts: (n: number) => `${n} ${plural(n, 'restart')}`,
    noImage: 'no image',
    fails: 'fails',
    terminating: 'terminating',
    finished: 'finished',
    failed: 'failed',
    evicted: 'evicted',
    unknown: 'not heard of',
    inNoList: 'in no list',
    noAddress: 'no address yet',
    same: 'the same pod',
    sameIPv6: 'its IPv6',
    goneFor: (time: string) => `gone ${time}`,
    freeSeat: 'free seat',
    nobodyHasIt: 'no pod has this address',
  },

  service: {
    noNumber: 'no number of its own',
    noNumberNoList: 'no number, no list',
    alias: 'ExternalName: DNS says another name',
    aliasShort: 'DNS says another name',
    thereIsNoList: 'there is no list',
    byHand: 'no selector, so people keep the list',
    byHandShort: 'no selector, kept by hand',
    dns: (n: number) =>
      n === 0
        ? 'DNS answers with no address'
        : n === 1
          ? 'DNS answers with its address'
          : n === 2
            ? 'DNS answers with both addresses'
            : `DNS answers with all ${n} addresses`,
    dnsShort: (n: number) =>
      n === 0
        ? 'DNS gives no address'
        : n === 1
          ? 'DNS gives its address'
          : n === 2
            ? 'DNS gives both addresses'
            : `DNS gives ${n} addresses`,
    dualStack: (address: string) => `and ${address}, dual stack: one list per kind of address`,
    unchanged: 'unchanged: name, number, port',
    unknownService: 'a list without its Service',
    listUnknown: 'its list is not known yet',
    listDenied: 'its list may not be seen',
    noDoor: 'no door: dialled only from inside the cluster',
    nodePort: (port: number) => `no door, but port ${port} of every node leads here`,
    loadBalancer: (addresses: string) => `no door, but ${addresses} leads here`,
    doorsUnknown: 'doors are not known',
    counts: (parts: readonly string[]) => parts.join(', '),
    readyOf: (ready: number, of: number) =>
      ready > of ? `${ready} ready, ${of} wanted` : `${ready} of ${of} ready`,
    draining: (n: number) => `${n} draining`,
    starting: (n: number) => `${n} starting`,
    notReady: (n: number) => `${n} not ready`,
    failed: (n: number) => `${n} ${plural(n, 'fails', 'fail')}`,
  },

  silence: {
    'selector-matches-nothing': (selector: string) => `No pod carries ${selector}.`,
    scaledToZero: 'It is scaled to zero: no pod is wanted.',
    scaledToZeroShort: 'It is scaled to zero.',
    finished: (n: number) =>
      n === 1 ? 'The only pod that matches has finished.' : `All ${n} pods that match have finished.`,
    'no-address': (n: number) =>
      n === 1 ? 'One pod matches; it has no address yet.' : `${n} pods match; none has an address yet.`,
    'nobody-ready': (n: number) =>
      n === 1 ? 'One pod matches; it is not ready.' : `${n} pods match; none is ready.`,
    'port-unresolved': (port: string, n: number) =>
      `No container declares the port ${port}: ${n === 1 ? 'one ready pod' : `${n} ready pods`}, no number to dial.`,
    'by-hand-empty': 'It has no selector, and nobody has written a line.',
    'not-listed': (n: number) =>
      n === 1
        ? 'One ready pod matches, but the list does not hold it.'
        : `${n} ready pods match, but the list holds none of them.`,
    'all-leaving': (n: number) =>
      n === 1 ? 'The only one listed is leaving.' : `All ${n} who are listed are leaving.`,
  },

  headline: {
    well: 'Everyone who should pick up, picks up.',
    wellListed: 'Everyone in the lists picks up.',
    wellSelected: (name: string, n: number) =>
      n === 1
        ? `${name} is one line long, and it picks up.`
        : `${name} is ${n} lines long, and all ${n} pick up.`,
    aliasSelected: (name: string, other: string) => `${name} is another name for ${other}.`,
    nobody: (list: readonly string[]) =>
      `${names(list)} ${plural(list.length, 'has', 'have')} nobody to pick up.`,
    nobodyYet: (list: readonly string[]) =>
      `${names(list)} ${plural(list.length, 'is', 'are')} starting: nobody picks up yet.`,
    zero: (list: readonly string[]) =>
      `${names(list)} ${plural(list.length, 'is', 'are')} scaled to zero: nobody picks up.`,
    some: (ready: number, of: number, name: string) =>
      ready === 0
        ? `Nobody picks up for ${name}.`
        : `${capital(figure(ready))} of ${figure(of)} ${plural(ready, 'picks', 'pick')} up for ${name}.`,
    someMany: (ready: number, of: number, name: string) => `${ready} of ${of} pick up for ${name}.`,
    differ: (list: readonly string[]) => `Some do not pick up for ${names(list)}.`,
    replaced: (leaving: number, coming: number, name: string) =>
      `${capital(figure(leaving))} ${plural(leaving, 'pod')} of ${name} ${plural(leaving, 'leaves', 'leave')}, ${
        leaving === 1 && coming === 1
          ? 'another moves in'
          : `${figure(coming)} ${plural(coming, 'moves', 'move')} in`
      }.`,
    leaving: (n: number, name: string) =>
      `${capital(figure(n))} ${plural(n, 'pod')} of ${name} ${plural(n, 'leaves', 'leave')}.`,
    coming: (n: number, name: string) =>
      `${capital(figure(n))} ${plural(n, 'pod')} of ${name} ${plural(n, 'is', 'are')} starting.`,
    comeAndGo: (list: readonly string[]) => `Pods of ${names(list)} come and go.`,
    unlisted: (n: number, name: string) =>
      `${capital(figure(n))} ready ${plural(n, 'pod')} of ${name} ${plural(n, 'is', 'are')} in no list.`,
    strays: (list: readonly string[]) =>
      `${names(list)} ${plural(list.length, 'fails', 'fail')}, in no list.`,
    nodeNotReady: (list: readonly string[]) =>
      `${names(list)} ${plural(list.length, 'is', 'are')} not ready.`,
    /** `Two namespaces are live, one is closed to you, one is stale.` */
    mixed: (parts: readonly { readonly known: Known; readonly count: number }[]) =>
      `${parts
        .map(({ known: state, count }, i) => {
          const number = i > 0 ? figure(count) : `${capital(figure(count))} ${plural(count, 'namespace')}`;
          return `${number} ${plural(count, 'is', 'are')} ${known[state]}`;
        })
        .join(', ')}.`,
    onlyAliases: (n: number) =>
      `${n === 2 ? 'Both' : `All ${figure(n)}`} Services are other names for what is elsewhere.`,
    packet: 'A call never passes through the Service.',
    nodeSilent: (list: readonly string[]) =>
      `${names(list)} ${plural(list.length, 'does', 'do')} not answer.`,
    nodeClosed: (list: readonly string[]) =>
      `${names(list)} ${plural(list.length, 'takes', 'take')} no new pods.`,
    empty: (where: string) => `${where} is empty.`,
    noService: (where: string) => `${where} has no Service.`,
    noNamespace: (where: string) => `There is no namespace ${where}.`,
    loading: (where: string) => `Reading ${where}.`,
    notWatched: (where: string) => `${where} is not watched here.`,
    denied: (what: string, where: string) => `${what} of ${where} may not be seen.`,
    failed: (what: string, where: string) => `${what} of ${where} could not be read.`,
    lastKnown: (sentence: string) => `Last known: ${sentence}`,
  },

  more: {
    total: (services: number, lines: number, byHand: number, namespaces: number) =>
      `${services} ${plural(services, 'Service')}${namespaces > 1 ? ` in ${namespaces} namespaces` : ''}, ${lines} ${plural(lines, 'line')}${
        lines === 0
          ? ''
          : byHand === lines
            ? ', written by hand'
            : byHand > 0
              ? ', all ready or written by hand'
              : ', all ready'
      }.`,
    nameStays: 'Name and number stay.',
    losesAndGains: 'Name and number stay. The list loses one line and gains one.',
    stillReady: (n: number) =>
      n === 0
        ? 'Nobody picks up meanwhile.'
        : `${capital(figure(n))} ${plural(n, 'picks', 'pick')} up meanwhile.`,
    dialIP: 'Nobody can be called by name there.',
    nothingThere: 'No Service, no pod.',
    onlyFinished: (n: number) =>
      n === 1 ? 'One pod, which has finished.' : `${capital(figure(n))} pods, all of them finished.`,
    dnsOnly: (n: number) =>
      n === 1
        ? 'DNS answers with that name; there is no list.'
        : 'DNS answers with those names; there are no lists.',
    nearMiss: (pods: number, workload: string, carried: string) =>
      `${pods === 1 ? 'The pod' : `The ${figure(pods)} pods`} of ${workload} ${plural(pods, 'carries', 'carry')} ${carried}.`,
    noSuchLabel: (key: string) => `no ${key}`,
    closed: (list: string) =>
      `${list} may not be seen. What cannot be seen is drawn as not seen, never as empty.`,
    onlySeen: 'What is not known is drawn as not known, never as empty.',
    packet: (name: string) =>
      `The true path of a packet, for ${name}: the list is looked up, the swap happens on the caller’s node.`,
    also: (sentence: string) => `Also: ${sentence}`,
    podsUnseen: 'Pods may not be seen, so only the lists speak.',
    podsUnread: 'Pods are not read yet, so only the lists speak.',
    noNews: 'Nothing new is heard from the cluster.',
    count: (n: number) => `${n} so far.`,
    wait: 'Until then nothing is said about it.',
    rights: 'Other things are shown as far as rights go.',
    watchedOnly: (scopes: readonly string[]) => `This Switchboard shows ${names(scopes)} only.`,
  },
} as const;
