/**
 * What we heard, one line of JSON per change, so that a recording replays through every later version of the code. Written by the hub's journal, read by replay.
 * Maps (labels, selectors) are written as lists of pairs under `@map`, for a label may have any name. Law W9.
 */
import type { Change } from './change.ts';
import { fields, text } from './kubernetes/json.ts';
import { kinds } from './kubernetes/kind.ts';
import { emptyWorld, reduce, type World } from './world.ts';

export interface Entry {
  /** When we heard it, ms since the epoch. */
  readonly at: number;
  readonly change: Change;
}

const mapKey = '@map';

/** One line, without its end. */
export function encodeEntry(entry: Entry): string {
  return JSON.stringify(entry, (_, value: unknown) =>
    value instanceof Map ? { [mapKey]: [...value] } : value,
  );
}

/** Undefined where the line is no entry: cut off, or of another program. Objects are taken as they were written: they have passed `parse` once. */
export function decodeEntry(line: string): Entry | undefined {
  let json: unknown;
  try {
    json = JSON.parse(line, revive);
  } catch {
    return undefined;
  }
  const { at, change } = fields<'at' | 'change'>(json);
  return typeof at === 'number' && isChange(change) ? { at, change } : undefined;
}

function revive(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, mapKey)) return value;
  const pairs: unknown = Reflect.get(value, mapKey);
  const isPairs = Array.isArray(pairs) && pairs.every(pair => Array.isArray(pair) && pair.length === 2);
  return isPairs ? new Map(pairs as readonly [unknown, unknown][]) : value;
}

function isChange(json: unknown): json is Change {
  const change = fields<'type' | 'kind' | 'uid' | 'namespace' | 'scope' | 'objects' | 'object' | 'freshness'>(
    json,
  );
  if (change.type === 'put') return isObject(change.object);
  if (change.type === 'gone') {
    return isKind(change.kind) && text(change.uid) !== undefined && typeof change.namespace === 'string';
  }
  if (change.type === 'relist') {
    const { kind, scope, objects } = change;
    return isKind(kind) && typeof scope === 'string' && Array.isArray(objects) && objects.every(isObject);
  }
  if (change.type === 'unwatched') return isKind(change.kind) && typeof change.scope === 'string';
  const freshness = fields<'key' | 'kind' | 'state'>(change.freshness);
  return change.type === 'freshness' && isKind(freshness.kind) && text(freshness.key) !== undefined;
}

function isObject(json: unknown): boolean {
  const { kind, meta } = fields<'kind' | 'meta'>(json);
  const { uid, name, labels } = fields<'uid' | 'name' | 'labels'>(meta);
  return isKind(kind) && text(uid) !== undefined && text(name) !== undefined && labels instanceof Map;
}

function isKind(value: unknown): boolean {
  return kinds.some(spec => spec.kind === value);
}

export interface Replay {
  readonly world: World;
  /** When the last entry was heard; undefined where there is none. */
  readonly at?: number;
  /** Lines that are no entries, counted from 1. */
  readonly malformed: readonly number[];
}

/** The world at the end of a recording. An empty line is no line. */
export function replay(lines: Iterable<string>): Replay {
  const changes: Change[] = [];
  const malformed: number[] = [];
  let at: number | undefined;
  let number = 0;
  for (const line of lines) {
    number += 1;
    if (line === '') continue;
    const entry = decodeEntry(line);
    if (entry === undefined) malformed.push(number);
    else {
      changes.push(entry.change);
      at = entry.at;
    }
  }
  return { world: reduce(emptyWorld, changes).world, malformed, ...(at !== undefined && { at }) };
}
