/** Whether there is no such namespace as the one that is asked for. Pure; asked by the headline, the choice of namespaces and the panel of what is wrong. */
import { isObserved } from '../freshness.ts';
import type { Topology } from '../topology.ts';

/** Only where all namespaces are known it is known that one is not there. */
export function isMissing(
  { freshness, namespaces }: Pick<Topology, 'freshness' | 'namespaces'>,
  asked: readonly string[],
): boolean {
  const [only, ...others] = asked;
  if (only === undefined || others.length > 0 || !isObserved(freshness.get('Namespace'))) return false;
  return ![...namespaces.values()].some(({ name }) => name === only);
}
