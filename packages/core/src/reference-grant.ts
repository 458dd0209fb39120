/**
 * Whether a ReferenceGrant lets an object refer to one of another namespace, and what it lacks to do so (Gateway API `referencegrant_types.go`). Pure; asked by the
 * projection of routes, by rules and by the trace.
 */
import type { ReferenceGrantObject } from './kubernetes/gateway-api.ts';

export interface Party {
  /** API group; empty for the core. */
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** What keeps a grant from covering the reference: fields of it. */
export function lacks(grant: ReferenceGrantObject, from: Party, to: Party): readonly string[] {
  const nearest = <Item>(items: readonly Item[], differing: (item: Item) => readonly string[]) =>
    items.map(differing).sort((a, b) => a.length - b.length)[0] ?? ['nothing'];
  const fromLacks = nearest(grant.from, item => [
    ...(item.group === from.group ? [] : ['from.group']),
    ...(item.kind === from.kind ? [] : ['from.kind']),
    ...(item.namespace === from.namespace ? [] : ['from.namespace']),
  ]);
  const toLacks = nearest(grant.to, item => [
    ...(item.group === to.group ? [] : ['to.group']),
    ...(item.kind === to.kind ? [] : ['to.kind']),
    ...(item.name === undefined || item.name === to.name ? [] : ['to.name']),
  ]);
  return [...fromLacks, ...toLacks];
}
