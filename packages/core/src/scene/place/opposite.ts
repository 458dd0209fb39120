/**
 * Who sits in which block. A pod stands opposite (1) the line that lists it, else (2) the seat it last had, else (3) the Service whose selector
 * matches it, else (4) where its owner's siblings stand, or the Service whose near miss they are, else (5) in no list. It is drawn once: where several
 * lines name it, at the list where it was drawn before, else at the first in block order. Called by `place`; keeps laws S3 and S4.
 */

import type { Uid } from '../../kubernetes/object.ts';
import { push } from '../../multi-map.ts';
import type { Endpoint, Pod, Topology } from '../../topology.ts';
import { byName } from '../by-name.ts';
import type { Nameplate, Placement } from '../placement.ts';
import { inNoListKey, listKey } from './order.ts';
import type { BlockPlan, Tenant } from './plan.ts';

/** Tenants per block, in the order in which they are seated when all are new: by name. */
export function opposite(
  topology: Topology,
  plans: readonly BlockPlan[],
  before: Placement | undefined,
): ReadonlyMap<string, readonly Tenant[]> {
  const rank = new Map(plans.map((plan, i) => [plan.key, i]));
  const rankOf = (block: string): number => rank.get(block) ?? plans.length;
  const lines = [...topology.endpoints.values()].filter(line => rank.has(listKey(line.service, line.family)));
  const home = homes(topology, plans, before, lines, rankOf);

  const tenants = new Map<string, Tenant[]>();
  const seat = (block: string, tenant: Tenant): void => {
    push(tenants, block, tenant);
  };
  const listed = new Set<Uid>();
  for (const line of lines) {
    const block = listKey(line.service, line.family);
    const pod = line.pod === undefined ? undefined : topology.pods.get(line.pod);
    if (line.pod !== undefined) listed.add(line.pod);
    seat(block, {
      endpoint: line,
      ...(line.pod === undefined ? {} : { pod: line.pod }),
      body: line.pod !== undefined && home.get(line.pod) === block,
      leaving: line.terminating === true,
      alike:
        line.ready !== false && line.terminating !== true && (pod === undefined || pod.state === 'ready'),
      plate: plateOf(line, pod),
    });
  }
  for (const pod of topology.pods.values()) {
    const block = home.get(pod.uid);
    if (block === undefined || listed.has(pod.uid)) continue;
    seat(block, {
      pod: pod.uid,
      body: true,
      leaving: pod.state === 'terminating',
      alike: block.startsWith(inNoListKey('')) && (pod.state === 'ready' || pod.state === 'finished'),
      plate: plateOf(undefined, pod),
    });
  }
  for (const there of tenants.values()) there.sort(byPlate);
  return tenants;
}

/** The block of every pod's body. */
function homes(
  topology: Topology,
  plans: readonly BlockPlan[],
  before: Placement | undefined,
  lines: readonly Endpoint[],
  rankOf: (block: string) => number,
): ReadonlyMap<Uid, string> {
  const home = new Map<Uid, string>();
  const last = (pod: Uid): string | undefined => before?.spots.get(pod)?.block;
  const listing = new Map<Uid, string[]>();
  for (const line of lines) {
    if (line.pod === undefined) continue;
    const block = listKey(line.service, line.family);
    const blocks = listing.get(line.pod);
    if (blocks === undefined) listing.set(line.pod, [block]);
    else blocks.push(block);
  }
  for (const [pod, blocks] of listing) {
    blocks.sort((a, b) => rankOf(a) - rankOf(b));
    const kept = last(pod);
    home.set(pod, kept !== undefined && blocks.includes(kept) ? kept : (blocks[0] ?? ''));
  }

  const lists = new Map<string, BlockPlan[]>();
  for (const plan of plans)
    if (plan.type === 'list') lists.set(plan.service, [...(lists.get(plan.service) ?? []), plan]);
  const namespaces = new Set(plans.map(plan => plan.namespace));
  const waiting: Pod[] = [];
  for (const pod of topology.pods.values()) {
    if (home.has(pod.uid) || !namespaces.has(pod.namespace)) continue;
    const kept = last(pod.uid);
    const found = kept !== undefined && rankOf(kept) < plans.length ? kept : selectedBy(pod, lists, rankOf);
    if (found === undefined) waiting.push(pod);
    else home.set(pod.uid, found);
  }

  const ofOwner = new Map<Uid, string>();
  for (const pod of topology.pods.values()) {
    const block = home.get(pod.uid);
    const owner = rootOwner(topology, pod);
    if (block === undefined || owner === undefined || block.startsWith(inNoListKey(''))) continue;
    const known = ofOwner.get(owner);
    if (known === undefined || rankOf(block) < rankOf(known)) ofOwner.set(owner, block);
  }
  const nearMisses = meantBy(topology, lists, rankOf);
  for (const pod of waiting) {
    const owner = rootOwner(topology, pod);
    const siblings = owner === undefined ? undefined : ofOwner.get(owner);
    const meant = owner === undefined ? undefined : nearMisses.get(owner);
    home.set(pod.uid, siblings ?? meant ?? inNoListKey(pod.namespace));
  }
  return home;
}

function selectedBy(
  pod: Pod,
  lists: ReadonlyMap<string, readonly BlockPlan[]>,
  rankOf: (block: string) => number,
): string | undefined {
  const wanted = (pod.wantedBy ?? []).flatMap(service => lists.get(service) ?? []);
  const first = wanted.toSorted((a, b) => rankOf(a.key) - rankOf(b.key))[0];
  if (first === undefined) return undefined;
  const ip = pod.ips[0];
  const family = ip === undefined ? first.family : ip.includes(':') ? 'IPv6' : 'IPv4';
  return wanted.find(plan => plan.service === first.service && plan.family === family)?.key ?? first.key;
}

/** Lists that hold nobody, by the workload that their selectors may have meant. */
function meantBy(
  topology: Topology,
  lists: ReadonlyMap<string, readonly BlockPlan[]>,
  rankOf: (block: string) => number,
): ReadonlyMap<Uid, string> {
  const found = new Map<Uid, string>();
  for (const { uid, nearMiss } of topology.services.values()) {
    const block = lists.get(uid)?.[0]?.key;
    if (nearMiss === undefined || block === undefined) continue;
    const known = found.get(nearMiss.workload);
    if (known === undefined || rankOf(block) < rankOf(known)) found.set(nearMiss.workload, block);
  }
  return found;
}

function rootOwner(topology: Topology, pod: Pod): Uid | undefined {
  if (pod.owner === undefined) return undefined;
  return topology.workloads.get(pod.owner)?.owner ?? pod.owner;
}

function plateOf(line: Endpoint | undefined, pod: Pod | undefined): Nameplate {
  const port = line?.ports[0]?.port;
  const node = pod?.node ?? line?.node;
  return {
    address: line?.address ?? pod?.ips[0] ?? '',
    ...(port === undefined ? {} : { port }),
    name: pod?.name ?? line?.podName ?? line?.hostname ?? '',
    ...(node === undefined ? {} : { node }),
  };
}

/** By the name one reads, else the address; then by identity, so that no two are equal. */
function byPlate(a: Tenant, b: Tenant): number {
  return (
    byName(a.plate.name || a.plate.address, b.plate.name || b.plate.address) ||
    byName(a.plate.address, b.plate.address) ||
    ((a.endpoint?.id ?? a.pod ?? '') < (b.endpoint?.id ?? b.pod ?? '') ? -1 : 1)
  );
}
