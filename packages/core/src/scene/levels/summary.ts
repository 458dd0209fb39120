/**
 * Where there are too many Services to read each: how many have every line, how many pods are ready, on how many nodes. The second sentence of the headline then.
 * Pure; called by `headline`. Law H2: what is counted is what is in the lists.
 */
import { isPictured } from '../../freshness.ts';
import type { Topology } from '../../topology.ts';
import { levels } from '../messages/levels-en.ts';
import { freshnessOf } from '../observed.ts';
import { podsByNode } from '../pods-by-node.ts';
import type { RollCall } from '../roll-call.ts';

/** Under this number one reads the Services themselves. */
export const manyServices = 20;

/** Unknown is not zero: where pods are still being read, or may not be, none are counted. */
export function arePodsKnown(topology: Topology, namespaces: Iterable<string>): boolean {
  return [...namespaces].every(namespace => {
    const pods = freshnessOf(topology, 'Pod', namespace);
    return pods === undefined || isPictured(pods);
  });
}

/** Undefined where the Services are few. */
export function summaryOf(
  topology: Topology,
  namespaces: ReadonlySet<string>,
  calls: readonly RollCall[],
  /** Services that nobody answers for. */
  mute: ReadonlySet<string>,
): string | undefined {
  if (calls.length < manyServices) return undefined;
  const complete = calls.filter(
    ({ service, ready, wanted, lines }) => !mute.has(service) && ready >= (wanted ?? lines),
  ).length;
  if (!arePodsKnown(topology, namespaces)) return levels.complete(complete, calls.length);
  let [ready, pods, nodes] = [0, 0, 0];
  for (const [node, there] of podsByNode(topology, namespaces)) {
    const counted = there.filter(pod => pod.state !== 'finished');
    pods += counted.length;
    ready += counted.filter(pod => pod.state === 'ready').length;
    if (node !== '' && counted.length > 0) nodes += 1;
  }
  return levels.summary(complete, calls.length, ready, pods, nodes);
}
