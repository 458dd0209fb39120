/** Every text of the wall around core's rows, in English: plain and short, for five metres. */

import { figureOf } from '@switchboard/core/scene/messages/grammar-en';

export const wallTexts = {
  services: 'Services',
  nodes: 'Nodes',
  link: {
    live: 'live',
    files: 'from a file, not live',
    connecting: 'connecting',
    lost: 'no connection',
    signedOut: 'not signed in',
    denied: 'refused',
    incompatible: 'older than the server',
    stale: 'out of date',
  },
  where: (cluster: string, namespaces: readonly string[]) => {
    const [only = ''] = namespaces;
    if (namespaces.length === 1) return `${cluster}, namespace ${only}`;
    return namespaces.length === 0 ? cluster : `${cluster}, ${figureOf(namespaces.length)} namespaces`;
  },
  madeUp: 'made-up names',
  broken: (n: number) => `${figureOf(n)} broken`,
  warnings: (n: number) => `${figureOf(n)} ${n === 1 ? 'warning' : 'warnings'}`,
  nothingWrong: 'nothing broken',
  rest: (count: number, wrong: number) =>
    wrong === 0
      ? `and ${figureOf(count)} more, all well`
      : wrong === count
        ? `and ${figureOf(count)} more, none of them well`
        : `and ${figureOf(count)} more, ${figureOf(wrong)} of them not well`,
  more: (n: number) => `+${figureOf(n)}`,
  noService: 'No Service here.',
  noNodes: 'No node is known.',
  noNewsSince: (time: string) => `No news since ${time}`,
  noNewsFor: (age: string) => `, for ${age}`,
  neverHeard: 'Nothing is known yet: the server does not answer.',
  starting: 'Reading the cluster.',
  signedOut: 'Open the address that switchboard printed when it started: it carries the key.',
  denied: 'The server refuses this page. It tries again by itself.',
  incompatible: 'The server is newer. This page renews itself.',
  mishap: 'The wall met an error.',
  mishapMore: 'It starts again by itself.',
  /** What a row says to who cannot see the lamps. */
  row: (...parts: readonly string[]) => parts.filter(part => part !== '').join(', '),
  picksUp: (ready: number, of: number) =>
    of === 0 ? 'nobody ready' : `${figureOf(ready)} of ${figureOf(of)} ready`,
  pods: (n: number) => `${figureOf(n)} ${n === 1 ? 'pod' : 'pods'}`,
} as const;
