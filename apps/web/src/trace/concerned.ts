/**
 * Whether what a trace was made from has changed: doors, routes, policies, Services, what was found, and the lines and pods of the Services that it passes. By identity: what has not
 * changed is the same value as before. Pure; decides when the panel asks anew.
 */
import { listingsOf } from '@switchboard/core/scene/listings';
import { resolve } from '@switchboard/core/scene/select';
import type { Topology } from '@switchboard/core/topology';
import { objectOf, type ToldTrace } from '@switchboard/core/trace/told';

export type Concerned = readonly unknown[];

export function concernedBy(topology: Topology, trace: ToldTrace | undefined): Concerned {
  const { doors, routes, policies, services, findings, classes } = topology;
  const { faces, wanted } = listingsOf(topology);
  const passed = (trace?.hops ?? []).flatMap((hop): readonly unknown[] => {
    const object = objectOf(hop);
    const found = object === undefined ? undefined : resolve(topology, object);
    if (found === undefined) return [];
    if (found.map !== 'services') return [topology[found.map].get(found.key)];
    const lines = (faces.get(found.key) ?? []).flatMap(({ line, pod }) => [line, pod]);
    return [...lines, ...(wanted.get(found.key) ?? [])];
  });
  return [doors, routes, policies, services, findings, classes, ...passed];
}

export function isSameConcern(a: Concerned, b: Concerned): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
