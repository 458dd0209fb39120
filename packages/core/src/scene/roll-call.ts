/**
 * Who answers for each Service, counted once per callee (a dual-stack pod has two lines and one voice): lines of the first address family that has any,
 * and pods that the selector matches but no line names. Headline, sentences, strands and legend count from this and nothing else.
 */
import type { Family } from '../kubernetes/object.ts';
import { MapDraft } from '../layered-map.ts';
import { touchedSince } from '../lineage.ts';
import type { Pod, Service, Topology } from '../topology.ts';
import { type Lamp, lampOfLine, lampOfPod } from './lamp.ts';
import { type Face, type Listings, listingsOf } from './listings.ts';

export interface RollCall {
  /** UID, or `namespace/name` of a Service that only its slices know. */
  readonly service: string;
  readonly name: string;
  readonly namespace: string;
  /** Lines that name somebody who is not leaving. */
  readonly lines: number;
  /** Lines that take calls, by hand or not. */
  readonly ready: number;
  readonly byHand: number;
  /** Lines that are struck: no new calls, running ones may finish. */
  readonly draining: number;
  /** Pods that are going, listed or not, and pods that are coming. */
  readonly leaving: number;
  readonly starting: number;
  readonly notReady: number;
  readonly failed: number;
  /** Ready pods that the selector matches and no line names. */
  readonly unlisted: number;
  /** How many are wanted, where that is known. */
  readonly wanted?: number;
  readonly families: readonly Family[];
}

export function rollCalls(topology: Topology): ReadonlyMap<string, RollCall> {
  const listings = listingsOf(topology);
  const { services } = topology;
  const last = counted.get(services);
  if (last?.listings === listings) return last.calls;
  const calls = last === undefined ? callAll(services, listings) : callAgain(services, last, listings);
  counted.set(services, { listings, calls });
  return calls;
}

type Services = Topology['services'];
type Calls = ReadonlyMap<string, RollCall>;

interface Counted {
  readonly listings: Listings;
  readonly calls: Calls;
}

/** While no Service changes only those are counted again whose lists have changed. Only a memory. */
const counted = new WeakMap<Services, Counted>();

function callAll(services: Services, { faces, wanted }: Listings): Calls {
  const calls = new Map<string, RollCall>();
  for (const service of services.values())
    calls.set(
      service.uid,
      callOf(service.uid, service, faces.get(service.uid) ?? nobody, wanted.get(service.uid) ?? noPods),
    );
  for (const [id, unknown] of faces)
    if (!calls.has(id)) calls.set(id, callOf(id, undefined, unknown, noPods));
  return calls;
}

function callAgain(services: Services, { listings: was, calls: before }: Counted, now: Listings): Calls {
  const touched = [touchedSince(was.faces, now.faces), touchedSince(was.wanted, now.wanted)];
  const ids = new Set(
    touched.flatMap(keys => (keys === undefined ? [...before.keys(), ...now.faces.keys()] : [...keys])),
  );
  const calls = new MapDraft(before);
  for (const id of ids) {
    const [faces, wanted] = [now.faces.get(id), now.wanted.get(id)];
    if (before.has(id) && faces === was.faces.get(id) && wanted === was.wanted.get(id)) continue;
    const service = services.get(id);
    if (service !== undefined) calls.set(id, callOf(id, service, faces ?? nobody, wanted ?? noPods));
    else if (faces === undefined) calls.delete(id);
    else calls.set(id, callOf(id, service, faces, noPods));
  }
  return calls.finish();
}

const nobody: readonly Face[] = [];
const noPods: readonly Pod[] = [];

interface Called {
  readonly service: Service | undefined;
  readonly wanted: readonly Pod[];
  readonly call: RollCall;
}

/** Of lists that are the same value as before the call is, too. */
const called = new WeakMap<readonly Face[], Called>();

function callOf(
  id: string,
  service: Service | undefined,
  faces: readonly Face[],
  wanted: readonly Pod[],
): RollCall {
  const before = called.get(faces);
  if (
    before !== undefined &&
    before.service === service &&
    before.wanted === wanted &&
    before.call.service === id
  )
    return before.call;
  const call = callRoll(id, service, faces, wanted);
  called.set(faces, { service, wanted, call });
  return call;
}

function callRoll(
  id: string,
  service: Service | undefined,
  faces: readonly Face[],
  wantedPods: readonly Pod[],
): RollCall {
  const families = [
    ...new Set([...(service?.families ?? []), ...faces.map(({ line }) => line.family).sort()]),
  ];
  const family = families.find(known => faces.some(({ line }) => line.family === known));
  const counted = faces.filter(({ line }) => line.family === family);
  const listed = new Set(faces.flatMap(({ line }) => line.pod ?? []));
  const slash = id.indexOf('/');
  const tally = new Map<Lamp | 'leaving' | 'unlisted', number>();
  const count = (what: Lamp | 'leaving' | 'unlisted'): void =>
    void tally.set(what, (tally.get(what) ?? 0) + 1);
  for (const { line, pod } of counted) {
    const lamp = lampOfLine(line, pod);
    // Of a node that is silent the list says no more than that.
    count(lamp === 'unknown' ? 'not-ready' : lamp);
    if (lamp === 'terminating' || pod?.state === 'terminating') count('leaving');
  }
  for (const pod of wantedPods) {
    if (listed.has(pod.uid)) continue;
    const lamp = lampOfPod(pod);
    if (lamp === 'terminating') count('leaving');
    else if (lamp === 'ready') count('unlisted');
    else if (pod.state !== 'failed' && lamp !== 'finished') count(lamp);
  }
  const of = (what: Lamp | 'leaving' | 'unlisted'): number => tally.get(what) ?? 0;
  return {
    service: id,
    name: service?.name ?? id.slice(slash + 1),
    namespace: service?.namespace ?? id.slice(0, Math.max(0, slash)),
    lines: counted.filter(({ line }) => line.terminating !== true).length,
    ready: of('ready') + of('external'),
    byHand: of('external'),
    draining: counted.filter(({ line }) => line.terminating === true).length,
    leaving: of('leaving'),
    starting: of('starting'),
    notReady: of('not-ready'),
    failed: of('failed'),
    unlisted: of('unlisted'),
    families,
    ...(service?.staffing === undefined ? {} : { wanted: service.staffing.desired }),
  };
}

/** Strands from the outside to the list: one per line that takes calls, a dashed one per line that is struck. */
export function strands(call: RollCall): { readonly calls: number; readonly draining: number } {
  return { calls: call.ready, draining: call.draining };
}
