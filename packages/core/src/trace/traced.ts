/**
 * A trace on the picture: what a call passes, which stays lit, and where each of its hops stands. From what was told of the trace and the topology that is shown; a hop of an object
 * that is not on screen stands nowhere. Pure; called by the panel, drawn by the stage.
 */
import type { ObjectRef } from '../findings/finding.ts';
import { listingsOf } from '../scene/listings.ts';
import { type Path, pathOf, resolve } from '../scene/select.ts';
import { emptyPath, unitedPath } from '../scene/united-path.ts';
import type { Topology } from '../topology.ts';
import type { HopResult, Stage } from './hop.ts';
import { objectOf, type ToldHop, type ToldTrace } from './told.ts';

export interface TraceStop {
  readonly number: number;
  readonly result: HopResult;
  /** Behind the break. */
  readonly beyond: boolean;
  /** At the door, where its path leaves it, at the name, at the list, or at pods. */
  readonly place: 'door' | 'path' | 'service' | 'list' | 'pods';
  /** UIDs. */
  readonly door?: string;
  readonly service?: string;
  readonly pods: readonly string[];
}

export interface Traced {
  readonly path: Path;
  readonly stops: readonly TraceStop[];
  /** Of a URL: the host that was asked for. */
  readonly host?: string;
}

/** `caller`: the pod that asks. `at`: the hop that is looked at, which alone is lit then. Undefined where nothing of it is on screen. */
export function tracedOn(
  topology: Topology,
  { target, hops }: ToldTrace,
  caller: ObjectRef | undefined,
  at?: number,
): Traced | undefined {
  const door = hops.map(hop => doorOf(topology, objectOf(hop))).find(uid => uid !== undefined);
  let service: string | undefined;
  const stops = hops.map((hop, index): TraceStop => {
    const object = objectOf(hop);
    const found = object === undefined ? undefined : resolve(topology, object);
    // Of a front Service, which is before the door, the rest does not follow.
    if (found?.map === 'services' && hop.stage !== 'front') service = found.key;
    const place = placeOf(hop, found?.map === 'services');
    const pods = place !== 'pods' ? [] : found?.map === 'pods' ? [found.key] : podsOf(topology, service);
    return {
      ...{ number: index + 1, result: hop.result, beyond: hop.beyond === true, place, pods },
      ...(door === undefined ? {} : { door }),
      ...(service === undefined ? {} : { service }),
    };
  });
  const called = caller === undefined ? undefined : resolve(topology, caller)?.key;
  const looked = at === undefined ? undefined : stops[at];
  const path =
    looked === undefined ? wholePath(topology, stops, door, called) : pathOfStop(topology, looked, called);
  if (Object.values(path).every(keys => keys.size === 0)) return undefined;
  const [, host] = /^https?:\/\/([^/:?#]+)/i.exec(target) ?? [];
  return { path, stops, ...(host === undefined ? {} : { host: host.toLowerCase() }) };
}

const atName: readonly Stage[] = ['name', 'service', 'port'];
const atList: readonly Stage[] = ['endpoints', 'ready', 'node'];

function placeOf({ stage }: Pick<ToldHop, 'stage'>, ofService: boolean): TraceStop['place'] {
  if (stage === 'policy' || stage === 'container') return 'pods';
  if (atList.includes(stage)) return 'list';
  if (stage === 'name') return ofService ? 'service' : 'pods';
  if (atName.includes(stage)) return 'service';
  return stage === 'backend' ? 'path' : 'door';
}

/** An Ingress or Gateway that is shown, or the one on which a route hangs. */
function doorOf(topology: Topology, object: ObjectRef | undefined): string | undefined {
  if (object === undefined) return undefined;
  const found = resolve(topology, object);
  if (found?.map === 'doors') return found.key;
  const path = found?.map === 'routes' ? pathOf(topology, object) : undefined;
  return path === undefined ? undefined : [...path.doors][0];
}

function podsOf(topology: Topology, service: string | undefined): readonly string[] {
  const { faces } = listingsOf(topology);
  return [...new Set((faces.get(service ?? '') ?? []).flatMap(({ line }) => line.pod ?? []))];
}

/** Services with their lists and pods, but only the door that was taken. */
function wholePath(
  topology: Topology,
  stops: readonly TraceStop[],
  door: string | undefined,
  caller: string | undefined,
): Path {
  const services = [...new Set(stops.flatMap(({ service }) => service ?? []))];
  const paths = services.flatMap(uid => {
    const service = topology.services.get(uid);
    const path = service && pathOf(topology, { kind: 'Service', ...service });
    return path === undefined ? [] : [{ ...path, doors: emptyPath.doors }];
  });
  const doors = new Set(door === undefined ? [] : [door]);
  return unitedPath([
    ...paths,
    { ...emptyPath, doors },
    withNodes(topology, caller === undefined ? [] : [caller]),
  ]);
}

function pathOfStop(
  topology: Topology,
  { place, door, service, pods }: TraceStop,
  caller: string | undefined,
): Path {
  const services = new Set(service === undefined ? [] : [service]);
  switch (place) {
    case 'door':
      return { ...emptyPath, doors: new Set(door === undefined ? [] : [door]) };
    case 'path':
      return { ...emptyPath, doors: new Set(door === undefined ? [] : [door]), services };
    case 'service':
      return { ...emptyPath, services };
    case 'list': {
      const lines = listingsOf(topology).faces.get(service ?? '') ?? [];
      return { ...emptyPath, services, endpoints: new Set(lines.map(({ line }) => line.id)) };
    }
    case 'pods': {
      const lines = pods.flatMap(pod =>
        (listingsOf(topology).faces.get(service ?? '') ?? []).filter(({ line }) => line.pod === pod),
      );
      const endpoints = new Set(lines.map(({ line }) => line.id));
      return { ...withNodes(topology, pods.length > 0 || caller === undefined ? pods : [caller]), endpoints };
    }
  }
}

function withNodes(topology: Topology, pods: readonly string[]): Path {
  const nodes = new Set(pods.flatMap(uid => topology.pods.get(uid)?.node ?? []));
  return { ...emptyPath, pods: new Set(pods), nodes };
}
