/**
 * Every text of the scene, in English: state words, sentences at things, the headline, the ledger. Only facts: causes and persons stand nowhere, because no
 * object proves them. Functions take names and numbers as they are; `plain` parts are text, names are set off by who shows them.
 */

import { figure, figureOf, plural } from './grammar-en.ts';
import { headlineWords } from './headline-en.ts';

export const en = {
  line: {
    ready: 'ready',
    byHand: 'by hand',
    /** The controller copies what people write in an Endpoints object. */
    copied: 'by hand, copied',
    copiedFrom: (name: string) => `copied from Endpoints ${name}, written by hand`,
    was: (word: string) => `was ${word}`,
    noPort: 'none',
    notShown: 'its list is not shown to you',
    notInFile: 'its list is not in the file',
    notRead: 'its list is not read yet',
    notEmpty: 'which is not the same as empty',
    draining: 'draining',
    drainingServing: 'draining, still serving',
    drainingFor: (left: string) => `draining, ${left} left`,
    notReadyYet: 'not ready yet',
    notReady: 'not ready',
    notReadyFor: (time: string) => `not ready, ${time}`,
    /** Its pod's node does not answer. */
    silent: 'node silent',
    crashes: 'crashes',
    noImage: 'no image',
    fails: 'fails',
    gone: 'line gone',
    empty: 'empty',
    drainingOf: (names: readonly string[]) => `draining ${names.join(', ')}`,
    drainingRow: (n: number) => `${figureOf(n)} draining`,
  },

  pod: {
    pending: 'waiting for a node',
    starting: 'starting',
    ready: 'ready',
    notReady: 'not ready',
    crashes: 'crashes',
    restarts: (n: number) => `${figureOf(n)} ${plural(n, 'restart')}`,
    noImage: 'no image',
    fails: 'fails',
    terminating: 'terminating',
    finished: 'finished',
    failed: 'failed',
    evicted: 'evicted',
    unknown: 'not heard of',
    inNoList: 'in no list',
    notListedYet: 'not listed yet',
    notListedFor: (time: string) => `not listed yet, ${time}`,
    noAddress: 'no address yet',
    same: 'the same pod',
    sameIPv6: 'its IPv6',
    goneFor: (time: string) => `gone ${time}`,
    gone: 'gone',
    freeSeat: 'free seat',
    nobodyHasIt: 'no pod has this address',
    nobodyHasItShort: 'no pod has it',
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
            : `DNS answers with all ${figureOf(n)} addresses`,
    dnsShort: (n: number) =>
      n === 0
        ? 'DNS gives no address'
        : n === 1
          ? 'DNS gives its address'
          : n === 2
            ? 'DNS gives both addresses'
            : `DNS gives ${figureOf(n)} addresses`,
    dualStack: 'one name, two numbers, a list for each family',
    dualStackShort: 'two numbers, a list for each',
    waysToDial: (type: string, n: number) => `${type}: ${figure(n)} ways to dial it`,
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
      ready > of
        ? `${figureOf(ready)} ready, ${figureOf(of)} wanted`
        : `${figureOf(ready)} of ${figureOf(of)} ready`,
    draining: (n: number) => `${figureOf(n)} draining`,
    starting: (n: number) => `${figureOf(n)} starting`,
    notReady: (n: number) => `${figureOf(n)} not ready`,
    failed: (n: number) => `${figureOf(n)} ${plural(n, 'fails', 'fail')}`,
  },

  silence: {
    'selector-matches-nothing': (selector: string) => `No pod carries ${selector}.`,
    scaledToZero: 'It is scaled to zero: no pod is wanted.',
    scaledToZeroShort: 'It is scaled to zero.',
    finished: (n: number) =>
      n === 1
        ? 'The only pod that matches has finished.'
        : `All ${figureOf(n)} pods that match have finished.`,
    'no-address': (n: number) =>
      n === 1
        ? 'One pod matches; it has no address yet.'
        : `${figureOf(n)} pods match; none has an address yet.`,
    'nobody-ready': (n: number) =>
      n === 1 ? 'One pod matches; it is not ready.' : `${figureOf(n)} pods match; none is ready.`,
    portNotListed: (port: string) => `The list has no port ${port}.`,
    'port-unresolved': (port: string, n: number) =>
      `No container declares the port ${port}: ${n === 1 ? 'one ready pod' : `${figureOf(n)} ready pods`}, no number to dial.`,
    'by-hand-empty': 'It has no selector, and nobody has written a line.',
    'not-listed': (n: number) =>
      n === 1
        ? 'One ready pod matches, but the list does not hold it.'
        : `${figureOf(n)} ready pods match, but the list holds none of them.`,
    'all-leaving': (n: number) =>
      n === 1 ? 'The only one listed is leaving.' : `All ${figureOf(n)} who are listed are leaving.`,
  },

  ...headlineWords,
} as const;
