/**
 * A world from files: every object through the same door as those of a cluster, lists opened, kinds that were listed completely marked as seen. Of Secrets only name,
 * type and names of keys are kept. What a manifest leaves to the API server (UID, namespace) is filled in. Called by `check` and `trace`. Pure.
 */

import type { Change } from '@switchboard/core/change';
import type { SecretFacts, SeenKind } from '@switchboard/core/findings/inquiry';
import { freshnessKey } from '@switchboard/core/freshness';
import { fields, list, text } from '@switchboard/core/kubernetes/json';
import { type Kind, type KindSpec, kinds } from '@switchboard/core/kubernetes/kind';
import type { KubeObject } from '@switchboard/core/kubernetes/object';
import { createParser } from '@switchboard/core/kubernetes/parse';
import { emptyWorld, reduce, type World } from '@switchboard/core/world';
import { readDocuments } from './read-documents.ts';

export interface ManifestFile {
  /** As it is named to people. */
  readonly name: string;
  readonly text: string;
}

export interface Observed {
  readonly world: World;
  /** Undefined: Secrets were not listed. */
  readonly secrets: ReadonlyMap<string, SecretFacts> | undefined;
}

type Complain = (why: string) => void;

const specs: ReadonlyMap<string, KindSpec & { readonly kind: Kind }> = new Map(
  kinds.map(spec => [spec.kind, spec]),
);

/** The objects of files as they were written, with what was read of Secrets and what could not be read at all. */
export interface Gathered {
  readonly raw: ReadonlyMap<Kind, readonly unknown[]>;
  readonly objects: ReadonlyMap<Kind, readonly KubeObject[]>;
  readonly secrets: ReadonlyMap<string, SecretFacts>;
  /** Kinds that occurred, also in empty lists. */
  readonly met: ReadonlySet<SeenKind>;
  /** In the order of the files. */
  readonly bad: readonly { readonly file: string; readonly line: number; readonly why: string }[];
}

export function gatherFiles(files: readonly ManifestFile[]): Gathered {
  const gatherer = new Gatherer();
  const bad: { file: string; line: number; why: string }[] = [];
  for (const { name: file, text: content } of files) {
    const read = readDocuments(content);
    const worse = [...read.bad];
    for (const { line, value } of read.documents) gatherer.take(value, why => worse.push({ line, why }));
    bad.push(...worse.sort((a, b) => a.line - b.line).map(({ line, why }) => ({ file, line, why })));
  }
  const { raw, objects, secrets, met } = gatherer;
  return { raw, objects, secrets, met, bad };
}

/** `observed`: the kinds that were listed completely; left out: those that occur. */
export function worldOf(gathered: Gathered, observed: readonly SeenKind[] | undefined): Observed {
  const seen = new Set<SeenKind>(observed ?? gathered.met);
  const changes = kinds.flatMap(({ kind }): Change[] => {
    const objects = gathered.objects.get(kind) ?? [];
    return [
      { type: 'relist', kind, scope: '', objects },
      ...(seen.has(kind)
        ? [
            {
              type: 'freshness',
              freshness: { key: freshnessKey(kind, ''), kind, scope: '', state: 'live', since: 0 },
            } as const,
          ]
        : []),
    ];
  });
  return {
    world: reduce(emptyWorld, changes).world,
    secrets: seen.has('Secret') ? gathered.secrets : undefined,
  };
}

class Gatherer {
  readonly raw = new Map<Kind, unknown[]>();
  readonly objects = new Map<Kind, KubeObject[]>();
  readonly secrets = new Map<string, SecretFacts>();
  readonly met = new Set<SeenKind>();
  readonly #parse = createParser();

  take(value: unknown, complain: Complain): void {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      complain('this is no Kubernetes object');
      return;
    }
    const object = fields<'apiVersion' | 'kind' | 'items'>(value);
    const kind = text(object.kind);
    const apiVersion = text(object.apiVersion);
    if (kind === undefined || apiVersion === undefined) {
      complain(`${kind === undefined ? 'kind' : 'apiVersion'} is missing`);
      return;
    }
    if (kind.endsWith('List') && (Array.isArray(object.items) || object.items === null)) {
      this.#takeList(kind.slice(0, -4), apiVersion, list(object.items), complain);
      return;
    }
    this.#takeOne(kind, apiVersion, value, complain);
  }

  /** Items of a typed list do not say what they are. */
  #takeList(kind: string, apiVersion: string, items: readonly unknown[], complain: Complain): void {
    const spec = specs.get(kind);
    if (spec !== undefined && spec.group === groupOf(apiVersion)) this.met.add(spec.kind);
    if (kind === 'Secret' && apiVersion === 'v1') this.met.add('Secret');
    for (const item of items) {
      const own = fields<'kind' | 'apiVersion'>(item);
      const itemKind = text(own.kind) ?? kind;
      if (itemKind === '') complain('an item does not say its kind');
      else this.#takeOne(itemKind, text(own.apiVersion) ?? apiVersion, item, complain);
    }
  }

  #takeOne(kind: string, apiVersion: string, value: unknown, complain: Complain): void {
    if (kind === 'Secret' && apiVersion === 'v1') this.#takeSecret(value, complain);
    const spec = specs.get(kind);
    // Other groups have kinds of the same name: a Service of Knative is none of ours.
    if (spec === undefined || spec.group !== groupOf(apiVersion)) return;
    this.met.add(spec.kind);
    const json = withIdentity(value, spec);
    const parsed = this.#parse(spec.kind, json);
    if (!parsed.ok) {
      complain(`${kind} ${parsed.name === '' ? 'without a name' : parsed.name}: ${parsed.reason}`);
      return;
    }
    push(this.objects, spec.kind, parsed.object);
    push(this.raw, spec.kind, json);
  }

  #takeSecret(value: unknown, complain: Complain): void {
    this.met.add('Secret');
    const { metadata, type, data, stringData } = fields<'metadata' | 'type' | 'data' | 'stringData'>(value);
    const meta = fields<'name' | 'namespace'>(metadata);
    const name = text(meta.name);
    const namespace = text(meta.namespace) ?? 'default';
    if (name === undefined) {
      complain('Secret without a name: metadata.name is missing');
      return;
    }
    const keys = [data, stringData].flatMap(held =>
      typeof held === 'object' && held !== null ? Object.keys(held) : [],
    );
    this.secrets.set(`${namespace}/${name}`, {
      namespace,
      name,
      type: text(type) ?? 'Opaque',
      keys: [...new Set(keys)],
    });
  }
}

function push<Item>(lists: Map<Kind, Item[]>, kind: Kind, item: Item): void {
  const known = lists.get(kind);
  if (known === undefined) lists.set(kind, [item]);
  else known.push(item);
}

const groupOf = (apiVersion: string): string =>
  apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';

/** Manifests that never were in a cluster have no UID and often no namespace. */
function withIdentity(value: unknown, { kind, namespaced }: KindSpec): unknown {
  const metadata = fields<'metadata'>(value).metadata;
  const { uid, name, namespace } = fields<'uid' | 'name' | 'namespace'>(metadata);
  const place = namespaced ? (text(namespace) ?? 'default') : '';
  if (text(uid) !== undefined && (!namespaced || text(namespace) !== undefined)) return value;
  const identity = {
    uid: text(uid) ?? `${kind}/${place}/${text(name) ?? ''}`,
    ...(namespaced ? { namespace: place } : {}),
  };
  return { ...(value as object), metadata: { ...(metadata as object | undefined), ...identity } };
}
