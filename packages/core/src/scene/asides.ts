/**
 * What is pointed out when presenting, beside the facts of a patch: that the name of a Service stays as it was while its list changes, and the way that a call takes
 * once a line is ready. Once per Service. Called by `choreograph`; they are no news, so the ledger does not know them.
 */
import type { Topology } from '../topology.ts';
import type { Statement } from './facts.ts';

export function asidesOf(facts: readonly Statement[], after: Topology): readonly Statement[] {
  const asides = new Map<string, Statement>();
  for (const { id, fact, endpoint, service, pod, because } of facts) {
    if (endpoint === undefined || service === undefined || !after.services.has(service)) continue;
    const about = { endpoint, service, ...(pod === undefined ? {} : { pod }), because: id };
    const aside = fact === 'ready' ? 'first-call' : 'name-unchanged';
    const leaves = fact === 'line-struck' && because?.startsWith('selector-changed:') !== true;
    if (fact !== 'ready' && !leaves) continue;
    const key = `${aside}:${service}`;
    if (!asides.has(key)) asides.set(key, { id: key, fact: aside, ...about });
  }
  return [...asides.values()];
}
