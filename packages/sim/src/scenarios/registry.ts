/**
 * The scenarios by name, for the command line; `large-NxM` (and `large-NxM-K`, on K nodes) of any size besides.
 */
import { bare } from './bare.ts';
import { depot } from './depot.ts';
import { empty } from './empty.ts';
import { gateway } from './gateway.ts';
import { large } from './large.ts';
import { many } from './many.ts';
import { medium } from './medium.ts';
import { broken, draining } from './mishaps.ts';
import { namespaces } from './namespaces.ts';
import { prod } from './prod.ts';
import type { Scenario } from './scenario.ts';
import { shared } from './shared.ts';
import { shop } from './shop.ts';
import { nodes12, nodes60 } from './wide.ts';

const DEFAULT_LARGE = large({ namespaces: 50, podsPerNamespace: 100 });
const BIG = large({ namespaces: 500, podsPerNamespace: 300, nodes: 5_000 });

/** What `--help` lists; the first is the default. */
export const SCENARIOS: readonly Scenario[] = [
  shop,
  broken,
  draining,
  empty,
  bare,
  shared,
  depot,
  gateway,
  many,
  nodes12,
  nodes60,
  medium,
  namespaces,
  prod,
  { ...DEFAULT_LARGE, name: 'large' },
  { ...BIG, name: 'big' },
];

/** The largest `large`. */
export const LARGEST = { pods: 150_000, nodes: 10_000 } as const;

/** Undefined when there is no scenario of that name. */
export function scenarioNamed(name: string): Scenario | undefined {
  const size = /^large-([1-9]\d{0,4})x([1-9]\d{0,4})(?:-([1-9]\d{0,4}))?$/.exec(name);
  if (size === null) return SCENARIOS.find(scenario => scenario.name === name);
  const [namespaces, podsPerNamespace] = [Number(size[1]), Number(size[2])];
  const nodes = size[3] === undefined ? undefined : Number(size[3]);
  if (namespaces * podsPerNamespace > LARGEST.pods || (nodes ?? 0) > LARGEST.nodes) return undefined;
  return large({ namespaces, podsPerNamespace, ...(nodes === undefined ? {} : { nodes }) });
}
