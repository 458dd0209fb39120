/**
 * The namespace that a picture from files opens at: whoever opens them looks for what is wrong, so that of the first error; where there is none, the one with most Services,
 * and of two the one with more pods. Pure. Called by `show-cluster`.
 */
import { judge } from '@switchboard/core/findings/judge';
import type { Kind } from '@switchboard/core/kubernetes/kind';
import { type Gathered, worldOf } from './observe-files.ts';

export function firstLook(gathered: Gathered, now: number): string {
  const { world, secrets } = worldOf(gathered, undefined);
  const { findings } = judge({ world, now, ...(secrets === undefined ? {} : { secrets }) });
  const wrong = findings.find(({ severity, subject }) => severity === 'error' && subject.namespace !== '');
  return wrong?.subject.namespace ?? fullest(gathered);
}

function fullest({ objects }: Gathered): string {
  const counted = (kind: Kind): ReadonlyMap<string, readonly unknown[]> =>
    Map.groupBy(objects.get(kind) ?? [], ({ meta }) => meta.namespace);
  const [services, pods] = [counted('Service'), counted('Pod')];
  const count = (held: typeof services, name: string): number => held.get(name)?.length ?? 0;
  const sorted = [...new Set([...services.keys(), ...pods.keys()])].sort(
    (a, b) => count(services, b) - count(services, a) || count(pods, b) - count(pods, a) || (a < b ? -1 : 1),
  );
  return sorted[0] ?? 'default';
}
