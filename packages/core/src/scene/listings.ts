/**
 * Who is listed where, by Service and by pod: the index behind counts, kept from one topology to the next, so that a changed pod costs its own lists and not all of them. What has not
 * changed is the same value as before, which is how counts know what they need not count again. Called by `rollCalls`, `present`, the ledger and the order of blocks.
 */
import { type BucketMap, BucketMapDraft, emptyBucketMap, lookUp } from '../bucket-map.ts';
import type { Uid } from '../kubernetes/object.ts';
import { MapDraft } from '../layered-map.ts';
import { descends } from '../lineage.ts';
import { push } from '../multi-map.ts';
import type { Endpoint, EndpointId, Pod } from '../topology.ts';
import { type Followed, follow, type Touched } from './follow.ts';

/** A line, with the pod that it names where that is known. */
export interface Face {
  readonly line: Endpoint;
  readonly pod: Pod | undefined;
}

export interface Listings {
  /** By Service: its lines, and the pods that its selector matches. */
  readonly faces: ReadonlyMap<string, readonly Face[]>;
  readonly wanted: ReadonlyMap<string, readonly Pod[]>;
  /** By pod: the lines that name it. */
  readonly listing: BucketMap<readonly EndpointId[]>;
}

const empty: Listings = { faces: new Map(), wanted: new Map(), listing: emptyBucketMap };

export const listingsOf: (topology: Followed) => Listings = follow(empty, changed);

function changed(listings: Listings, before: Followed, now: Followed, { lines, pods }: Touched): Listings {
  const listing = new BucketMapDraft(listings.listing);
  const services = new Set<string>();
  const come = new Map<string, Endpoint[]>();
  const touched = new Set(lines);
  for (const uid of pods) for (const id of lookUp(listings.listing, uid) ?? []) touched.add(id);
  for (const id of touched) {
    const [was, is] = [before.endpoints.get(id), now.endpoints.get(id)];
    if (was !== undefined) services.add(was.service);
    if (is !== undefined) {
      services.add(is.service);
      push(come, is.service, is);
    }
    if (was?.pod === is?.pod && (was === undefined) === (is === undefined)) continue;
    if (was?.pod !== undefined) listing.set(was.pod, without(listing.get(was.pod) ?? [], id));
    if (is?.pod !== undefined) listing.set(is.pod, [...(listing.get(is.pod) ?? []), id].sort());
  }
  const faces = new MapDraft(listings.faces);
  for (const service of services) {
    const stay = (listings.faces.get(service) ?? []).filter(({ line }) => !touched.has(line.id));
    const all = [...stay, ...(come.get(service) ?? []).map(line => faceOf(line, now))];
    if (all.length > 0) faces.set(service, all);
    else faces.delete(service);
  }
  return {
    faces: next(faces, listings.faces, services),
    wanted: wantedBy(listings.wanted, before, now, pods),
    listing: listing.finish(),
  };
}

function faceOf(line: Endpoint, { pods }: Followed): Face {
  return { line, pod: line.pod === undefined ? undefined : pods.get(line.pod) };
}

function wantedBy(
  wanted: Listings['wanted'],
  before: Followed,
  now: Followed,
  pods: ReadonlySet<Uid>,
): Listings['wanted'] {
  const come = new Map<string, Pod[]>();
  const services = new Set<string>();
  for (const uid of pods) {
    const is = now.pods.get(uid);
    for (const service of before.pods.get(uid)?.wantedBy ?? []) services.add(service);
    for (const service of is?.wantedBy ?? []) {
      services.add(service);
      if (is !== undefined) push(come, service, is);
    }
  }
  const draft = new MapDraft(wanted);
  for (const service of services) {
    const stay = (wanted.get(service) ?? []).filter(({ uid }) => !pods.has(uid));
    const all = [...stay, ...(come.get(service) ?? [])];
    if (all.length > 0) draft.set(service, all);
    else draft.delete(service);
  }
  return next(draft, wanted, services);
}

/** Whoever counts by it asks which Services have other lists. */
function next<Item>(
  draft: MapDraft<readonly Item[]>,
  before: ReadonlyMap<string, readonly Item[]>,
  services: ReadonlySet<string>,
): ReadonlyMap<string, readonly Item[]> {
  const after = draft.finish();
  descends(after, before, [...services]);
  return after;
}

function without(ids: readonly string[], id: string): readonly string[] | undefined {
  const rest = ids.filter(other => other !== id);
  return rest.length === 0 ? undefined : rest;
}
