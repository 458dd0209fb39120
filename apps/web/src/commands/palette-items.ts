/**
 * What the palette offers for some words: objects that are called so, namespaces, commands, and what one may do with the object that is meant most. Pure but for the
 * commands' own deeds. A leading `>` asks for commands alone.
 */
import { byName } from '@switchboard/core/scene/by-name';
import type { Entry } from '@switchboard/core/search/entry';
import { kindNamed, lineKind } from '@switchboard/core/search/kind-names';
import { parseQuery } from '@switchboard/core/search/query';
import { search } from '@switchboard/core/search/search';
import type { Topology } from '@switchboard/core/topology';
import type { Program } from '../app/program.ts';
import { commandWords } from './command-words.ts';
import { type Command, commands } from './commands.ts';
import { describeLine } from './describe-line.ts';
import { dialogWords } from './messages.ts';

export interface Item {
  readonly id: string;
  readonly type: 'go' | 'act';
  /** Which glyph stands before it. */
  readonly glyph: string;
  readonly title: string;
  readonly gloss: string;
  readonly keys: readonly string[];
  run(program: Program): void;
}

export interface Offer {
  readonly items: readonly Item[];
  /** How many objects there are to go to by these words; undefined where none were looked for. */
  readonly found: number | undefined;
}

const mostObjects = 6;
const mostCommands = 5;
const { palette } = dialogWords;

export function offer(text: string, entries: readonly Entry[], program: Program): Offer {
  const onlyCommands = text.startsWith('>');
  const written = (onlyCommands ? text.slice(1) : text).trim();
  const topology = program.store.topology();
  const found = onlyCommands || written === '' ? [] : search(entries, parseQuery(written), topology);
  const first = found.find(({ kind }) => kind !== lineKind);
  const go = found.slice(0, mostObjects).map(entry => itemOf(entry, topology));
  const spaces = onlyCommands || written === '' ? [] : namespaces(written, topology);
  const act = [
    ...(first === undefined ? [] : deedsOf(first)),
    ...commands.filter(command => isOffered(command, written, program)).map(itemOfCommand),
  ];
  return {
    items: [...go, ...spaces, ...(onlyCommands || written === '' ? act : act.slice(0, mostCommands))],
    found: onlyCommands || text === '' ? undefined : found.length + spaces.length,
  };
}

function isOffered({ id, run, applies }: Command, written: string, program: Program): boolean {
  if (run === undefined || id === 'palette' || applies?.(program) === false) return false;
  const name = commandWords[id].toLowerCase();
  return written
    .toLowerCase()
    .split(/\s+/)
    .every(word => name.includes(word));
}

function itemOfCommand({ id, keys, run }: Command): Item {
  return {
    id: `command-${id}`,
    type: 'act',
    glyph: '',
    title: commandWords[id].replace(/^./, letter => letter.toUpperCase()),
    gloss: '',
    keys,
    run: program => run?.(program),
  };
}

function itemOf(entry: Entry, topology: Topology): Item {
  return {
    id: `${entry.kind}-${entry.key}`,
    type: 'go',
    glyph: entry.kind === 'Pod' || entry.kind === lineKind ? (entry.states[0] ?? '') : entry.kind,
    title: entry.title,
    gloss: glossOf(entry, topology),
    keys: [],
    run({ search: { finder }, view }) {
      const lead = finder.get()?.lead;
      if (entry.kind === lineKind && lead !== undefined) lead(entry);
      else view.select(entry.object);
    },
  };
}

function glossOf(
  { kind, key, node, addresses, services: [service = ''] }: Entry,
  topology: Topology,
): string {
  const name = topology.services.get(service)?.name ?? '';
  switch (kind) {
    case 'Service': {
      const lines = [...topology.endpoints.values()].filter(line => line.service === key);
      return palette.service(lines.filter(({ ready }) => ready !== false).length, lines.length);
    }
    case lineKind:
      return palette.line(name);
    case 'Pod':
      return palette.pod(node, addresses[0] ?? '');
    case 'EndpointSlice':
      return palette.slice(topology.slices.get(key)?.service ?? '');
    default:
      return kind;
  }
}

function namespaces(written: string, topology: Topology): readonly Item[] {
  return [...topology.namespaces.values()]
    .map(({ name }) => name)
    .filter(name => name.includes(written.toLowerCase()))
    .sort(byName)
    .slice(0, 3)
    .map(name => ({
      id: `namespace-${name}`,
      type: 'go',
      glyph: 'Namespace',
      title: name,
      gloss: palette.namespace,
      keys: [],
      run: ({ view }) => view.go({ namespaces: [name] }),
    }));
}

function deedsOf({ object, title, kind }: Entry): readonly Item[] {
  const line = describeLine(object);
  const deed = (id: string, title: string, run: Item['run']): Item => ({
    id,
    type: 'act',
    glyph: '',
    title,
    gloss: '',
    keys: [],
    run,
  });
  return [
    deed('alone', palette.alone(title), ({ view }) => view.focusOn(object)),
    ...(kindNamed(kind.toLowerCase()) === undefined
      ? []
      : [deed('describe', palette.copy(line), () => void navigator.clipboard.writeText(line))]),
  ];
}
