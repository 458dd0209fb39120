/**
 * What the page's URL says, and how to write it: `?ns=shop&ns=default&sel=Pod/shop/web-1&tab=yaml&view=endpoints`. Pure; read by the app at start and
 * on `popstate`, written on every choice. A value that cannot be used is dropped and reported in `problems`, never thrown: the rest of the URL still counts.
 */
import type { ObjectName } from '@switchboard/core/scene/lens';

export type Tab = 'facts' | 'events' | 'yaml';

export interface Address {
  /** Empty: none is named, so the cluster's default namespace is shown. `'all'`: every namespace there is. */
  readonly namespaces: readonly string[] | 'all';
  readonly selection?: ObjectName;
  readonly tab: Tab;
  /** Whether the endpoints table is open. */
  readonly table: boolean;
}

export type AddressProblem =
  | { readonly type: 'namespace'; readonly value: string }
  | { readonly type: 'selection'; readonly value: string };

const label = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const kindName = /^[A-Z][A-Za-z]{1,62}$/;
const tabs: readonly Tab[] = ['facts', 'events', 'yaml'];

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
  const selection = parseObjectName(query.get('sel') ?? '');
  if (selection === 'broken') problems.push({ type: 'selection', value: query.get('sel') ?? '' });
  const tab = tabs.find(name => name === query.get('tab')) ?? 'facts';
  return {
    address: {
      namespaces: good.includes('*') ? 'all' : good.sort(),
      ...(typeof selection === 'object' ? { selection } : {}),
      tab,
      table: query.get('view') === 'endpoints',
    },
    problems,
  };
}

/** Writes what differs from the default and keeps parameters that it does not know (`probe`). */
export function printAddress(address: Address, search: string): string {
  const query = new URLSearchParams(search);
  for (const name of ['ns', 'sel', 'tab', 'view']) query.delete(name);
  for (const ns of address.namespaces === 'all' ? ['*'] : address.namespaces) query.append('ns', ns);
  if (address.selection !== undefined) query.set('sel', printObjectName(address.selection));
  if (address.selection !== undefined && address.tab !== 'facts') query.set('tab', address.tab);
  if (address.table) query.set('view', 'endpoints');
  const printed = query.toString().replaceAll('%2F', '/').replaceAll('%2A', '*').replaceAll('%3A', ':');
  return printed === '' ? '' : `?${printed}`;
}

/** `Kind/namespace/name`; the namespace is empty for objects that have none (`Node//node-a`). */
export function printObjectName({ kind, namespace, name }: ObjectName): string {
  return `${kind}/${namespace}/${name}`;
}

function parseObjectName(text: string): ObjectName | 'broken' | undefined {
  if (text === '') return undefined;
  const [kind = '', namespace = '', ...rest] = text.split('/');
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
