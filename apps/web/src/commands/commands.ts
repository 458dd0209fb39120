/**
 * Everything that one may do on this page, each with its key: the one list that the keys, the palette and the list of keys are made from. Comes with the first key that
 * is pressed. Keys of the stage stand here to be read; the stage listens for them itself.
 */
import type { Program } from '../app/program.ts';
import { turnNames } from '../export/turn-names.ts';
import { otherLens } from '../lens/other-lens.ts';
import { themes } from '../tokens/tokens.ts';
import type { CommandId, sectionWords } from './command-words.ts';
import { describeLine } from './describe-line.ts';

export interface Command {
  readonly id: CommandId;
  readonly section: keyof typeof sectionWords;
  /** As they are printed; none: only in the palette. */
  readonly keys: readonly string[];
  /** The key that the page listens for, in lower case; without one somebody else does. */
  readonly key?: string;
  /** Absent where it makes sense only where one stands. */
  readonly run?: (program: Program) => void;
  /** Whether it has something to act on; without, always. */
  readonly applies?: (program: Program) => boolean;
}

const presses = (id: string) => () => {
  const element = document.getElementById(id);
  if (element instanceof HTMLElement) element.click();
};

function copy(text: string): void {
  void navigator.clipboard.writeText(text);
}

export const commands: readonly Command[] = [
  { id: 'rows', section: 'about', keys: ['↑', '↓'] },
  { id: 'across', section: 'about', keys: ['←', '→'] },
  { id: 'open', section: 'about', keys: ['Enter'] },
  { id: 'leave', section: 'about', keys: ['Esc'] },
  { id: 'alone', section: 'about', keys: ['F'] },
  { id: 'zoom', section: 'about', keys: ['+', '−'] },
  { id: 'fit', section: 'about', keys: ['0'] },
  {
    id: 'search',
    section: 'find',
    keys: ['/'],
    run: () => document.getElementById('search')?.focus(),
  },
  { id: 'palette', section: 'find', keys: ['Ctrl', 'K'] },
  {
    id: 'next',
    section: 'find',
    keys: ['N'],
    key: 'n',
    applies: ({ search }) => search.found.get() !== undefined,
    run: ({ search }) => search.finder.get()?.step(1),
  },
  {
    id: 'previous',
    section: 'find',
    keys: ['Shift', 'N'],
    key: 'shift n',
    applies: ({ search }) => search.found.get() !== undefined,
    run: ({ search }) => search.finder.get()?.step(-1),
  },
  { id: 'namespaces', section: 'find', keys: ['G'], key: 'g', run: presses('namespaces-button') },
  { id: 'all', section: 'find', keys: [], run: ({ view }) => view.go({ namespaces: 'all' }) },
  { id: 'keys', section: 'find', keys: ['?'], key: '?', run: ({ dialog }) => dialog.set('keys') },
  {
    id: 'table',
    section: 'see',
    keys: ['T'],
    key: 't',
    run: ({ view }) => view.go({ table: !view.address.get().table }),
  },
  {
    id: 'lens',
    section: 'see',
    keys: ['L'],
    key: 'l',
    run: ({ view }) => view.go({ lens: otherLens(view.address.get().lens) }),
  },
  {
    id: 'packet',
    section: 'see',
    keys: ['X'],
    key: 'x',
    run: ({ view }) => view.go({ packet: view.address.get().packet !== true, table: false }),
  },
  {
    id: 'trace',
    section: 'see',
    keys: ['A'],
    key: 'a',
    run({ view }) {
      const { trace, selection } = view.address.get();
      // Behind an open object it would not be seen.
      if (selection !== undefined) view.select(undefined);
      const closes = selection === undefined && trace !== undefined;
      view.go({ trace: closes ? undefined : (trace ?? ['']), packet: false, table: false });
    },
  },
  {
    id: 'findings',
    section: 'see',
    keys: ['I'],
    key: 'i',
    run({ view }) {
      const { findings, selection } = view.address.get();
      // Behind an open object it would not be seen.
      if (selection !== undefined) view.select(undefined);
      view.go({ findings: selection !== undefined || findings !== true, packet: false, trace: undefined });
    },
  },
  {
    id: 'colours',
    section: 'see',
    keys: ['D'],
    key: 'd',
    run: ({ theme }) =>
      theme.choose(themes[(themes.indexOf(theme.name.get()) + 1) % themes.length] ?? 'dark'),
  },
  {
    id: 'happened',
    section: 'see',
    keys: ['H'],
    key: 'h',
    // Beside the picture it is open anyway.
    applies: () => document.getElementById('ledger-button')?.offsetParent !== null,
    run: presses('ledger-button'),
  },
  { id: 'fresh', section: 'see', keys: ['R'], key: 'r', run: presses('freshness-button') },
  {
    id: 'wall',
    section: 'see',
    keys: ['W'],
    key: 'w',
    run: () => location.assign(`/wall${location.search}`),
  },
  {
    id: 'simulation',
    section: 'see',
    keys: [],
    applies: ({ link }) => link.get().hello?.actions === true,
    run: () => document.getElementById('simulation')?.showPopover(),
  },
  {
    id: 'rights',
    section: 'see',
    keys: [],
    applies: ({ store }) => [...store.topology().freshness.values()].some(({ state }) => state === 'denied'),
    run: ({ dialog }) => dialog.set('rights'),
  },
  { id: 'export', section: 'take', keys: ['E'], key: 'e', run: ({ dialog }) => dialog.set('export') },
  { id: 'link', section: 'take', keys: ['C'], key: 'c', run: () => copy(location.href) },
  { id: 'madeUp', section: 'take', keys: [], run: ({ view }) => turnNames(view) },
  {
    id: 'kubectl',
    section: 'take',
    keys: ['Y'],
    key: 'y',
    applies: ({ view }) => view.address.get().selection !== undefined,
    run({ view }) {
      const { selection } = view.address.get();
      if (selection !== undefined) copy(describeLine(selection));
    },
  },
  { id: 'pause', section: 'time', keys: ['Space'], run: ({ player }) => player.toggle() },
  { id: 'back', section: 'time', keys: [','], run: ({ player }) => player.step(-1) },
  { id: 'forward', section: 'time', keys: ['.'], run: ({ player }) => player.step(1) },
  { id: 'slower', section: 'time', keys: ['['], run: ({ player }) => player.speed(-1) },
  { id: 'faster', section: 'time', keys: [']'], run: ({ player }) => player.speed(1) },
  {
    id: 'presenting',
    section: 'time',
    keys: ['P'],
    run: ({ player }) => player.setPace(player.status.get().pace === 'live' ? 'presenting' : 'live'),
  },
  { id: 'switchKeys', section: 'find', keys: [], run: ({ keys }) => keys.set(!keys.get()) },
];

/** What this key does, if it does anything at the moment. */
export function press(key: string, shift: boolean, program: Program): void {
  const pressed = shift && /^[a-z]$/.test(key) ? `shift ${key}` : key;
  const command = commands.find(one => one.key === pressed) ?? commands.find(one => one.key === key);
  if (command?.applies?.(program) !== false) command?.run?.(program);
}
