/**
 * What a namespace allows: LimitRanges give containers what they do not say and bound what they do, ResourceQuotas bound all of it together.
 * Called by admission for users and controllers alike. Follows `plugin/pkg/admission/limitranger` and apiserver `plugin/resourcequota`, in their words.
 */
import type { Snapshot } from './controller.ts';
import { qosClass } from './defaults/pod.ts';
import type { DraftObject } from './object.ts';
import { quantityText, unspecified, usageOf, usedOf } from './quota-usage.ts';
import { type ApiError, forbidden } from './status.ts';
import { isMore } from './validate/quantity.ts';

type Amounts = Readonly<Record<string, string>>;

interface Limit {
  readonly type: string;
  readonly default?: Amounts;
  readonly defaultRequest?: Amounts;
  readonly min?: Amounts;
  readonly max?: Amounts;
}

interface Container {
  readonly name: string;
  readonly resources?: { readonly requests?: Amounts; readonly limits?: Amounts };
}

/** Whether a namespace bounds anything at all. */
export const isLimited = (held: Snapshot, namespace: string | undefined): boolean =>
  held.list('ResourceQuota', namespace).length + held.list('LimitRange', namespace).length > 0;

const limitsIn = (held: Snapshot, namespace: string | undefined): readonly Limit[] =>
  held
    .list('LimitRange', namespace)
    .flatMap(range => (range.spec?.limits ?? []) as readonly Limit[])
    .filter(({ type }) => type === 'Container');

const missing = (given: Amounts | undefined, amounts: Amounts | undefined): readonly string[] =>
  Object.keys(amounts ?? {})
    .filter(name => given?.[name] === undefined)
    .sort();

function withLimit(
  container: Container,
  limit: Limit,
  what: string,
): readonly [Container, readonly string[]] {
  const { requests, limits } = container.resources ?? {};
  const asked = missing(requests, limit.defaultRequest);
  const bounded = missing(limits, limit.default);
  if (asked.length + bounded.length === 0) return [container, []];
  const resources = {
    ...container.resources,
    limits: { ...limit.default, ...limits },
    requests: { ...limit.defaultRequest, ...requests },
  };
  return [
    { ...container, resources },
    [
      ...(asked.length === 0 ? [] : [`${asked.join(', ')} request for ${what} ${container.name}`]),
      ...(bounded.length === 0 ? [] : [`${bounded.join(', ')} limit for ${what} ${container.name}`]),
    ],
  ];
}

function limited(pod: DraftObject, limit: Limit): DraftObject {
  const said: string[] = [];
  const each = (containers: readonly Container[] | undefined, what: string) =>
    containers?.map(container => {
      const [given, set] = withLimit(container, limit, what);
      said.push(...set);
      return given;
    });
  const containers = each(pod.spec?.containers, 'container');
  const initContainers = each(pod.spec?.initContainers, 'init container');
  if (said.length === 0) return pod;
  const annotations = {
    ...pod.metadata.annotations,
    'kubernetes.io/limit-ranger': `LimitRanger plugin set: ${said.join('; ')}`,
  };
  const spec = { ...pod.spec, containers, ...(initContainers === undefined ? {} : { initContainers }) };
  const status = { ...pod.status, qosClass: qosClass(spec) };
  return { ...pod, metadata: { ...pod.metadata, annotations }, spec, status };
}

/** A pod with what the namespace gives it, and an annotation that says so. */
export const withNamespaceLimits = (draft: DraftObject, held: Snapshot): DraftObject =>
  draft.kind === 'Pod' ? limitsIn(held, draft.metadata.namespace).reduce(limited, draft) : draft;

function boundErrors({ resources = {} }: Container, { min = {}, max = {}, type }: Limit): readonly string[] {
  const { requests = {}, limits = {} } = resources;
  return [
    ...Object.entries(min).flatMap(([name, least]) => {
      const head = `minimum ${name} usage per ${type} is ${least}`;
      const { [name]: request } = requests;
      const { [name]: limit } = limits;
      if (request === undefined) return [`${head}.  No request is specified`];
      if (isMore(least, request)) return [`${head}, but request is ${request}`];
      return limit !== undefined && isMore(least, limit) ? [`${head}, but limit is ${limit}`] : [];
    }),
    ...Object.entries(max).flatMap(([name, most]) => {
      const head = `maximum ${name} usage per ${type} is ${most}`;
      const { [name]: request } = requests;
      const { [name]: limit } = limits;
      if (limit === undefined) return [`${head}.  No limit is specified`];
      if (isMore(limit, most)) return [`${head}, but limit is ${limit}`];
      return request !== undefined && isMore(request, most) ? [`${head}, but request is ${request}`] : [];
    }),
  ];
}

function outOfRange(draft: DraftObject, held: Snapshot): string {
  if (draft.kind !== 'Pod') return '';
  const containers: readonly Container[] = [
    ...(draft.spec?.containers ?? []),
    ...(draft.spec?.initContainers ?? []),
  ];
  const errors = limitsIn(held, draft.metadata.namespace).flatMap(limit =>
    containers.flatMap(container => boundErrors(container, limit)),
  );
  return errors.length > 1 ? `[${errors.join(', ')}]` : (errors[0] ?? '');
}

function overQuota(draft: DraftObject, held: Snapshot): string {
  const { namespace } = draft.metadata;
  for (const quota of held.list('ResourceQuota', namespace)) {
    const hard: Amounts = quota.spec?.hard ?? {};
    const silent = draft.kind === 'Pod' ? unspecified(draft, hard) : '';
    const { name } = quota.metadata;
    if (silent !== '') return `failed quota: ${name}: must specify ${silent}`;
    const over = Object.entries(hard)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .flatMap(([resource, most]) => {
        const requested = usageOf(draft, resource);
        if (requested === 0) return [];
        const used = usedOf(held, namespace, resource);
        return isMore(quantityText(used + requested, resource), most)
          ? [{ resource, requested, used, most }]
          : [];
      });
    if (over.length === 0) continue;
    const list = (of: (one: (typeof over)[number]) => string): string =>
      over.map(one => `${one.resource}=${of(one)}`).join(',');
    const requested = list(one => quantityText(one.requested, one.resource));
    const used = list(one => quantityText(one.used, one.resource));
    return `exceeded quota: ${name}, requested: ${requested}, used: ${used}, limited: ${list(one => one.most)}`;
  }
  return '';
}

/** Undefined where the namespace allows it. */
export function namespaceRefusal(draft: DraftObject, held: Snapshot): ApiError | undefined {
  if (draft.metadata.namespace === undefined) return undefined;
  const why = outOfRange(draft, held) || overQuota(draft, held);
  return why === '' ? undefined : forbidden(draft.kind, draft.metadata.name ?? '', why);
}
