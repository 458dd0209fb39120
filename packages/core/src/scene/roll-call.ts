/**
 * Who answers for each Service, counted once per callee (a dual-stack pod has two lines and one voice): lines of the first address family that has any,
 * and pods that the selector matches but no line names. Headline, sentences, strands and legend count from this and nothing else.
 */
import type { Family, Uid } from '../kubernetes/object.ts';
import type { Endpoint, Pod, Service, Topology } from '../topology.ts';
import { type Lamp, lampOfLine, lampOfPod } from './lamp.ts';

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
  const lines = new Map<string, Endpoint[]>();
  for (const line of topology.endpoints.values()) push(lines, line.service, line);
  const pods = new Map<string, Pod[]>();
  for (const pod of topology.pods.values())
    for (const service of pod.wantedBy ?? []) push(pods, service, pod);
  const calls = new Map<string, RollCall>();
  for (const service of topology.services.values())
    calls.set(
      service.uid,
      callRoll(
        service.uid,
        service,
        lines.get(service.uid) ?? [],
        pods.get(service.uid) ?? [],
        topology.pods,
      ),
    );
  for (const [id, unknown] of lines)
    if (!calls.has(id)) calls.set(id, callRoll(id, undefined, unknown, [], topology.pods));
  return calls;
}

function push<T>(into: Map<string, T[]>, key: string, value: T): void {
  const there = into.get(key);
  if (there === undefined) into.set(key, [value]);
  else there.push(value);
}

function callRoll(
  id: string,
  service: Service | undefined,
  lines: readonly Endpoint[],
  wantedPods: readonly Pod[],
  pods: ReadonlyMap<Uid, Pod>,
): RollCall {
  const families = [...new Set([...(service?.families ?? []), ...lines.map(line => line.family).sort()])];
  const family = families.find(known => lines.some(line => line.family === known));
  const counted = lines.filter(line => line.family === family);
  const listed = new Set(lines.flatMap(line => line.pod ?? []));
  const slash = id.indexOf('/');
  const tally = new Map<Lamp | 'leaving' | 'unlisted', number>();
  const count = (what: Lamp | 'leaving' | 'unlisted'): void =>
    void tally.set(what, (tally.get(what) ?? 0) + 1);
  for (const line of counted) {
    const pod = line.pod === undefined ? undefined : pods.get(line.pod);
    const lamp = lampOfLine(line, pod);
    count(lamp);
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
    lines: counted.filter(line => line.terminating !== true).length,
    ready: of('ready') + of('external'),
    byHand: of('external'),
    draining: counted.filter(line => line.terminating === true).length,
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

/** What the legend shows, and how many of each: lines, and pods that no line names unless they are just ready. */
export function present(topology: Topology): ReadonlyMap<Lamp, number> {
  const found = new Map<Lamp, number>();
  const count = (lamp: Lamp): void => void found.set(lamp, (found.get(lamp) ?? 0) + 1);
  const listed = new Set<Uid>();
  for (const line of topology.endpoints.values()) {
    if (line.pod !== undefined) {
      if (listed.has(line.pod)) continue;
      listed.add(line.pod);
    }
    count(lampOfLine(line, line.pod === undefined ? undefined : topology.pods.get(line.pod)));
  }
  for (const pod of topology.pods.values()) {
    if (listed.has(pod.uid)) continue;
    const lamp = lampOfPod(pod);
    if (lamp !== 'ready') count(lamp);
  }
  return found;
}
