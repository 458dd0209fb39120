/** Words of what stands in the place of a picture, and of what may not be seen, in English. */
import { figureOf, names } from '@switchboard/core/scene/messages/grammar-en';
import type { HeardLists } from './heard-lists.ts';

export const stateWords = {
  close: 'Close',
  links: {
    label: 'How fresh it is',
    page: 'This page hears the server',
    cluster: 'The server hears the cluster',
    watches: 'Each watch by itself',
    files: 'Read once, from',
    held: 'What the file holds',
    inFile: 'in the file',
    notInFile: 'not in the file',
    unknown: 'not known while the server is not heard',
    gone: (since: string) => `not since ${since}`,
    heard: ({ live, of, notShown, absent }: HeardLists, lagMs: number) =>
      [
        `${figureOf(live)} of ${figureOf(of)} lists live`,
        ...(notShown === 0 ? [] : [`${figureOf(notShown)} not shown to you`]),
        ...(absent === 0 ? [] : [`${figureOf(absent)} not served here`]),
        ...(lagMs < 1_000 ? [] : [`${figureOf(Math.round(lagMs / 1_000))} s behind`]),
      ].join(', '),
  },
  connecting: {
    title: (cluster: string | undefined) =>
      cluster === undefined ? 'Connecting.' : `Connecting to ${cluster}.`,
    server: 'This page asks its server for the picture.',
    cluster: 'The server answers; the first picture is on its way.',
  },
  reading: (cluster: string | undefined) => (cluster === undefined ? 'Reading.' : `Reading ${cluster}.`),
  empty: {
    title: (namespaces: readonly string[]) =>
      namespaces.length === 1
        ? `Nothing in namespace ${namespaces[0]}.`
        : `Nothing in ${figureOf(namespaces.length)} namespaces.`,
    text: (others: number) =>
      others === 0
        ? 'No Service, no pod, and no other namespace with a Service that may be seen.'
        : `No Service, no pod. ${figureOf(others)} other ${others === 1 ? 'namespace has' : 'namespaces have'} some.`,
    choose: 'Choose another',
    all: 'Show all namespaces',
  },
  missing: {
    // The headline says that there is none.
    title: () => 'Which one did you mean?',
    text: (others: number) =>
      others === 0
        ? 'It may be spelled otherwise, or deleted.'
        : `It may be spelled otherwise, or deleted. ${figureOf(others)} ${others === 1 ? 'namespace has' : 'namespaces have'} Services.`,
  },
  rights: {
    label: 'What you may not see',
    title: (namespaces: readonly string[]) => `Nothing of ${names(namespaces)} may be seen.`,
    text: (cluster: string) =>
      `The cluster ${cluster} answers, and refuses these lists. That is not the same as empty. Whoever grants rights there can use this:`,
    gloss:
      'The cluster refuses these lists, so they are left out of the picture and not guessed. Everything else works. Reading is all that is needed; Secrets and ConfigMaps are never asked for.',
    where: (scope: string) => (scope === '' ? 'of the whole cluster' : `in ${scope}`),
    help: {
      Role: 'A Role that would help:',
      ClusterRole: 'A ClusterRole, for what is of the whole cluster:',
    },
    bind: 'Bound to you, or to whom Switchboard runs as:',
  },
} as const;
