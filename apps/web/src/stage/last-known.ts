/**
 * Whether the picture is only what was last known: in every namespace that is looked at a kind that it is made of is no longer heard of. Then nothing on it may look
 * live. Where some are live, rows and headings say which are not.
 */
import { freshnessOf } from '@switchboard/core/scene/observed';
import type { Topology } from '@switchboard/core/topology';
import { messages } from './messages.ts';

const drawn = ['Service', 'EndpointSlice', 'Pod'] as const;

export function isLastKnown(topology: Topology, namespaces: readonly string[]): boolean {
  const isStale = (namespace: string) =>
    drawn.some(kind => freshnessOf(topology, kind, namespace)?.state === 'stale');
  return namespaces.length > 0 && namespaces.every(isStale);
}

/** The region of the page that the stage is, by its accessible name: also whether it is live. */
export function nameStage(host: HTMLElement, stale: boolean): void {
  host.setAttribute('role', 'region');
  host.classList.toggle('stale', stale);
  host.setAttribute('aria-label', stale ? `${messages.stage}, ${messages.lastKnown}` : messages.stage);
}
