/**
 * What rules look at: the objects that were observed, the time, and what follows from them (who is selected, which lines a Service has), worked out once and only when
 * a rule asks. Whoever wants to conclude from absence asks `sees` first, which notes what was missed (law F1). Made by `judge`, once per judgement.
 */
import { isKindPictured } from '../freshness.ts';
import type { Kind } from '../kubernetes/kind.ts';
import type {
  EndpointSliceObject,
  Labels,
  ObjectOf,
  PodObject,
  ServiceObject,
  Uid,
  WorkloadObject,
} from '../kubernetes/object.ts';
import { compare, matches, selectionOf, selectorOf } from '../project/selection.ts';
import { objectsOf, type World } from '../world.ts';
import { hasEnded } from '../world-index.ts';
import { wasInCluster } from './conditions.ts';
import { expectedSlices } from './expected-slices.ts';
import type { RuleId } from './messages/en.ts';
import { mirror } from './mirror.ts';
import { isPlanned } from './pod-life.ts';
import { type ServiceLines, serviceLines } from './service-lines.ts';

/** Of a Secret, which is only ever known from files: never a value. */
export interface SecretFacts {
  readonly namespace: string;
  readonly name: string;
  readonly type: string;
  readonly keys: readonly string[];
}

export type SeenKind = Kind | 'Secret';

export interface Inquiry {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly world: World;
  /** By `namespace/name`; undefined where Secrets are not observed. */
  readonly secrets: ReadonlyMap<string, SecretFacts> | undefined;
  /** Whether absence of this kind may be stated in a namespace ('' for all of them); a no is noted. */
  sees(kind: SeenKind, namespace?: string): boolean;
  /**
   * Whether the list of a Service is known: from slices, from Endpoints that people write, or, where slices were not listed, from the pods that it selects. What follows
   * from the latter is at most likely, which the judge sees to. Of pods that no cluster has made yet nothing follows.
   */
  seesList(service: ServiceObject): boolean;
  /** All of a kind, ordered by namespace and name. */
  all<K extends Kind>(kind: K): readonly ObjectOf<K>[];
  inNamespace<K extends Kind>(kind: K, namespace: string): readonly ObjectOf<K>[];
  find<K extends Kind>(kind: K, namespace: string, name: string): ObjectOf<K> | undefined;
  /** Pods that its selector matches, ended ones included. */
  selected(service: ServiceObject): readonly PodObject[];
  servicesOf(pod: PodObject): readonly ServiceObject[];
  slicesOf(service: ServiceObject): readonly EndpointSliceObject[];
  lines(service: ServiceObject): ServiceLines;
  /** Live pods with an address; ordered by namespace and name. */
  podsAt(address: string): readonly PodObject[];
  /** Deployments, StatefulSets, DaemonSets, ReplicaSets of nobody and Jobs of a namespace. */
  workloads(namespace: string): readonly WorkloadObject[];
  /** Top-level workloads whose pods the selector would match. */
  staff(service: ServiceObject): readonly WorkloadObject[];
}

/** The rule that is being judged, and what rules missed. */
export interface Notes {
  rule: RuleId | undefined;
  /** The list that was asked for last was worked out, not seen. */
  deduced: boolean;
  readonly missed: Map<SeenKind, Set<RuleId>>;
}

const workloadKinds = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job'] as const;

export function createInquiry(
  world: World,
  now: number,
  secrets: ReadonlyMap<string, SecretFacts> | undefined,
  notes: Notes,
): Inquiry {
  const lists = new Map<Kind, readonly unknown[]>();
  const byName = new Map<Kind, ReadonlyMap<string, unknown>>();
  const perNamespace = new Map<string, readonly unknown[]>();
  const lines = new Map<ServiceObject, ServiceLines>();
  const namespaces = [...world.shards.keys()].sort(compare);
  const once = <Value>(make: () => Value) => {
    let made: { readonly value: Value } | undefined;
    return () => {
      made ??= { value: make() };
      return made.value;
    };
  };

  const inNamespace = <K extends Kind>(kind: K, namespace: string): readonly ObjectOf<K>[] => {
    const key = `${kind}/${namespace}`;
    const known = perNamespace.get(key);
    // Filed under its kind, and only by this function.
    if (known !== undefined) return known as readonly ObjectOf<K>[];
    const found = [...objectsOf(world, namespace, kind).values()].sort(
      (a, b) => compare(a.meta.name, b.meta.name) || compare(a.meta.uid, b.meta.uid),
    );
    perNamespace.set(key, found);
    return found;
  };
  const all = <K extends Kind>(kind: K): readonly ObjectOf<K>[] => {
    const known = lists.get(kind);
    if (known !== undefined) return known as readonly ObjectOf<K>[];
    const found = namespaces.flatMap(namespace => inNamespace(kind, namespace));
    lists.set(kind, found);
    return found;
  };
  const find = <K extends Kind>(kind: K, namespace: string, name: string): ObjectOf<K> | undefined => {
    let index = byName.get(kind);
    if (index === undefined) {
      // While a name has two owners, the younger is meant.
      const sorted = [...all(kind)].sort((a, b) => a.meta.created - b.meta.created);
      index = new Map(sorted.map(object => [`${object.meta.namespace}/${object.meta.name}`, object]));
      byName.set(kind, index);
    }
    return index.get(`${namespace}/${name}`) as ObjectOf<K> | undefined;
  };

  const selections = new Map<string, ReturnType<typeof selectionOf>>();
  const selectionIn = (namespace: string) => {
    let selection = selections.get(namespace);
    if (selection === undefined) {
      selection = selectionOf(inNamespace('Service', namespace));
      selections.set(namespace, selection);
    }
    return selection;
  };
  const servicesByUid = once(() => new Map(all('Service').map(service => [service.meta.uid, service])));
  const servicesOf = (pod: PodObject): readonly ServiceObject[] =>
    selectionIn(pod.meta.namespace)
      .wantedBy(pod.meta.labels)
      .flatMap(uid => servicesByUid().get(uid) ?? []);
  const selectedBy = once(() => {
    const selected = new Map<Uid, PodObject[]>();
    for (const pod of all('Pod'))
      for (const service of servicesOf(pod)) {
        const known = selected.get(service.meta.uid);
        if (known === undefined) selected.set(service.meta.uid, [pod]);
        else known.push(pod);
      }
    return selected;
  });
  const slicesByService = once(() =>
    Map.groupBy(all('EndpointSlice'), slice => `${slice.meta.namespace}/${slice.service ?? ''}`),
  );
  const podsByAddress = once(() => {
    const held = new Map<string, PodObject[]>();
    for (const pod of all('Pod')) {
      if (hasEnded(pod)) continue;
      for (const address of pod.ips) held.set(address, [...(held.get(address) ?? []), pod]);
    }
    return held;
  });
  const pictures = (kind: Kind, namespace: string): boolean =>
    isKindPictured(world.freshness, kind, namespace);
  const stoodIn = new Map<ServiceObject, readonly EndpointSliceObject[]>();
  const mirrored = (service: ServiceObject): readonly EndpointSliceObject[] => {
    const list = find('Endpoints', service.meta.namespace, service.meta.name);
    return list === undefined ? [] : mirror(service, list);
  };
  const expectedOf = (service: ServiceObject): readonly EndpointSliceObject[] => [
    ...(slicesByService().get(`${service.meta.namespace}/${service.meta.name}`) ?? []),
    ...(pictures('Pod', service.meta.namespace)
      ? expectedSlices(service, selectedBy().get(service.meta.uid) ?? [])
      : []),
  ];
  const slicesOf = (service: ServiceObject): readonly EndpointSliceObject[] => {
    const { namespace, name } = service.meta;
    if (pictures('EndpointSlice', namespace)) return slicesByService().get(`${namespace}/${name}`) ?? [];
    const known = stoodIn.get(service);
    if (known !== undefined) return known;
    const slices = service.selector === undefined ? mirrored(service) : expectedOf(service);
    stoodIn.set(service, slices);
    return slices;
  };
  const workloads = (namespace: string): readonly WorkloadObject[] =>
    workloadKinds
      .flatMap((kind): readonly WorkloadObject[] => inNamespace(kind, namespace))
      .filter(({ kind, meta }) => kind !== 'ReplicaSet' || meta.owner === undefined);

  const sees = (kind: SeenKind, namespace = ''): boolean => {
    const seen = kind === 'Secret' ? secrets !== undefined : pictures(kind, namespace);
    if (!seen && notes.rule !== undefined) {
      const rules = notes.missed.get(kind);
      if (rules === undefined) notes.missed.set(kind, new Set([notes.rule]));
      else rules.add(notes.rule);
    }
    return seen;
  };

  const seesLists = (namespace: string): boolean => {
    const whole = inNamespace('Endpoints', namespace).every(
      ({ byHand, subsets }) => !byHand || subsets !== undefined,
    );
    return sees('EndpointSlice', namespace) || (whole && pictures('Endpoints', namespace));
  };

  const selected = (service: ServiceObject) => selectedBy().get(service.meta.uid) ?? [];
  const staff = (service: ServiceObject): readonly WorkloadObject[] => {
    const selector: Labels | undefined = selectorOf(service);
    if (selector === undefined) return [];
    return workloads(service.meta.namespace).filter(({ podLabels }) => matches(selector, podLabels));
  };
  /** Its pods, or those who are to make them, stand in manifests that were never in a cluster. */
  const isYetToBeMade = (service: ServiceObject): boolean => {
    const pods = selected(service);
    if (pods.length > 0) return pods.every(isPlanned);
    return staff(service).some(workload => !wasInCluster(workload) && workload.desired > 0);
  };

  return {
    now,
    world,
    secrets,
    sees,
    seesList(service) {
      const { namespace } = service.meta;
      notes.deduced = !pictures('EndpointSlice', namespace);
      if (!notes.deduced) return true;
      if (service.selector !== undefined && pictures('Pod', namespace) && !isYetToBeMade(service))
        return true;
      return service.selector === undefined ? seesLists(namespace) : sees('EndpointSlice', namespace);
    },
    all,
    inNamespace,
    find,
    selected,
    servicesOf,
    slicesOf,
    lines(service) {
      let made = lines.get(service);
      if (made === undefined) {
        made = serviceLines(service, slicesOf(service));
        lines.set(service, made);
      }
      return made;
    },
    podsAt: address => podsByAddress().get(address) ?? [],
    workloads,
    staff,
  };
}
