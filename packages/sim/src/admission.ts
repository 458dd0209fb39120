/**
 * What happens to every object on its way into the store: defaults, allocation, validation, in the order of the real registry.
 * Called by the store for users and controllers alike, so that no path leads around it. Throws Invalid and Forbidden.
 */
import { allocate } from './allocate.ts';
import type { Snapshot } from './controller.ts';
import { withDefaultClass } from './default-storage-class.ts';
import { withGeneratedSelector } from './defaults/workload.ts';
import { withDefaults } from './defaults.ts';
import { resourceOf } from './defined-resources.ts';
import { namespaceRefusal, withNamespaceLimits } from './namespace-limits.ts';
import type { DraftObject, StoredObject } from './object.ts';
import { sameJson } from './same-json.ts';
import { withoutFieldsOfOldType } from './service-type.ts';
import { forbidden, invalid } from './status.ts';
import { createErrors, statusErrors, updateErrors } from './validate.ts';

/** A Service with its addresses and ports; without them nothing else of it is looked at. */
function placed(draft: DraftObject, held: Snapshot, dryRun: boolean): DraftObject {
  if (draft.kind !== 'Service') return draft;
  const { object, errors } = allocate(draft, held, dryRun);
  if (errors.length > 0) throw invalid(draft.kind, draft.metadata.name ?? '', errors);
  return object;
}

/** A client that names one address means all. */
function normal(draft: DraftObject): DraftObject {
  if (draft.kind !== 'Service' || !draft.spec?.clusterIP || draft.spec.clusterIPs !== undefined) return draft;
  return { ...draft, spec: { ...draft.spec, clusterIPs: [draft.spec.clusterIP] } };
}

export function admitCreate(draft: DraftObject, held: Snapshot, dryRun: boolean): DraftObject {
  const object = placed(
    normal(withNamespaceLimits(withDefaultClass(withDefaults(withGeneratedSelector(draft)), held), held)),
    held,
    dryRun,
  );
  const resource = resourceOf(draft.kind, held);
  const errors = createErrors(object, resource);
  if (errors.length > 0) throw invalid(resource ?? draft.kind, draft.metadata.name ?? '', errors);
  const refusal = namespaceRefusal(object, held);
  if (refusal !== undefined) throw refusal;
  return object;
}

/** What upstream's strategies and admission plugins add after it is settled who owns what; defaults are the writer's own. */
const ADDED: ReadonlyMap<string, readonly string[]> = new Map([
  ['Service', ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy']],
  ['Pod', ['tolerations', 'serviceAccount', 'serviceAccountName', 'priority', 'preemptionPolicy', 'volumes']],
  ['Job', ['selector']],
  ['Namespace', ['finalizers']],
]);

/** The labels by which a Job finds its pods. */
const JOB_LABELS = /^(batch\.kubernetes\.io\/)?(controller-uid|job-name)$/;

// biome-ignore lint/suspicious/noExplicitAny: metadata of an object or a template.
function withoutJobLabels(metadata: any): any {
  if (metadata?.labels === undefined) return metadata;
  const own = Object.entries(metadata.labels).filter(([name]) => !JOB_LABELS.test(name));
  const { labels: _, ...rest } = metadata;
  return own.length === 0 ? rest : { ...rest, labels: Object.fromEntries(own) };
}

/** The admitted object as its writer asked for it, defaults included. */
export function withoutAdmitted(admitted: DraftObject, asked: DraftObject): DraftObject {
  const added = ADDED.get(admitted.kind) ?? [];
  const own = new Set(added.filter(field => asked.spec?.[field] === undefined));
  if (own.size === 0 || admitted.spec === undefined) return admitted;
  const spec = Object.fromEntries(Object.entries(admitted.spec).filter(([field]) => !own.has(field)));
  if (admitted.kind !== 'Job') return { ...admitted, spec };
  const template = admitted.spec.template ?? {};
  return {
    ...admitted,
    metadata: withoutJobLabels(admitted.metadata),
    spec: { ...spec, template: { ...template, metadata: withoutJobLabels(template.metadata) } },
  };
}

type Spec = StoredObject['spec'];

interface ServicePort {
  readonly port: number;
  readonly protocol?: string;
  readonly nodePort?: number;
}

/** Addresses left out are those held; whoever then changes the one means the list too (`patchAllocatedValues`, `normalizeClusterIPs`). */
function followed({ clusterIP: asked, clusterIPs: list = [] }: Spec, held: Spec): Spec {
  const clusterIP = asked || held.clusterIP;
  const clusterIPs = list.length === 0 ? held.clusterIPs : list;
  const follows = clusterIP !== held.clusterIP && sameJson(clusterIPs, held.clusterIPs);
  return { clusterIP, clusterIPs: follows ? [clusterIP] : clusterIPs };
}

/** Whoever asks for one family and leaves the lists as they were gives the second up (`initIPFamilyFields`). */
function released(spec: Spec, held: Spec): Spec {
  if (spec.ipFamilyPolicy !== 'SingleStack') return spec;
  const lists = ['clusterIPs', 'ipFamilies'].filter(field => sameJson(spec[field], held[field]));
  return { ...spec, ...Object.fromEntries(lists.map(field => [field, spec[field]?.slice(0, 1)])) };
}

/** Addresses and node ports that an update leaves out are kept (`patchAllocatedValues`). */
function carried(next: StoredObject, before: StoredObject): StoredObject {
  if (next.spec.type === 'ExternalName' || before.spec.type === 'ExternalName') return next;
  const held: readonly ServicePort[] = before.spec.ports ?? [];
  const ports = next.spec?.ports?.map((port: ServicePort) => {
    if (port.nodePort) return port;
    const protocol = port.protocol ?? 'TCP';
    const same = held.find(one => one.port === port.port && (one.protocol ?? 'TCP') === protocol);
    return same?.nodePort === undefined ? port : { ...port, nodePort: same.nodePort };
  });
  return {
    ...next,
    spec: released(
      {
        ...next.spec,
        ...followed(next.spec, before.spec),
        ...(ports === undefined ? {} : { ports }),
      },
      before.spec,
    ),
  };
}

const GENERATION = 'deprecated.daemonset.template.generation';

/** The number of templates that a DaemonSet has had is the server's to count (daemonset strategy PrepareForUpdate). */
function counted(next: StoredObject, before: StoredObject): StoredObject {
  if (next.kind !== 'DaemonSet') return next;
  const held = Number(before.metadata.annotations?.[GENERATION] ?? 1);
  const count = sameJson(next.spec.template, before.spec.template) ? held : held + 1;
  const annotations = { ...next.metadata.annotations, [GENERATION]: String(count) };
  return { ...next, metadata: { ...next.metadata, annotations } };
}

const asService = (next: StoredObject, before: StoredObject): DraftObject =>
  withoutFieldsOfOldType(withDefaults(carried(next, before)), before);

/** Upstream's NamespaceLifecycle plugin calls them immortal. */
const IMMORTAL = new Set(['default', 'kube-system', 'kube-public']);

export function admitDelete(kind: string, name: string): void {
  if (kind === 'Namespace' && IMMORTAL.has(name))
    throw forbidden(kind, name, 'this namespace may not be deleted');
}

export function admitUpdate(
  next: StoredObject,
  before: StoredObject,
  held: Snapshot,
  { dryRun = false, subresource = '' }: { readonly dryRun?: boolean; readonly subresource?: string },
): StoredObject {
  const wanted = next.kind === 'Service' ? asService(next, before) : withDefaults(next);
  const admitted = counted(placed(wanted, held, dryRun) as StoredObject, before);
  const resource = resourceOf(next.kind, held);
  const errors = updateErrors(admitted, before, { subresource, resource });
  if (errors.length > 0) throw invalid(resource ?? next.kind, next.metadata.name, errors);
  return admitted;
}

export function admitStatus(next: StoredObject, held: Snapshot): void {
  const resource = resourceOf(next.kind, held);
  const errors = statusErrors(next, resource);
  if (errors.length > 0) throw invalid(resource ?? next.kind, next.metadata.name, errors);
}
