/**
 * Frames on the wire: one line of JSON, in which nothing is said twice. The only file, with snapshot.ts, that knows how topologies look between server and page;
 * everything else holds values. Called by the hub once per commit and by the page once per event. Laws W1, W4, W5 and W7.
 */
import type { MapPatch, Patch } from './patch.ts';
import type { Frame } from './stream-event.ts';
import { type Elements, type MapName, mapNames } from './topology.ts';
import { type Context, contextOf, packObject, unpackObject } from './wire/fields.ts';
import { fieldsOf, keyCodec } from './wire/schema.ts';

/** In this order, so that pods are known before the lines that name them. */
const order: readonly MapName[] = ['pods', ...mapNames.filter(name => name !== 'pods')];

interface PackedMap {
  put?: unknown[];
  gone?: unknown[];
}

export function encodeFrame({ ns, from, to, at, patch }: Frame): string {
  const context = contextOf(ns, patch);
  const packed: { [M in MapName]?: PackedMap } = {};
  for (const name of order) {
    const changed: MapPatch<Elements[MapName]> | undefined = patch[name];
    if (changed === undefined) continue;
    const map: PackedMap = {};
    if (changed.put) map.put = changed.put.map(element => packObject(fieldsOf[name], element, context));
    if (changed.gone) map.gone = changed.gone.map(keyCodec(name).pack);
    packed[name] = map;
  }
  // A commit follows the one before, unless it is said otherwise.
  return JSON.stringify({ ns, ...(from !== to - 1 && { from }), to, at, patch: packed });
}

/** The frame, or undefined where this is none: then the reader asks for a snapshot. Fields that it does not know are ignored. */
export function decodeFrame(json: unknown): Frame | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const { ns, to, at, patch, ...rest } = json as { readonly [Key in keyof Frame]?: unknown };
  const from = rest.from ?? (typeof to === 'number' ? to - 1 : undefined);
  if (typeof ns !== 'string' || typeof at !== 'number') return undefined;
  if (!isCount(from) || !isCount(to) || typeof patch !== 'object' || patch === null) return undefined;
  const decoded = decodePatch(ns, patch);
  return decoded === undefined ? undefined : { ns, from, to, at, patch: decoded };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function decodePatch(ns: string, json: object): Patch | undefined {
  const patch: { -readonly [M in MapName]?: MapPatch<Elements[MapName]> } = {};
  let context: Context = { ns, pods: new Map() };
  for (const name of order) {
    const packed: unknown = Object.hasOwn(json, name) ? Reflect.get(json, name) : undefined;
    if (packed === undefined) continue;
    const changed = decodeMap(name, packed, context);
    if (changed === undefined) return undefined;
    patch[name] = changed;
    if (name === 'pods') context = contextOf(ns, patch as Patch);
  }
  return patch as Patch;
}

function decodeMap(name: MapName, json: unknown, context: Context): MapPatch<Elements[MapName]> | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const { put, gone } = json as { readonly put?: unknown; readonly gone?: unknown };
  const elements = decodeList(put, item => unpackObject(fieldsOf[name], item, context));
  const keys = decodeList(gone, keyCodec(name).unpack);
  if (elements === undefined || keys === undefined) return undefined;
  return {
    // Each element has been read by the fields of its map.
    ...(put !== undefined && { put: elements as readonly Elements[MapName][] }),
    ...(gone !== undefined && { gone: keys }),
  };
}

function decodeList<Item>(
  json: unknown,
  decode: (item: unknown) => Item | undefined,
): readonly Item[] | undefined {
  if (json === undefined) return [];
  if (!Array.isArray(json)) return undefined;
  const items: Item[] = [];
  for (const one of json as readonly unknown[]) {
    const item = decode(one);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}
