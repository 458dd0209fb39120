/**
 * The elements of one map as a table of columns. Lines point to the row of the pod that they name, where the same part has it: their ids are then two short
 * columns. Called by snapshot.ts.
 */
import { endpointId, parseEndpointId } from '../endpoint-id.ts';
import type { MapName } from '../topology.ts';
import { packColumn, unpackColumn, type Values } from './column.ts';
import { type Context, type Field, invalid, type LooseFields, packField, unpackField } from './fields.ts';
import { packUid, unpackUid } from './packed-uid.ts';
import { fieldsOf } from './schema.ts';

export interface Table {
  readonly rows: number;
  readonly columns: Readonly<Record<string, unknown>>;
}

export function packTable(map: MapName, elements: readonly object[], context: Context): Table {
  const columns: Record<string, unknown> = {};
  for (const [key, field] of tableFields(map)) {
    const column = packColumn(elements.map(element => packField(key, field, element, context)));
    if (column !== undefined) columns[key] = column;
  }
  if (map === 'endpoints') Object.assign(columns, packIds(elements as readonly { id: string }[], context));
  return { rows: elements.length, columns };
}

export function unpackTable(map: MapName, json: unknown, context: Context): readonly object[] | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const { rows, columns } = json as { readonly rows?: unknown; readonly columns?: unknown };
  if (typeof rows !== 'number' || !Number.isSafeInteger(rows) || rows < 0 || rows > 1_000_000)
    return undefined;
  if (typeof columns !== 'object' || columns === null) return undefined;
  const elements = map === 'endpoints' ? unpackIds(columns, rows, context) : emptyRows(rows);
  if (elements === undefined) return undefined;
  for (const [key, field] of tableFields(map)) {
    const column: unknown = Object.hasOwn(columns, key) ? Reflect.get(columns, key) : undefined;
    const values = unpackColumn(column, rows);
    if (values === undefined) return undefined;
    const read = typeof column === 'object' && column !== null && 'd' in column ? readOnce(field) : field;
    for (const [row, element] of elements.entries()) {
      const value = unpackField(read, values[row], element, context);
      if (value === invalid) return undefined;
      if (value !== undefined) element[key] = value;
    }
  }
  return elements;
}

/** What stands in a dictionary is one value, however many rows have it. */
function readOnce({ codec, ...field }: Field<unknown, unknown>): Field<unknown, unknown> {
  const known = new Map<unknown, unknown>();
  const unpack = (packed: unknown) => {
    const value = known.has(packed) ? known.get(packed) : codec.unpack(packed);
    known.set(packed, value);
    return value;
  };
  return { ...field, codec: { ...codec, unpack } };
}

const lineFields: LooseFields = fieldsOf.endpoints.filter(([key]) => key !== 'id');

function tableFields(map: MapName): LooseFields {
  return map === 'endpoints' ? lineFields : fieldsOf[map];
}

function emptyRows(rows: number): Record<string, unknown>[] {
  return Array.from({ length: rows }, () => ({}));
}

/** Steps from the row of the last line's pod to that of this one; a target that is no such pod as text; an id of another form whole. */
function packIds(elements: readonly { readonly id: string }[], context: Context): Record<string, unknown> {
  const rowOf = new Map([...context.pods.keys()].map((uid, row) => [uid, row]));
  const services: unknown[] = [];
  const families: unknown[] = [];
  const targets: unknown[] = [];
  let last = 0;
  for (const { id } of elements) {
    const parts = parseEndpointId(id);
    const row = parts === undefined ? undefined : rowOf.get(parts.target);
    services.push(parts === undefined ? undefined : packUid(parts.service));
    families.push(parts === undefined || parts.family === 'IPv4' ? undefined : parts.family);
    targets.push(parts === undefined ? `!${id}` : row === undefined ? packUid(parts.target) : row - last);
    last = row ?? last;
  }
  return { service_: packColumn(services), family_: packColumn(families), target_: packColumn(targets) };
}

function unpackIds(columns: object, rows: number, context: Context): Record<string, unknown>[] | undefined {
  const column = (key: string): Values | undefined =>
    unpackColumn(Object.hasOwn(columns, key) ? Reflect.get(columns, key) : undefined, rows);
  const services = column('service_');
  const families = column('family_');
  const targets = column('target_');
  if (services === undefined || families === undefined || targets === undefined) return undefined;
  const pods = [...context.pods.keys()];
  const elements: Record<string, unknown>[] = [];
  let last = 0;
  for (const [row, target] of targets.entries()) {
    if (typeof target === 'number') last += target;
    const id = unpackId(
      services[row],
      families[row],
      typeof target === 'number' ? pods[last] : target,
      typeof target,
    );
    if (id === undefined) return undefined;
    elements.push({ id });
  }
  return elements;
}

function unpackId(service: unknown, family: unknown, target: unknown, form: string): string | undefined {
  if (typeof target !== 'string') return undefined;
  if (form === 'string' && target.startsWith('!')) return target.slice(1);
  const owner = typeof service === 'string' ? unpackUid(service) : undefined;
  const end = form === 'number' ? target : unpackUid(target);
  if (owner === undefined || end === undefined) return undefined;
  if (family !== undefined && family !== 'IPv6' && family !== 'FQDN') return undefined;
  return endpointId(owner, family ?? 'IPv4', end);
}
