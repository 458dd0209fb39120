/**
 * What crosses namespaces: who has an address, how many pods run on a node, and who reads either. Kept by `reduce` while objects come and go; a shard whose
 * reading may change is marked dirty here (law P24). Read by `project`.
 */
import { type BucketMap, BucketMapDraft, emptyBucketMap, lookUp } from './bucket-map.ts';
import type { EndpointSliceObject, KubeObject, NodeObject, PodObject, Uid } from './kubernetes/object.ts';
import { same } from './same.ts';

/** A pod as the holder of an address. */
export interface AddressHolder {
  readonly uid: Uid;
  readonly name: string;
  readonly namespace: string;
  readonly created: number;
  readonly node?: string;
}

export interface WorldIndex {
  /** Live pods with an address of their own; more than one only while an address changes hands. */
  readonly holders: BucketMap<readonly AddressHolder[]>;
  /** Name of the node → namespace → live pods. */
  readonly podsOnNode: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Namespace → addresses that its slices name without saying whose they are → how often. */
  readonly bareAddresses: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Namespace → other namespaces that refer to what is in it by the Gateway API → how many of their objects do. */
  readonly referrers: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** The same from the other side: namespace → other namespaces in which its objects name something. */
  readonly named: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export const emptyIndex: WorldIndex = {
  holders: emptyBucketMap,
  podsOnNode: new Map(),
  bareAddresses: new Map(),
  referrers: new Map(),
  named: new Map(),
};

/** The youngest live pod with this address. Pods on the network of their node have none of their own. */
export function holderOf(index: WorldIndex, address: string): AddressHolder | undefined {
  return lookUp(index.holders, address)?.reduce((best, other) =>
    other.created > best.created || (other.created === best.created && other.uid < best.uid) ? other : best,
  );
}

/** Whether the pod has ended: it holds no address and no place on its node any more. */
export function hasEnded(pod: PodObject): boolean {
  return pod.phase === 'Succeeded' || pod.phase === 'Failed';
}

/** The kubelet has fallen silent: Ready is Unknown, as opposed to not yet said. */
export function isSilent(node: NodeObject | undefined): boolean {
  return node !== undefined && node.ready === undefined && node.reason !== undefined;
}

export class WorldIndexDraft {
  readonly #before: WorldIndex;
  readonly #dirty: Set<string>;
  readonly #holders: BucketMapDraft<readonly AddressHolder[]>;
  readonly #podsOnNode: CountsDraft;
  readonly #bareAddresses: CountsDraft;
  readonly #referrers: CountsDraft;
  readonly #named: CountsDraft;

  constructor(before: WorldIndex, dirty: Set<string>) {
    this.#before = before;
    this.#dirty = dirty;
    this.#holders = new BucketMapDraft(before.holders);
    this.#podsOnNode = new CountsDraft(before.podsOnNode);
    this.#bareAddresses = new CountsDraft(before.bareAddresses);
    this.#referrers = new CountsDraft(before.referrers);
    this.#named = new CountsDraft(before.named);
  }

  replace(before: KubeObject | undefined, after: KubeObject | undefined): void {
    const kind = (after ?? before)?.kind;
    if (kind === 'Pod') this.#replacePod(before as PodObject | undefined, after as PodObject | undefined);
    if (kind === 'EndpointSlice') {
      this.#countBare(before as EndpointSliceObject | undefined, -1);
      this.#countBare(after as EndpointSliceObject | undefined, 1);
    }
    // The choice of namespaces says how many Services each has.
    if (kind === 'Service' && (before === undefined || after === undefined)) this.#dirty.add('');
    this.#replaceReferrer(before, after);
    if (kind === 'Node') this.#replaceNode(before as NodeObject | undefined, after as NodeObject | undefined);
  }

  finish(): WorldIndex {
    const index: WorldIndex = {
      holders: this.#holders.finish(),
      podsOnNode: this.#podsOnNode.finish(),
      bareAddresses: this.#bareAddresses.finish(),
      referrers: this.#referrers.finish(),
      named: this.#named.finish(),
    };
    const kept =
      index.holders === this.#before.holders &&
      index.podsOnNode === this.#before.podsOnNode &&
      index.bareAddresses === this.#before.bareAddresses &&
      index.referrers === this.#before.referrers &&
      index.named === this.#before.named;
    return kept ? this.#before : index;
  }

  #replacePod(before: PodObject | undefined, after: PodObject | undefined): void {
    const nodeBefore = placeOf(before);
    const nodeAfter = placeOf(after);
    if (nodeBefore !== nodeAfter) {
      if (nodeBefore !== undefined) this.#podsOnNode.add(nodeBefore, before?.meta.namespace ?? '', -1);
      if (nodeAfter !== undefined) this.#podsOnNode.add(nodeAfter, after?.meta.namespace ?? '', 1);
      this.#dirty.add('');
    }
    const heldBefore = addressesOf(before);
    const heldAfter = addressesOf(after);
    if (same(heldBefore, heldAfter) && nodeBefore === nodeAfter) return;
    for (const address of heldBefore) this.#hold(address, before?.meta.uid ?? '', undefined);
    if (after !== undefined) {
      const { uid, name, namespace, created } = after.meta;
      const holder = { uid, name, namespace, created, ...(after.node !== undefined && { node: after.node }) };
      for (const address of heldAfter) this.#hold(address, uid, holder);
    }
  }

  #hold(address: string, uid: Uid, holder: AddressHolder | undefined): void {
    const others = (this.#holders.get(address) ?? []).filter(other => other.uid !== uid);
    const holders = holder === undefined ? others : [...others, holder];
    this.#holders.set(address, holders.length === 0 ? undefined : holders);
    this.#bareAddresses.forEach((namespace, addresses) => {
      if (addresses.has(address)) this.#dirty.add(namespace);
    });
  }

  #countBare(slice: EndpointSliceObject | undefined, step: 1 | -1): void {
    for (const endpoint of slice?.endpoints ?? []) {
      const address = endpoint.addresses[0];
      if (address !== undefined && (endpoint.target?.uid ?? '') === '') {
        this.#bareAddresses.add(slice?.meta.namespace ?? '', address, step);
      }
    }
  }

  /** Routes and ListenerSets read what they name in other namespaces, and the shards of these tell which routes lead there. */
  #replaceReferrer(before: KubeObject | undefined, after: KubeObject | undefined): void {
    const { kind, meta } = (after ?? before) as KubeObject;
    const [was, is] = [placesNamed(before), placesNamed(after)];
    for (const [places, step] of [[was, -1] as const, [is, 1] as const])
      for (const place of places) {
        this.#referrers.add(place, meta.namespace, step);
        this.#named.add(meta.namespace, place, step);
        this.#dirty.add(place);
      }
    // Of a Service only its name is read.
    const isRead =
      kind === 'ReferenceGrant' || (kind === 'Service' && (before === undefined || after === undefined));
    if (isRead) this.#markReferrers(meta.namespace);
    if (kind === 'Gateway' || kind === 'ListenerSet') this.markReaders(meta.namespace);
  }

  /** Marks whoever reads the Gateways of a namespace, and where their routes lead: also those of the namespace itself. */
  markReaders(namespace: string): void {
    for (const reader of [namespace, ...this.#markReferrers(namespace)]) {
      // A ListenerSet stands between a route and its Gateway.
      for (const further of [reader, ...this.#markReferrers(reader)])
        for (const place of this.#named.get(further)?.keys() ?? []) this.#dirty.add(place);
    }
  }

  #markReferrers(place: string): readonly string[] {
    const readers = [...(this.#referrers.get(place)?.keys() ?? [])];
    for (const reader of readers) this.#dirty.add(reader);
    return readers;
  }

  #replaceNode(before: NodeObject | undefined, after: NodeObject | undefined): void {
    if (isSilent(before) === isSilent(after)) return;
    const name = (after ?? before)?.meta.name ?? '';
    this.#podsOnNode.get(name)?.forEach((_, namespace) => {
      this.#dirty.add(namespace);
    });
  }
}

const nowhere: ReadonlySet<string> = new Set();

/** Other namespaces in which an object of the Gateway API names something. */
function placesNamed(object: KubeObject | undefined): ReadonlySet<string> {
  if (object === undefined) return nowhere;
  const places = new Set<string>();
  if (object.kind === 'ListenerSet') places.add(object.parent.namespace);
  else if ('rules' in object && 'parents' in object) {
    for (const { namespace } of object.parents) places.add(namespace);
    for (const { backends } of object.rules) for (const { namespace } of backends) places.add(namespace);
  }
  places.delete(object.meta.namespace);
  return places;
}

function placeOf(pod: PodObject | undefined): string | undefined {
  return pod === undefined || hasEnded(pod) ? undefined : pod.node;
}

function addressesOf(pod: PodObject | undefined): readonly string[] {
  return pod === undefined || hasEnded(pod) || pod.hostNetwork ? [] : pod.ips;
}

type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Two-level counts; what reaches zero disappears, and each inner map is copied once. */
class CountsDraft {
  readonly #before: Counts;
  #after: Map<string, ReadonlyMap<string, number>> | undefined;
  readonly #copies = new Map<string, Map<string, number>>();

  constructor(before: Counts) {
    this.#before = before;
  }

  get(outer: string): ReadonlyMap<string, number> | undefined {
    return (this.#after ?? this.#before).get(outer);
  }

  forEach(visit: (outer: string, counts: ReadonlyMap<string, number>) => void): void {
    for (const [outer, counts] of this.#after ?? this.#before) visit(outer, counts);
  }

  add(outer: string, inner: string, step: 1 | -1): void {
    this.#after ??= new Map(this.#before);
    let copy = this.#copies.get(outer);
    if (copy === undefined) {
      copy = new Map(this.#after.get(outer));
      this.#copies.set(outer, copy);
    }
    const count = (copy.get(inner) ?? 0) + step;
    if (count === 0) copy.delete(inner);
    else copy.set(inner, count);
    if (copy.size === 0) {
      this.#after.delete(outer);
      this.#copies.delete(outer);
    } else this.#after.set(outer, copy);
  }

  finish(): Counts {
    return this.#after ?? this.#before;
  }
}
