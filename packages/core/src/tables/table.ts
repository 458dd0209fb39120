/**
 * A table as kubectl prints it, as a value: columns, rows, cells. A cell knows what it sorts by and which addresses stand in it, so that the same address can be lit in two
 * tables. Made by the files beside it from the topology; sorted, narrowed and printed as text by others; shown by the page.
 */
import type { Lamp } from '../scene/lamp.ts';
import type { ObjectName } from '../scene/lens.ts';

export interface Cell {
  readonly text: string;
  /** Unset: its text. Ages sort by when it was made, counts as numbers. */
  readonly by?: number;
  /** The object that a click goes to. */
  readonly object?: ObjectName;
  /** Addresses in the text, as they are printed in it, in its order. */
  readonly addresses?: readonly string[];
  readonly lamp?: Lamp;
}

export interface Row {
  readonly key: string;
  readonly namespace: string;
  readonly cells: readonly Cell[];
  /** How bad the worst is that was found of its object; what it is, the last cell says. */
  readonly fault?: 'error' | 'warning';
}

export interface Table {
  readonly columns: readonly string[];
  /** So many columns from the left are kubectl's; those after them are ours. */
  readonly printed: number;
  /** In the order of the API: by namespace and name. */
  readonly rows: readonly Row[];
}

export const listNames = ['endpoints', 'slices', 'services', 'pods', 'nodes'] as const;
export type ListName = (typeof listNames)[number];

/** What follows `kubectl get`. */
export const resources: Readonly<Record<ListName, string>> = {
  endpoints: 'endpoints',
  slices: 'endpointslices',
  services: 'services -o wide',
  pods: 'pods -o wide',
  nodes: 'nodes',
};

export function inApiOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

interface Named {
  readonly namespace?: string;
  readonly name: string;
}

export function byNamespaceAndName(a: Named, b: Named): number {
  return inApiOrder(a.namespace ?? '', b.namespace ?? '') || inApiOrder(a.name, b.name);
}
