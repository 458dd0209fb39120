/**
 * The patch from nothing on the wire: parts of at most 64 KiB, each a set of tables with dictionaries of its own, pods together with the lines that name them.
 * Reading gives exactly the elements that were written, in an order of the wire's own. Called by the hub once per shard and commit, and by the page.
 * Laws W2, W3, W6 and W7.
 */
import type { MapPatch, Patch } from './patch.ts';
import type { Frame } from './stream-event.ts';
import { type Elements, type Endpoint, type MapName, mapNames, type Pod, type Topology } from './topology.ts';
import { contextOf } from './wire/fields.ts';
import { packTable, type Table, unpackTable } from './wire/table.ts';

/** What stays together: one element, or a pod with the lines that name it. */
type Unit = readonly (readonly [MapName, Elements[MapName]])[];

const defaultLimit = 64 * 1024;
/** A first guess; parts that come out too long are halved. */
const bytesPerUnit = 100;

export function encodeSnapshot(
  ns: string,
  to: number,
  at: number,
  topology: Topology,
  limit = defaultLimit,
): string[] {
  // The head counts parts, which are not known yet: leave room for it.
  const room = limit - ns.length * 4 - 120;
  const tables = split(ns, unitsOf(topology), room);
  return tables.map(
    (maps, part) =>
      `{"ns":${JSON.stringify(ns)},"to":${to},"at":${at},"part":${part},"parts":${tables.length},"maps":${maps}}`,
  );
}

function split(ns: string, units: readonly Unit[], room: number): readonly string[] {
  const pieces = Math.max(1, Math.ceil((units.length * bytesPerUnit) / room));
  const size = Math.max(1, Math.ceil(units.length / pieces));
  const parts: string[] = [];
  for (let start = 0; start < units.length || start === 0; start += size) {
    parts.push(...halve(ns, units.slice(start, start + size), room));
  }
  return parts;
}

/** One element that is too long for a part is sent nevertheless. */
function halve(ns: string, units: readonly Unit[], room: number): readonly string[] {
  const part = packPart(ns, units);
  if (units.length <= 1 || utf8Length(part) <= room) return [part];
  const half = units.length >> 1;
  return [...halve(ns, units.slice(0, half), room), ...halve(ns, units.slice(half), room)];
}

function packPart(ns: string, units: readonly Unit[]): string {
  const elements = Map.groupBy(units.flat(), ([map]) => map);
  const of = (map: MapName) => elements.get(map)?.map(([, element]) => element) ?? [];
  const context = contextOf(ns, { pods: { put: of('pods') as readonly Pod[] } });
  const tables: { [M in MapName]?: Table } = {};
  for (const map of mapNames) {
    const rows = of(map);
    if (rows.length > 0) tables[map] = packTable(map, rows, context);
  }
  return JSON.stringify(tables);
}

function unitsOf(topology: Topology): readonly Unit[] {
  const linesOf = Map.groupBy(topology.endpoints.values(), line => line.pod ?? '');
  const pods = [...topology.pods.values()].sort(bySibling);
  const known = new Set<Endpoint>();
  const behindPods = pods.map((pod): Unit => {
    const lines = linesOf.get(pod.uid) ?? [];
    for (const line of lines) known.add(line);
    return [['pods', pod], ...lines.map(line => ['endpoints', line] as const)];
  });
  const others = mapNames.flatMap(map => {
    if (map === 'pods') return [];
    const elements: readonly Elements[MapName][] = [...topology[map].values()];
    return elements
      .filter(element => !known.has(element as Endpoint))
      .map((element): Unit => [[map, element]]);
  });
  return [...others, ...behindPods];
}

/** Pods of one owner resemble each other; among them the times of creation grow. */
function bySibling(a: Pod, b: Pod): number {
  const [one, other] = [a.owner ?? '', b.owner ?? ''];
  return one === other ? a.created - b.created : one < other ? -1 : 1;
}

function utf8Length(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) length += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return length;
}

interface SnapshotPart {
  readonly ns: string;
  readonly to: number;
  readonly at: number;
  readonly part: number;
  readonly parts: number;
  readonly patch: Patch;
}

/** One part, or undefined where this is none. */
function decodeSnapshotPart(json: unknown): SnapshotPart | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const { ns, to, at, part, parts, maps } = json as { readonly [K in keyof SnapshotPart | 'maps']?: unknown };
  if (typeof ns !== 'string' || typeof at !== 'number' || typeof maps !== 'object' || maps === null)
    return undefined;
  if (!isCount(to) || !isCount(part) || !isCount(parts) || part >= parts) return undefined;
  const patch: { -readonly [M in MapName]?: MapPatch<Elements[MapName]> } = {};
  for (const map of ['pods', ...mapNames.filter(name => name !== 'pods')] as const) {
    if (!Object.hasOwn(maps, map)) continue;
    const context = contextOf(ns, patch as Patch);
    const put = unpackTable(map, Reflect.get(maps, map), context);
    if (put === undefined) return undefined;
    // Each element has been read by the fields of its map.
    patch[map] = { put: put as readonly Elements[MapName][] };
  }
  return { ns, to, at, part, parts, patch: patch as Patch };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** Collects the parts of snapshots, of several namespaces at once. */
export interface SnapshotReader {
  /** The frame when this part completes its namespace; `more` while parts are missing; undefined where this is no part. */
  read(json: unknown): Frame | 'more' | undefined;
  /** Forgets what has been collected: a new stream begins. */
  reset(): void;
}

export function createSnapshotReader(): SnapshotReader {
  const collected = new Map<string, Map<number, SnapshotPart>>();
  return {
    read(json) {
      const part = decodeSnapshotPart(json);
      if (part === undefined) return undefined;
      const parts = collected.get(part.ns) ?? new Map<number, SnapshotPart>();
      const [first] = parts.values();
      // Parts of another commit are left over from a snapshot that was cut off.
      if (first !== undefined && (first.to !== part.to || first.parts !== part.parts)) parts.clear();
      parts.set(part.part, part);
      collected.set(part.ns, parts);
      if (parts.size < part.parts) return 'more';
      collected.delete(part.ns);
      return join(part, [...parts.values()]);
    },
    reset: () => collected.clear(),
  };
}

/** The frame that all parts of one snapshot give, or undefined where one is missing or is none. */
export function decodeSnapshot(parts: readonly unknown[]): Frame | undefined {
  const reader = createSnapshotReader();
  let frame: Frame | 'more' | undefined;
  for (const part of parts) {
    frame = reader.read(part);
    if (frame === undefined) return undefined;
  }
  return frame === 'more' ? undefined : frame;
}

function join({ ns, to, at }: SnapshotPart, parts: readonly SnapshotPart[]): Frame {
  const patch: { -readonly [M in MapName]?: MapPatch<Elements[MapName]> } = {};
  for (const map of mapNames) {
    const put = parts.flatMap((part): readonly Elements[MapName][] => part.patch[map]?.put ?? []);
    if (put.length > 0) patch[map] = { put };
  }
  return { ns, from: 0, to, at, patch: patch as Patch };
}
