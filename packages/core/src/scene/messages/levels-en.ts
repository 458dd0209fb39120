/** Texts of the picture from afar, in English: what is wrong in two words, tallies, sentences for who does not see the lamps. Only facts. */
import type { Trouble } from '../levels/trouble.ts';
import { figureOf, plural } from './grammar-en.ts';

export const levels = {
  /** After a number: `3 crash-looping`. */
  trouble: {
    'crash-looping': 'crash-looping',
    'no-image': 'without an image',
    failing: 'failing',
    failed: 'failed',
    'not-heard-of': 'not heard of',
    'not-ready': 'not ready',
    'no-node': 'waiting for a node',
    starting: 'starting',
    'not-listed': 'ready, in no list',
    draining: 'draining',
    terminating: 'terminating',
  } satisfies Readonly<Record<Trouble, string>>,
  /** The same where there is little room. */
  short: {
    'crash-looping': 'crash',
    'no-image': 'no image',
    failing: 'fail',
    failed: 'failed',
    'not-heard-of': 'unknown',
    'not-ready': 'unready',
    'no-node': 'wait',
    starting: 'start',
    'not-listed': 'unlisted',
    draining: 'drain',
    terminating: 'leave',
  } satisfies Readonly<Record<Trouble, string>>,
  all: (n: number, what: string) => `all ${figureOf(n)} ${what}`,
  silence: {
    'selector-matches-nothing': 'selector matches no pod',
    finished: 'all have finished',
    'no-address': 'no address yet',
    'nobody-ready': 'nobody is ready',
    'port-unresolved': 'its port has no number',
    'by-hand-empty': 'nobody is in the list',
    'not-listed': 'the list is empty',
    'all-leaving': 'all are leaving',
  },
  /** The same where there is little room. */
  silenceShort: {
    'selector-matches-nothing': 'no pod',
    finished: 'finished',
    'no-address': 'no address',
    'nobody-ready': 'nobody',
    'port-unresolved': 'no port',
    'by-hand-empty': 'empty',
    'not-listed': 'empty',
    'all-leaving': 'leaving',
  },
  scaledToZero: 'scaled to zero',
  alias: 'another name',
  node: { silent: 'silent', notReady: 'not ready', cordoned: 'cordoned' },
  ofService: (text: string, service: string) => `${text} of ${service}`,
  inNoList: (text: string) => `${text} in no list`,
  /** At the pointer. */
  lamp: (name: string, namespace: string, state: string, node: string | undefined) =>
    `${name}, ${state}, ${node === undefined ? 'no node yet' : `on ${node}`}, in ${namespace}`,
  others: (n: number) => `and ${figureOf(n)} more`,
  othersBrief: (n: number) => `+${figureOf(n)}`,
  services: (n: number) => `${figureOf(n)} ${plural(n, 'Service')}`,
  nodes: (n: number) => `${figureOf(n)} ${plural(n, 'node')}`,
  pods: (n: number) => `${figureOf(n)} ${plural(n, 'pod')}`,
  complete: (complete: number, services: number) =>
    `${figureOf(complete)} of ${levels.services(services)} have every line.`,
  summary: (complete: number, services: number, ready: number, pods: number, nodes: number) =>
    `${levels.complete(complete, services)} ${figureOf(ready)} of ${levels.pods(pods)} are ready, on ${levels.nodes(nodes)}.`,
  pathFails: (path: string) => `${path} fails`,
} as const;
