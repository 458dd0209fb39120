/**
 * What the stream tells, with made-up names and addresses in place of the true ones: before anything is kept, shown or exported. Every text is replaced unless it is known
 * to say nothing of whose cluster it is: a new field is disguised until somebody decides otherwise here. UIDs stay, so that all still belongs together.
 */
import type { Commits, Frame, Hello, StreamEvent } from '../stream-event.ts';
import { fakeAddress, fakeName, isAddress } from './fake-word.ts';

/** Fields whose texts are Kubernetes' own words, or ours. */
const plain = new Set([
  'state',
  'type',
  'kind',
  'family',
  'families',
  'why',
  'protocol',
  'phase',
  'pathType',
  'origin',
  'affinity',
  'internalTrafficPolicy',
  'externalTrafficPolicy',
  'containers',
  'revision',
  'endpointsObject',
  'protocols',
  'policyTypes',
  'version',
  'gates',
  'refused',
]);
/** Maps that are all sentences and commands: nothing of them is left without names. */
const told = new Set(['findings', 'judged']);
/** Sentences of the API: names stand in them wherever they like. */
const sentences = new Set(['message', 'refusal']);
const uid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** One word in Kubernetes' way: CrashLoopBackOff. */
const reasonWord = /^[A-Z][A-Za-z]{2,60}$/;

function disguiseText(text: string): string {
  if (text === '' || uid.test(text)) return text;
  if (isAddress(text)) return fakeAddress(text);
  // Keys of lines: Service, family and target.
  if (text.includes('|')) return text.split('|').map(disguiseText).join('|');
  return fakeName(text);
}

function disguiseValue(key: string, value: unknown): unknown {
  if (typeof value === 'string') {
    if (plain.has(key)) return value;
    if (key === 'reason') return reasonWord.test(value) ? value : '';
    return sentences.has(key) ? '' : disguiseText(value);
  }
  if (Array.isArray(value)) return value.map(item => disguiseValue(key, item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, disguiseValue(name, inner)]));
}

function disguiseFrame(frame: Frame): Frame {
  const patch = Object.fromEntries(
    Object.entries(frame.patch)
      .filter(([map]) => !told.has(map))
      .map(([map, change]) => [
        map,
        map === 'freshness' ? scopes(change as Scopes) : disguiseValue(map, change),
      ]),
  );
  return { ...frame, ns: disguiseText(frame.ns), patch: patch as Frame['patch'] };
}

interface Scopes {
  readonly put?: readonly { readonly kind: string; readonly scope: string }[];
  readonly gone?: readonly string[];
}

/** Keys of freshness are a kind and a namespace. */
function scopes({ put, gone }: Scopes): unknown {
  const key = (text: string) => {
    const [kind = '', ...scope] = text.split('/');
    return [kind, ...scope.map(disguiseText)].join('/');
  };
  return {
    ...(put === undefined
      ? {}
      : {
          put: put.map(({ ...one }) => {
            const scope = disguiseText(one.scope);
            return {
              ...one,
              scope,
              key: scope === '' ? one.kind : `${one.kind}/${scope}`,
              reason: undefined,
            };
          }),
        }),
    ...(gone === undefined ? {} : { gone: gone.map(key) }),
  };
}

function disguiseHello(hello: Hello): Hello {
  const { cluster } = hello;
  return {
    ...hello,
    ns: hello.ns.map(disguiseText),
    to: commits(hello.to),
    cluster: {
      ...cluster,
      name: cluster.source === 'simulated' ? cluster.name : fakeName(cluster.name),
      defaultNamespace: disguiseText(cluster.defaultNamespace),
    },
  };
}

export interface Disguise {
  event(event: StreamEvent): StreamEvent;
  /** The true name behind a made-up one, once it was heard; undefined before. */
  trueName(madeUp: string): string | undefined;
}

export function createDisguise(): Disguise {
  const behind = new Map<string, string>();
  const note = (name: string): void => void behind.set(disguiseText(name), name);
  return {
    event(event) {
      switch (event.type) {
        case 'hello': {
          const { hello } = event;
          for (const ns of [...hello.ns, hello.cluster.defaultNamespace]) note(ns);
          return { ...event, hello: disguiseHello(hello) };
        }
        case 'snapshot':
        case 'frame':
          for (const { name } of event.frame.patch.namespaces?.put ?? []) note(name);
          return { ...event, frame: disguiseFrame(event.frame) };
        case 'tick':
          return { ...event, tick: { ...event.tick, to: commits(event.tick.to) } };
        case 'reset':
        case 'bye':
          return event;
      }
    },
    trueName: madeUp => behind.get(madeUp),
  };
}

function commits(to: Commits): Commits {
  return Object.fromEntries(Object.entries(to).map(([ns, commit]) => [disguiseText(ns), commit]));
}
