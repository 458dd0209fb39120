/** Under which key the stage draws what was found, where it draws it as something that one can stand on. Called by the finder. */
import type { Entry } from '@switchboard/core/search/entry';

const prefixes: Readonly<Record<string, string>> = {
  Service: 'service',
  Endpoint: 'line',
  Pod: 'pod',
  Node: 'node',
};

/** Doors have a place for each of their hosts: the first of them. */
export function stageKey({ kind, key, addresses }: Entry): string {
  const prefix = prefixes[kind];
  return prefix === undefined ? `door:${key}/${addresses.at(-1) ?? ''}` : `${prefix}:${key}`;
}
