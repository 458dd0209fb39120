/**
 * The scenarios by name, for the command line: `shop`, `empty`, and `large-NxM` of any size.
 */
import { empty } from './empty.ts';
import { large } from './large.ts';
import type { Scenario } from './scenario.ts';
import { shop } from './shop.ts';

const DEFAULT_LARGE = large({ namespaces: 50, podsPerNamespace: 100 });

/** What `--help` lists; the first is the default. */
export const SCENARIOS: readonly Scenario[] = [shop, empty, { ...DEFAULT_LARGE, name: 'large' }];

const MOST_PODS = 150_000;

/** Undefined when there is no scenario of that name. */
export function scenarioNamed(name: string): Scenario | undefined {
  const size = /^large-([1-9]\d{0,4})x([1-9]\d{0,4})$/.exec(name);
  if (size === null) return SCENARIOS.find(scenario => scenario.name === name);
  const [namespaces, podsPerNamespace] = [Number(size[1]), Number(size[2])];
  return namespaces * podsPerNamespace <= MOST_PODS ? large({ namespaces, podsPerNamespace }) : undefined;
}
