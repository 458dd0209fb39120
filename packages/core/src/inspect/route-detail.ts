/**
 * What a route of the Gateway API does, for the inspector: who takes it, where calls go by it, and what keeps them out. From the topology alone: where it leads stands in
 * the doors that take it.
 */
import { type Door, type DoorPath, isOfRoute, type Route, type RouteParent } from '../topology/door.ts';
import type { Topology } from '../topology.ts';
import { openingWords } from './messages/opening-en.ts';

/** At one door, the paths that a route tells of. */
export interface RouteAtDoor {
  readonly door: Door;
  readonly paths: readonly DoorPath[];
}

export function doorsOfRoute(route: Route, topology: Topology): readonly RouteAtDoor[] {
  return [...topology.doors.values()].flatMap(door => {
    const paths = door.paths.filter(path => isOfRoute(path, door, route));
    return paths.length === 0 ? [] : [{ door, paths }];
  });
}

export function openingOfRoute(route: Route, topology: Topology): string {
  const words = openingWords.route;
  const { hostnames, parents, unresolved } = route;
  const takes = unique(parents.filter(({ state }) => state === 'attached').map(({ name }) => name));
  const paths = doorsOfRoute(route, topology).flatMap(at => at.paths);
  const leads = paths.filter(path => path.route?.refused === undefined);
  const services = unique(leads.flatMap(({ service }) => service ?? []));
  const missing = unique(
    leads.flatMap(({ service, serviceUid }) => (serviceUid === undefined ? (service ?? []) : [])),
  );
  const shut = unique(
    paths.flatMap(path => (path.route?.refused === 'no-grant' ? (path.service ?? []) : [])),
  );
  const elsewhere = leads.some(path => (path.route?.redirect ?? path.route?.other) !== undefined);
  const reached = services.filter(service => !missing.includes(service));
  return [
    ...(takes.length === 0 ? [] : [words.leads(hostnames, takes, reached, elsewhere)]),
    ...unique(parents.flatMap(parent => saidOf(parent) ?? [])),
    ...(parents.every(isClosed) ? [words.nowhere] : []),
    ...(missing.length === 0 ? [] : [openingWords.door.missing(missing)]),
    ...(shut.length === 0 ? [] : [words.noGrant(shut)]),
    ...(unresolved === undefined || missing.length + shut.length > 0
      ? []
      : [words.unresolved(unresolved.reason)]),
  ].join(' ');
}

function saidOf({ state, name, trouble }: RouteParent): string | undefined {
  if (state === 'attached') return undefined;
  return openingWords.route[state](name, trouble?.reason);
}

const isClosed = ({ state }: RouteParent): boolean => state === 'refused' || state === 'missing';

const unique = (all: readonly string[]): readonly string[] => [...new Set(all)];
