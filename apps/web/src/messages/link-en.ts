/** What is said of the page's own link and of how fresh each kind is, in English. Part of `words`. */
import { figureOf } from '@switchboard/core/scene/messages/grammar-en';

/** States of what is known, in a word. */
const short = {
  loading: 'reading',
  live: 'live',
  stale: 'stale',
  'rate-limited': 'waiting',
  polled: 'polled',
  denied: 'denied',
  absent: 'absent',
  failed: 'failed',
} as const;
type ShortState = keyof typeof short;

export const linkWords = {
  link: {
    connecting: 'connecting',
    unheard: 'Nothing is known yet.',
    live: (age: string) => `live, ${age} old`,
    files: 'from a file, not live',
    stands: 'live, its clock stands',
    paused: 'the picture stands',
    clusterGone: 'cluster not heard',
    catchingUp: 'catching up',
    offline: (seconds: number) =>
      seconds > 0 ? `no connection, retry in ${seconds} s` : 'no connection, trying now',
    signedOut: 'signed out',
    denied: 'not allowed',
    incompatible: 'newer server',
    hidden: 'paused',
    details: 'How fresh is each kind?',
    missingPart: { title: 'This part of the page could not be loaded.', action: 'Reload' },
    lastKnown: (time: string, sentence: string) => `At ${time}: ${sentence}`,
  },
  freshness: {
    title: 'Fresh?',
    kind: 'kind',
    scope: 'where',
    state: 'state',
    everywhere: 'everywhere',
    states: {
      loading: 'loading',
      live: 'live',
      stale: 'stale',
      'rate-limited': 'slowed down by the API server',
      polled: 'asked again and again',
      denied: 'not allowed',
      absent: 'not served here',
      failed: 'failed',
    },
    notShown: 'not shown to you',
    where: (namespaces: readonly string[]) =>
      namespaces.length > 3
        ? ` in ${figureOf(namespaces.length)} namespaces`
        : ` in ${namespaces.join(', ')}`,
    /** `2 of 4 live, 1 stale, 1 denied`. */
    ofLive: (live: number, of: number, rest: readonly (readonly [state: ShortState, count: number])[]) =>
      [
        `${figureOf(live)} of ${figureOf(of)} live`,
        ...rest.map(([state, n]) => `${figureOf(n)} ${short[state]}`),
      ].join(', '),
    maySee: {
      title: 'What you may see',
      kinds: { Service: 'Services', EndpointSlice: 'lists', Pod: 'pods' },
      states: short,
      others: (n: number) => (n === 1 ? 'and one more' : `and ${figureOf(n)} more`),
    },
    since: (time: string) => `since ${time}`,
    loaded: (loaded: number, expected: number | undefined, what = '') =>
      expected === undefined
        ? `${figureOf(loaded)} ${what} so far`.replace('  ', ' ')
        : `${figureOf(loaded)} of about ${figureOf(expected)} ${what}`.trim(),
  },
} as const;
