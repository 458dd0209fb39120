/**
 * What the page's URL says, and how to write it: `?ns=shop&ns=default&sel=Pod/shop/web-1&tab=yaml&view=endpoints&focus=Service/shop/web&show=terminating&theme=dark&lens=nodes`.
 * Pure; read by the app at start and on `popstate`, written on every choice. A value that cannot be used is dropped and reported in `problems`, never thrown:
 * the rest of the URL still counts.
 */

import { type Detail, details, type Lens, type ObjectName } from '@switchboard/core/scene/lens';
import { printObjectName } from '@switchboard/core/scene/object-name';
import { isSign, type Sign, signs } from '@switchboard/core/scene/signs';
import { type Theme, themes } from '../tokens/tokens.ts';

export type Tab = 'facts' | 'events' | 'yaml';

export interface Address {
  /** Empty: none is named, so the cluster's default namespace is shown. `'all'`: every namespace that is watched. */
  readonly namespaces: readonly string[] | 'all';
  readonly selection?: ObjectName;
  /** The object whose path alone is looked at. */
  readonly focus?: ObjectName;
  /** Signs of the legend that are looked for, in its order; empty: all of it. */
  readonly show: readonly Sign[];
  /** What is searched for. */
  readonly find?: string;
  /** Whether pods stand opposite their line, or on their node. */
  readonly lens: Lens['kind'];
  /** The level of detail that was chosen by hand; without one, what fits. */
  readonly detail?: Detail;
  readonly tab: Tab;
  /** Whether the true path of a packet is drawn. */
  readonly packet?: boolean;
  /** Whether what is wrong is listed beside the picture. */
  readonly findings?: boolean;
  /** The call that is followed beside the picture: where to, and what else was said of it. An empty place: the panel alone. */
  readonly trace?: readonly string[] | undefined;
  /** Whether names and addresses are made up. */
  readonly madeUp?: true;
  /** Whether the tables are open. */
  readonly table: boolean;
  /** Which two, and how they are sorted; read by them. */
  readonly tables?: string | undefined;
  /** What their rows are narrowed to. */
  readonly rows?: string | undefined;
  /** Where it is undefined this browser's own choice counts. */
  readonly theme?: Theme;
}

export interface AddressProblem {
  readonly type:
    | 'namespace'
    | 'selection'
    | 'focus'
    | 'show'
    | 'tab'
    | 'view'
    | 'path'
    | 'theme'
    | 'lens'
    | 'detail';
  readonly value: string;
}

/** Longer than anybody writes. */
const longestQuery = 200;
const longestTrace = 2_000;
const mostOfTrace = 24;
const label = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const kindName = /^[A-Z][A-Za-z]{1,62}$/;
const tabs: readonly Tab[] = ['facts', 'events', 'yaml'];
const views = ['endpoints'] as const;
const paths = ['packet'] as const;
const lenses: readonly Lens['kind'][] = ['lines', 'nodes'];

export function parseAddress(search: string): {
  readonly address: Address;
  readonly problems: readonly AddressProblem[];
} {
  const query = new URLSearchParams(search);
  const problems: AddressProblem[] = [];
  const asked = query.getAll('ns').filter(ns => ns !== '');
  const good = [...new Set(asked)].filter(ns => {
    if (ns === '*' || label.test(ns)) return true;
    problems.push({ type: 'namespace', value: ns });
    return false;
  });

  function object(parameter: 'sel' | 'focus', type: 'selection' | 'focus'): ObjectName | undefined {
    const value = query.get(parameter) ?? '';
    const found = parseObjectName(value);
    if (found === 'broken') problems.push({ type, value });
    return typeof found === 'object' ? found : undefined;
  }
  function choice<Choice extends string>(
    type: 'tab' | 'view' | 'path' | 'theme' | 'lens' | 'detail',
    choices: readonly Choice[],
  ): Choice | undefined {
    const value = query.get(type) ?? '';
    const found = choices.find(known => known === value);
    if (found === undefined && value !== '') problems.push({ type, value });
    return found;
  }

  const selection = object('sel', 'selection');
  const focus = object('focus', 'focus');
  const wanted = query.getAll('show').flatMap(list => list.split(',').filter(name => name !== ''));
  for (const value of wanted) if (!isSign(value)) problems.push({ type: 'show', value });
  const tab = choice('tab', tabs) ?? 'facts';
  const view = choice('view', views);
  const path = choice('path', paths);
  const theme = choice('theme', themes);
  const detail = choice('detail', details);
  const tables = query.get('tables')?.slice(0, longestQuery);
  const rows = query.get('rows')?.slice(0, longestQuery);
  const trace = query
    .getAll('trace')
    .slice(0, mostOfTrace)
    .map(text => text.slice(0, longestTrace));
  const find = (query.get('find') ?? '').slice(0, longestQuery);
  return {
    address: {
      namespaces: good.includes('*') ? 'all' : good.sort(),
      ...(selection === undefined ? {} : { selection }),
      ...(focus === undefined ? {} : { focus }),
      show: signs.filter(sign => wanted.includes(sign)),
      ...(find === '' ? {} : { find }),
      lens: choice('lens', lenses) ?? 'lines',
      tab,
      table: view === 'endpoints',
      ...(tables === undefined ? {} : { tables }),
      ...(rows === undefined ? {} : { rows }),
      ...(path === 'packet' ? { packet: true } : {}),
      ...(query.get('findings') === 'open' ? { findings: true } : {}),
      ...(trace.length === 0 ? {} : { trace }),
      ...(query.get('names') === 'made-up' ? { madeUp: true as const } : {}),
      ...(theme === undefined ? {} : { theme }),
      ...(detail === undefined ? {} : { detail }),
    },
    problems,
  };
}

const parameters = [
  'path',
  'ns',
  'sel',
  'focus',
  'show',
  'find',
  'findings',
  'trace',
  'names',
  'tab',
  'view',
  'tables',
  'rows',
  'theme',
  'lens',
  'detail',
];

/** Writes what differs from the default and keeps parameters that it does not know (`probe`). */
export function printAddress(address: Address, search: string): string {
  const query = new URLSearchParams(search);
  for (const name of parameters) query.delete(name);
  for (const ns of address.namespaces === 'all' ? ['*'] : address.namespaces) query.append('ns', ns);
  if (address.selection !== undefined) query.set('sel', printObjectName(address.selection));
  if (address.focus !== undefined) query.set('focus', printObjectName(address.focus));
  if (address.show.length > 0) query.set('show', address.show.join());
  if (address.find !== undefined && address.find !== '') query.set('find', address.find);
  if (address.selection !== undefined && address.tab !== 'facts') query.set('tab', address.tab);
  if (address.table) {
    query.set('view', 'endpoints');
    if (address.tables !== undefined) query.set('tables', address.tables);
    if (address.rows !== undefined) query.set('rows', address.rows);
  }
  if (address.packet === true) query.set('path', 'packet');
  if (address.findings === true) query.set('findings', 'open');
  for (const said of address.trace ?? []) query.append('trace', said);
  if (address.madeUp === true) query.set('names', 'made-up');
  if (address.lens !== 'lines') query.set('lens', address.lens);
  if (address.theme !== undefined) query.set('theme', address.theme);
  if (address.detail !== undefined) query.set('detail', address.detail);
  const printed = query
    .toString()
    .replaceAll('%2F', '/')
    .replaceAll('%2A', '*')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',');
  return printed === '' ? '' : `?${printed}`;
}

/** An object without a namespace may also be written as the API's paths are: `Node/_/node-a`. */
function parseObjectName(text: string): ObjectName | 'broken' | undefined {
  if (text === '') return undefined;
  const [kind = '', written = '', ...rest] = text.split('/');
  const namespace = written === '_' ? '' : written;
  const name = rest.join('/');
  if (
    !kindName.test(kind) ||
    (namespace !== '' && !label.test(namespace)) ||
    name === '' ||
    name.length > 253
  )
    return 'broken';
  return { kind, namespace, name };
}
