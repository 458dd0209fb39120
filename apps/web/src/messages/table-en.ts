/** Texts of the tables, in English; they come with their code. */
import { capital, figureOf, plural } from '@switchboard/core/scene/messages/grammar-en';
import type { ListName } from '@switchboard/core/tables/table';

const lists: Readonly<Record<ListName, string>> = {
  endpoints: 'endpoints',
  slices: 'slices',
  services: 'services',
  pods: 'pods',
  nodes: 'nodes',
};

const about: Readonly<Record<ListName, string>> = {
  endpoints:
    'Who is called when somebody dials the Service. Deprecated since v1.33; kubectl warns. What was found is ours.',
  slices:
    'The object that is really read. It prints at most three addresses, ready or not. What was found is ours.',
  services: 'The names and numbers that stay, whoever answers. What was found is ours.',
  pods: 'Who is there, and where. The last two columns are ours: which list names this pod, and what was found.',
  nodes: 'Where pods run. The last four columns are ours.',
};

export const tableWords = {
  lists,
  about,
  left: 'Left table',
  right: 'Right table',
  title: (left: ListName, right: ListName) =>
    isCalled(left) && right === 'pods'
      ? 'The same address, in two lists.'
      : `${capital(lists[left])} and ${lists[right]}.`,
  gloss: (left: ListName, right: ListName) =>
    isCalled(left) && right === 'pods'
      ? 'Left, who is called. Right, who is there. Point at an address and it lights in both.'
      : 'Point at an address and it lights in both.',
  narrow: 'rows with',
  narrowBy: 'any words',
  sortBy: (column: string) => `Sort by ${column}`,
  copy: 'copy',
  copyCsv: 'copy CSV',
  counted: (shown: number, all: number) =>
    shown === all
      ? `${figureOf(all)} ${plural(all, 'row')}.`
      : `${figureOf(shown)} of ${figureOf(all)} rows.`,
  inNoList: 'in no list',
  nothingMatches: 'No row has all of these words.',
  none: (list: ListName, where: string) =>
    list === 'nodes' ? 'No node is seen.' : `No ${lists[list]} in ${where}.`,
} as const;

function isCalled(list: ListName): boolean {
  return list === 'endpoints' || list === 'slices';
}
