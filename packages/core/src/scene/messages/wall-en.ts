/**
 * The few words of the wall, in English: so short that they can be read from five metres, and facts only. Called by wall.ts; longer sentences are the headline's.
 */
import { figure, plural } from './grammar-en.ts';

export const wallWords = {
  silence: {
    zero: 'scaled to zero',
    'selector-matches-nothing': 'no pod matches',
    finished: 'all have finished',
    'no-address': 'no address yet',
    'nobody-ready': 'nobody is ready',
    'port-unresolved': 'port without a number',
    'by-hand-empty': 'nobody is listed',
    'not-listed': 'ready, in no list',
    'all-leaving': 'all are leaving',
  },
  starting: (n: number) => `${figure(n)} starting`,
  notReady: (n: number) => `${figure(n)} not ready`,
  failed: (n: number) => `${figure(n)} ${plural(n, 'fails', 'fail')}`,
  ended: (n: number) => `${figure(n)} failed`,
  draining: (n: number) => `${figure(n)} draining`,
  unlisted: (n: number) => `${figure(n)} in no list`,
  unknown: (n: number) => `${figure(n)} not heard of`,
  byHand: 'written by hand',
  alias: (other: string) => `means ${other}`,
  listUnknown: 'list not known yet',
  listDenied: 'list may not be seen',
  node: {
    'not-ready': 'not ready',
    unknown: 'does not answer',
    cordoned: 'takes no new pods',
  },
  leadsThere: (door: string) => `${door} leads there.`,
} as const;
