/**
 * Gathers the objects of documents as they come: lists opened, also within each other, each object through the same door as those of a cluster. An object that comes twice
 * counts as it was last, which is said where the two differ. Of Secrets only name, type and names of keys are kept. What a manifest leaves to the API server (UID, namespace) is
 * filled in. Lives for one reading of files, in `gatherFiles`.
 */
import { isDeepStrictEqual } from 'node:util';
import type { SecretFacts, SeenKind } from '@switchboard/core/findings/inquiry';
import { fields, list, text } from '@switchboard/core/kubernetes/json';
import { type Kind, type KindSpec, kinds } from '@switchboard/core/kubernetes/kind';
import type { KubeObject } from '@switchboard/core/kubernetes/object';
import { createParser } from '@switchboard/core/kubernetes/parse';
import { complaints } from './complaints.ts';

export interface Place {
  /** As it is named to people. */
  readonly file: string;
  /** Undefined: the file as a whole. */
  readonly line?: number;
}

export interface Complaint extends Place {
  readonly why: string;
}

interface Held {
  readonly place: Place;
  readonly json: unknown;
  readonly object: KubeObject;
}

const specs: ReadonlyMap<string, KindSpec & { readonly kind: Kind }> = new Map(
  kinds.map(spec => [spec.kind, spec]),
);

export class Gatherer {
  readonly secrets = new Map<string, SecretFacts>();
  readonly met = new Set<SeenKind>();
  /** Kinds that no rule looks at. */
  readonly others = new Set<string>();
  readonly bad: Complaint[] = [];
  readonly odd: Complaint[] = [];
  /** By kind, then by namespace and name. */
  readonly #held = new Map<Kind, Map<string, Held>>();
  /** Whose a UID is: copied manifests often bring along that of another object. */
  readonly #owners = new Map<string, string>();
  readonly #parse = createParser();

  take(value: unknown, place: Place): void {
    const { apiVersion, kind } = fields<'apiVersion' | 'kind'>(value);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isObject || (kind === undefined && apiVersion === undefined))
      this.#complain(place, complaints.notAnObject());
    else if (text(kind) === undefined) this.#complain(place, complaints.missing('kind'));
    else if (text(apiVersion) === undefined) this.#complain(place, complaints.missing('apiVersion'));
    else this.#takeAny(String(kind), String(apiVersion), value, place);
  }

  /** Of each kind, in the order in which they came. */
  *held(): Iterable<readonly [Kind, readonly Pick<Held, 'json' | 'object'>[]]> {
    for (const [kind, objects] of this.#held) yield [kind, [...objects.values()]];
  }

  #complain(place: Place, why: string): void {
    this.bad.push({ ...place, why });
  }

  #takeAny(kind: string, apiVersion: string, value: object, place: Place): void {
    const { items } = fields<'items'>(value);
    if (kind.endsWith('List') && (Array.isArray(items) || items === null))
      this.#takeList(kind.slice(0, -4), apiVersion, list(items), place);
    else if (kind === 'Secret' && apiVersion === 'v1') this.#takeSecret(value, place);
    else this.#takeOne(kind, apiVersion, value, place);
  }

  /** Items of a typed list do not say what they are. */
  #takeList(kind: string, apiVersion: string, items: readonly unknown[], place: Place): void {
    const spec = specs.get(kind);
    if (spec !== undefined && spec.group === groupOf(apiVersion)) this.met.add(spec.kind);
    if (kind === 'Secret' && apiVersion === 'v1') this.met.add('Secret');
    for (const [i, item] of items.entries()) {
      const own = fields<'kind' | 'apiVersion'>(item);
      const itemKind = text(own.kind) ?? kind;
      if (typeof item !== 'object' || item === null || itemKind === '')
        this.#complain(place, complaints.item(i, complaints.missing('kind')));
      else this.#takeAny(itemKind, text(own.apiVersion) ?? apiVersion, item, place);
    }
  }

  #takeOne(kind: string, apiVersion: string, value: object, place: Place): void {
    const spec = specs.get(kind);
    // Other groups have kinds of the same name: a Service of Knative is none of ours.
    if (spec === undefined || spec.group !== groupOf(apiVersion)) {
      if (kind === 'Config' && 'current-context' in value) this.#complain(place, complaints.kubeconfig());
      else this.others.add(kind);
      return;
    }
    this.met.add(spec.kind);
    const json = this.#withIdentity(value, spec);
    const parsed = this.#parse(spec.kind, json);
    if (!parsed.ok) this.#complain(place, complaints.malformed(kind, parsed.name, parsed.reason));
    else if (parsed.object.meta.name.includes('{{')) this.#complain(place, complaints.template());
    else this.#hold({ place, json, object: parsed.object });
  }

  #hold(held: Held): void {
    const { kind, meta } = held.object;
    const objects = this.#held.get(kind) ?? new Map<string, Held>();
    this.#held.set(kind, objects);
    const name = meta.namespace === '' ? meta.name : `${meta.namespace}/${meta.name}`;
    const before = objects.get(name);
    if (before !== undefined && !isDeepStrictEqual(before.json, held.json))
      this.odd.push({
        ...held.place,
        why: complaints.again(`${kind} ${name}`, before.place.file, before.place.line ?? 1),
      });
    objects.set(name, held);
  }

  #takeSecret(value: unknown, place: Place): void {
    this.met.add('Secret');
    const { metadata, type, data, stringData } = fields<'metadata' | 'type' | 'data' | 'stringData'>(value);
    const meta = fields<'name' | 'namespace'>(metadata);
    const name = text(meta.name);
    const namespace = text(meta.namespace) ?? 'default';
    if (name === undefined) {
      this.#complain(place, complaints.malformed('Secret', '', complaints.missing('metadata.name')));
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

  /** Manifests that never were in a cluster have no UID and often no namespace. */
  #withIdentity(value: object, { kind, namespaced }: KindSpec): object {
    const metadata = fields<'metadata'>(value).metadata;
    const given = fields<'uid' | 'name' | 'namespace'>(metadata);
    const place = namespaced ? (text(given.namespace) ?? 'default') : '';
    const own = `${kind}/${place}/${text(given.name) ?? ''}`;
    const uid = text(given.uid) ?? own;
    const owner = this.#owners.get(uid) ?? own;
    this.#owners.set(uid, owner);
    const isWhole = text(given.uid) !== undefined && (!namespaced || text(given.namespace) !== undefined);
    if (isWhole && owner === own) return value;
    const identity = { uid: owner === own ? uid : own, ...(namespaced ? { namespace: place } : {}) };
    return { ...value, metadata: { ...(metadata as object | undefined), ...identity } };
  }
}

const groupOf = (apiVersion: string): string =>
  apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
