/** Words of the export, in English. */
import { names } from '@switchboard/core/scene/messages/grammar-en';

export const exportWords = {
  title: 'Take it along',
  gloss: 'What is on screen, as it is now.',
  close: 'Close',
  kinds: {
    png: ['Picture', 'PNG, twice as fine as the screen'],
    svg: ['Drawing', 'SVG: text stays text, with a title and a description'],
    mermaid: ['Mermaid', 'a flowchart as text, for a ticket or a wiki'],
    json: ['JSON', 'Services, lines, pods, nodes as Switchboard knows them'],
    print: ['Print', 'the picture with its signs, on one sheet'],
    link: ['Link', 'to this view; it holds no secret'],
  },
  copyMermaid: 'copy',
  saved: (file: string) => `Saved as ${file}.`,
  copied: 'Copied.',
  failed: (why: string) => `That did not work: ${why}`,
  nothing: 'There is no picture to take along yet.',
  fake: 'Names and addresses are real. Whoever gets this can read them.',
  faked: 'Names and addresses are made up, the same ones each time.',
  fakeSwitch: 'Replace them by made-up ones, everywhere on this page',
  realSwitch: 'Show the real ones again',
  source: (cluster: string, namespaces: readonly string[], at: string) =>
    `${cluster}, ${namespaces.length > 3 ? `${namespaces.length} namespaces` : names(namespaces)}, ${at}. Switchboard`,
} as const;

export type ExportKind = keyof typeof exportWords.kinds;
