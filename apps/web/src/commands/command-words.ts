/** What each command is called, in English, and in which part of the list of keys it stands. */

export const sectionWords = {
  about: { title: 'Go about', gloss: 'on the stage' },
  find: { title: 'Find', gloss: '' },
  see: { title: 'See it otherwise', gloss: '' },
  take: { title: 'Take it along', gloss: '' },
  time: { title: 'Time', gloss: '' },
} as const;

export const commandWords = {
  rows: 'next line, Service, pod',
  across: 'next column; across to the same address',
  open: 'open what has the focus; again: look at it alone',
  leave: 'close the top thing, then give the others back',
  alone: 'look at it alone',
  zoom: 'nearer, farther',
  fit: 'as it was drawn',
  search: 'search',
  palette: 'everything, by name',
  next: 'next match',
  previous: 'match before',
  namespaces: 'choose namespaces',
  keys: 'all keys',
  table: 'tables, and back to the picture',
  lens: 'pods on their node, or opposite their line',
  packet: 'true path of a packet',
  findings: 'what is wrong, and how to mend it',
  colours: 'dark, light, projector',
  happened: 'what happened',
  fresh: 'how fresh each kind is',
  wall: 'the wall, for a screen that hangs',
  simulation: 'the simulated cluster: another one, from the beginning, its clock',
  rights: 'what you may not see, and the Role that would help',
  all: 'all namespaces',
  link: 'copy a link to this view',
  export: 'take it along: PNG, SVG, Mermaid, JSON, print',
  madeUp: 'made-up names and addresses on this page, and the real ones again',
  kubectl: 'copy the kubectl line for what is open',
  pause: 'stop what moves, and let it go on',
  back: 'one change back',
  forward: 'one change forth',
  slower: 'slower',
  faster: 'faster',
  presenting: 'presenting pace, and back to live',
  switchKeys: 'switch single keys off, or on',
} as const;

export type CommandId = keyof typeof commandWords;
