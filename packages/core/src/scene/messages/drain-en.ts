/** Texts of a drain, in English: at the node, at its pods and their Services, in the headline. Only what objects say: nobody is told when or in which order. */
import { capital, figure, figureOf, names, plural } from './grammar-en.ts';

const going = (n: number): string => (n === 0 ? 'nobody' : figure(n));

export const drainWords = {
  drains: 'drains',
  gone: (gone: number, of: number) => `${figureOf(gone)} of ${figureOf(of)} gone`,
  leaving: (n: number) => `${figureOf(n)} leaving`,

  mayGo: 'may go',
  mayGoBy: (budget: string) => `may go: budget ${budget} allows it`,
  mayNotGo: 'may not go',
  waitsFor: (budget: string) => `waits: budget ${budget}`,
  waitsBy: (budget: string) => `waits: budget ${budget} allows none now`,
  /** The API evicts no pod that more than one budget covers. */
  waitsSeveral: (n: number) => `waits: ${figure(n)} budgets cover it`,

  service: (n: number) => `its budget lets ${going(n)} go now`,

  emptied: (list: readonly string[]) => `${names(list)} ${plural(list.length, 'is', 'are')} being emptied.`,
  held: (list: readonly string[], kept: string) =>
    `${names(list)} ${plural(list.length, 'is', 'are')} being emptied, but ${kept}.`,
  stand: (n: number, nodes: number) =>
    `${capital(figure(n))} ${plural(n, 'pod')} still ${plural(n, 'stands', 'stand')} on ${plural(nodes, 'it', 'them')}`,
  lets: (budget: string, n: number) => `budget ${budget} lets ${going(n)} go`,
  letsAtATime: (budget: string, n: number) => `budget ${budget} lets ${figure(n)} go at a time`,
  letsNow: (budget: string, n: number) => `budget ${budget} lets ${figure(n)} go now`,
  several: (n: number) => `${figure(n)} budgets let nobody go now`,
} as const;
