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
    lastKnown: (time: string, sentence: string) => `At ${time}: ${sentence}`,
    banner: {
      picture: (since: string) => `The picture is of ${since}; nothing is made up meanwhile.`,
      offline: {
        title: 'The server does not answer.',
        text: 'If it has ended, start it again where it ran; this page goes on by itself as soon as it is back.',
      },
      forward: {
        title: 'The port-forward or its server has ended.',
        text: 'It does not come back by itself. Start it again, for example:',
      },
      forwardLine: (namespace: string, port: string) =>
        `kubectl -n ${namespace} port-forward svc/switchboard ${port}:80`,
      full: {
        title: 'The server takes no more viewers at the moment (503).',
        text: 'It tries again by itself; closing other tabs of this page makes room.',
      },
      proxy: (code: string) => ({
        title: `A proxy answers in place of the server (${code}).`,
        text: 'The way there is open, and nobody is at its end: see whether the server runs.',
      }),
      waiting: {
        title: 'No answer yet.',
        text: 'A browser opens six connections to one address; other tabs of this page may hold them all. Close some, or wait: it goes on by itself.',
      },
      late: (seconds: number) => ({
        title: `What comes is ${seconds} s old when it gets here.`,
        text: 'Something between this page and the server holds the stream back, usually a proxy that buffers: switch buffering off there for /api/v1/stream.',
      }),
      otherCluster: (before: string, now: string) => ({
        title:
          before === now
            ? `Another cluster called ${now} is behind this address now.`
            : `Another cluster is behind this address now: ${now}, no longer ${before}.`,
        text: 'All that is shown is of the new one; links and names of before may lead nowhere.',
      }),
      signedOut: {
        title: 'This page is not signed in.',
        text: 'Open the address that switchboard printed when it started: it carries the token of this launch.',
      },
      wrongKey: {
        title: 'The key in the address is not the one of this launch.',
        text: 'It was taken out of the address. Open the one that switchboard printed when it was started last.',
      },
      incomplete: {
        graph: {
          title: 'Wires and lamps could not be loaded.',
          text: 'The words are true; the lines between them are missing.',
        },
        beyond: {
          title: 'This view could not be loaded.',
          text: 'The picture shows lines instead, at the nearest level.',
        },
        action: 'Reload',
      },
      missingPart: { title: 'This part of the page could not be loaded.', action: 'Reload' },
      denied: {
        title: 'The server refuses this page.',
        text: 'It only answers pages that it served itself. Open its own address.',
      },
      incompatible: {
        title: 'The server is newer than this page.',
        text: 'Reload to get the page that belongs to it.',
        action: 'Reload',
      },
    },
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
    banner: {
      stale: (kinds: string, where: string, since: string, reason: string) => ({
        title: `The watch on ${kinds}${where} stopped.`,
        text: `Last known ${since}${reason === '' ? '' : `: ${open(reason)}`}. The server tries again by itself; everything stays where it was.`,
      }),
      several: (first: readonly string[], of: number) =>
        `${first.join(', ')} and ${figureOf(of - first.length)} more kinds`,
      denied: (kinds: string, where: string) => ({
        title: `Not allowed to list ${kinds}${where}.`,
        text: 'What cannot be seen is left out, not guessed. Everything else works.',
      }),
      notHeld: (kinds: string) => ({
        title: `The file holds no ${kinds}.`,
        text: 'Whether there are any it does not say: nothing is made up for them, and nobody is accused for want of them.',
      }),
      asked: (namespaces: string) => ({
        title: `Only ${namespaces} is watched.`,
        text: 'Switchboard was started with these namespaces; others are left out, not empty.',
      }),
      only: (namespaces: string) => ({
        title: `Only ${namespaces} is shown.`,
        text: 'The rights that are used here end there; other namespaces are left out, not empty.',
      }),
      reading: {
        slowed: 'The API server asks us to slow down.',
        text: (read: readonly string[]) =>
          `What is drawn is true already${read.length === 0 ? '' : `; read so far: ${read.join(', ')}`}.`,
      },
      help: 'What would help',
      cluster: (since: string, reason: string) => ({
        title: 'The cluster does not answer the server.',
        text: `Last known ${since}${reason === '' ? '' : `: ${open(reason)}`}. The server tries again by itself; everything stays where it was.`,
      }),
      credentials: (since: string, reason: string) => ({
        title: 'The cluster does not accept the server’s credentials any more.',
        text: `Last known ${since}: ${open(reason)}. The server takes new ones up by itself.`,
      }),
      failed: (kinds: string, reason: string) => ({ title: `${kinds} cannot be read.`, text: reason }),
      check: (verb: string, resource: string, namespaced: boolean, namespace: string) =>
        `kubectl auth can-i ${verb} ${resource}${!namespaced ? '' : namespace === '' ? ' -A' : ` -n ${namespace}`}`,
    },
  },
} as const;

/** A sentence of somebody else, without its end, to be led on. */
function open(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
