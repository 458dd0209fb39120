/** Words of the line of notices, in English: what is wrong with what is known, what happened, to what, and what to do. They come with its code. */
import { figureOf } from '@switchboard/core/scene/messages/grammar-en';

export const noticeWords = {
  title: 'Notices',
  more: (count: number) => `${figureOf(count)} more`,
  whole: 'All of it',
  less: 'Less',
  problems: {
    namespace: (value: string) =>
      `The address names “${value}”, which cannot be a namespace. It was left out.`,
    selection: (value: string) =>
      `The address selects “${value}”, which is not of the form Kind/namespace/name. It was left out.`,
    focus: (value: string) =>
      `The address looks at “${value}”, which is not of the form Kind/namespace/name. It was left out.`,
    show: (value: string) =>
      `The address filters by “${value}”, which is no sign of the picture. It was left out.`,
    path: (value: string) => `There is no path “${value}” to draw; packet is one. It was left out.`,
    notThere: (kind: string, namespace: string, name: string) =>
      `The address looks at ${kind} ${name}${namespace === '' ? '' : ` in ${namespace}`}, which is not on screen. All is shown.`,
    tab: (value: string) =>
      `There is no tab “${value}”: facts, events and yaml are there. The facts are shown.`,
    detail: (value: string) =>
      `There is no level of detail “${value}”: rows, streets and plan are there. What fits is shown.`,
    lens: (value: string) =>
      `The address asks for the lens ${value}; there are lines and nodes. Pods stand opposite their line.`,
    view: (value: string) =>
      `There is no view “${value}”: only endpoints, besides the picture, which is shown.`,
    theme: (value: string) =>
      `There are no colours “${value}”: dark, light and projector are there. Yours are shown.`,
    dismiss: 'Dismiss',
  },
  namespaces: {
    gone: (names: readonly string[]) =>
      names.length <= 3
        ? `There is no namespace ${names.join(' or ')} in this cluster.`
        : `${figureOf(names.length)} of the namespaces that the address names are not in this cluster: ${names[0]}, ${names[1]} …`,
    most: (shown: number, asked: number) => ({
      title: `${figureOf(shown)} of ${figureOf(asked)} namespaces are shown.`,
      text: 'One page shows no more: choose some of them.',
    }),
  },
  link: {
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
  freshness: {
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
      text: 'What is drawn is true already',
      /** Until then nothing is drawn. */
      begins: 'The picture begins with Services and namespaces',
      soFar: (said: string, read: readonly string[]) =>
        `${said}${read.length === 0 ? '' : `; read so far: ${read.join(', ')}`}.`,
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
} as const;

/** A sentence of somebody else, without its end, to be led on. */
function open(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
