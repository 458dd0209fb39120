/**
 * Texts of the headline, in English: the sentence, and the second one that says what else. Part of `en`. Only facts: what no object proves stands nowhere.
 */
import { capital, figure, figureOf, names, plural } from './grammar-en.ts';

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

export const headlineWords = {
  headline: {
    well: 'Everyone who should pick up, picks up.',
    wellListed: 'Everyone in the lists picks up.',
    wellSelected: (name: string, n: number) =>
      n === 1
        ? `${name} is one line long, and it picks up.`
        : `${name} is ${figureOf(n)} lines long, and all ${figureOf(n)} pick up.`,
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
    someMany: (ready: number, of: number, name: string) =>
      `${figureOf(ready)} of ${figureOf(of)} pick up for ${name}.`,
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
    unattached: (list: readonly string[]) =>
      `${names(list)} ${plural(list.length, 'is', 'are')} attached to nothing.`,
    noGrant: (route: string, service: string, others: number) =>
      `No grant lets ${route} lead to ${service}${others === 0 ? '' : `, and ${figure(others)} more`}.`,
    walled: (list: readonly string[]) => `Policies let nobody in at ${names(list)}.`,
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
    wrong: (name: string, what: string) => `${name}: ${what}.`,
    empty: (where: string) => `${where} is empty.`,
    noService: (where: string) => `${where} has no Service.`,
    noNamespace: (where: string) => `There is no namespace ${where}.`,
    everyNamespace: 'every namespace',
    loading: (where: string) => `Reading ${where}.`,
    notWatched: (where: string) => `${where} is not watched here.`,
    denied: (what: string, where: string) => `${what} of ${where} may not be seen.`,
    notInFile: (what: string, where: string) => `${what} of ${where} are not in the file.`,
    failed: (what: string, where: string) => `${what} of ${where} could not be read.`,
    lastKnown: (sentence: string) => `Last known: ${sentence}`,
  },

  more: {
    total: (services: number, lines: number, byHand: number, namespaces: number) =>
      `${figureOf(services)} ${plural(services, 'Service')}${namespaces > 1 ? ` in ${figureOf(namespaces)} namespaces` : ''}, ${figureOf(lines)} ${plural(lines, 'line')}${
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
    noNewsOf: {
      Service: 'Nothing new is heard of Services.',
      EndpointSlice: 'Nothing new is heard of the lists.',
    },
    count: {
      Service: (n: number) => `${figureOf(n)} ${plural(n, 'Service')} so far.`,
      EndpointSlice: (n: number) => `${figureOf(n)} ${plural(n, 'list')} so far.`,
    },
    wait: 'Until then nothing is said about it.',
    inFile: 'What it holds is shown, and nothing is made up.',
    rights: 'Other things are shown as far as rights go.',
    watchedOnly: (scopes: readonly string[]) => `This Switchboard shows ${names(scopes)} only.`,
  },
} as const;
