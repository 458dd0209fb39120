/**
 * Objects as JSON text in the three shapes of the API, alone, in lists and in watch lines.
 * The text of an object in a watch line is remembered for a while, so that a hundred watches cost one encoding.
 * As on a real server, the items of a list carry neither kind nor apiVersion.
 */
import { withFieldSets } from '../managed-fields/entries.ts';
import type { StoredObject } from '../object.ts';
import { apiVersionOf, type Resource } from '../resources.ts';
import { printerOf } from '../tables/printers.ts';
import type { Shape } from './accept.ts';
import { conversionOf } from './served-version.ts';

export interface Presentation {
  readonly resource: Resource;
  readonly shape: Shape;
  /** What the rows of a table carry beside the cells. */
  readonly includeObject: 'None' | 'Metadata' | 'Object';
  readonly now: number;
}

export interface ListMeta {
  readonly resourceVersion: string;
  readonly continue?: string;
  readonly remainingItemCount?: number;
}

/** How many texts are remembered: enough for the watches of one burst, little beside the store. */
const REMEMBERED = 512;
const recent = new Map<StoredObject, string>();

/** Everything after kind and apiVersion, without the opening brace. */
function bodyText(object: StoredObject, resource: Resource): string {
  const convert = conversionOf(resource);
  if (convert !== undefined) return openText(convert(object));
  return recent.get(object) ?? openText(object);
}

/** A Service that is a name for another keeps the policy for its inside and does not show it (`defaultOnReadInternalTrafficPolicy`). */
function asRead(object: StoredObject): StoredObject {
  if (object.kind !== 'Service' || object.spec?.type !== 'ExternalName') return object;
  const { internalTrafficPolicy: _, ...spec } = object.spec;
  return { ...object, spec };
}

function openText(object: StoredObject): string {
  const { apiVersion: _a, kind: _k, metadata, ...rest } = withFieldSets(asRead(object));
  return JSON.stringify({ metadata, ...rest }).slice(1);
}

/** Encodes an object ahead of the watches that are about to send it. */
function remember(object: StoredObject): void {
  if (recent.has(object)) return;
  recent.set(object, openText(object));
  for (const oldest of recent.keys()) {
    if (recent.size <= REMEMBERED) break;
    recent.delete(oldest);
  }
}

const wholeText = (object: StoredObject, resource: Resource): string =>
  `{"kind":"${resource.kind}","apiVersion":"${apiVersionOf(resource)}",${bodyText(object, resource)}`;

const metadataText = (object: StoredObject): string =>
  JSON.stringify({
    kind: 'PartialObjectMetadata',
    apiVersion: 'meta.k8s.io/v1',
    metadata: withFieldSets(object).metadata,
  });

function rowText(object: StoredObject, { resource, includeObject, now }: Presentation): string {
  const cells = JSON.stringify(printerOf(resource).cells(object, now));
  if (includeObject === 'None') return `{"cells":${cells},"object":null}`;
  const carried = includeObject === 'Object' ? wholeText(object, resource) : metadataText(object);
  return `{"cells":${cells},"object":${carried}}`;
}

const tableHead = (meta: ListMeta, { resource }: Presentation, head: boolean): string =>
  `{"kind":"Table","apiVersion":"meta.k8s.io/v1","metadata":${JSON.stringify(meta)},"columnDefinitions":${
    head ? JSON.stringify(printerOf(resource).columns) : '[]'
  },"rows":[`;

const tableText = (meta: ListMeta, rows: readonly string[], as: Presentation, head = true): string =>
  `${tableHead(meta, as, head)}${rows.join(',')}]}`;

export function encodeObject(object: StoredObject, as: Presentation): string {
  if (as.shape === 'object') return wholeText(object, as.resource);
  if (as.shape === 'metadata') return metadataText(object);
  return tableText({ resourceVersion: object.metadata.resourceVersion }, [rowText(object, as)], as);
}

/** An object as a watch line carries it. `head`: a table states its columns, which only the first line of a watch does. */
export function encodeWatched(object: StoredObject, as: Presentation, head: boolean): string {
  if (as.shape !== 'table') {
    if (as.shape === 'object') remember(object);
    return encodeObject(object, as);
  }
  return tableText({ resourceVersion: object.metadata.resourceVersion }, [rowText(object, as)], as, head);
}

function listHead(meta: ListMeta, as: Presentation): string {
  const { resource, shape } = as;
  if (shape === 'table') return tableHead(meta, as, true);
  const kind = shape === 'object' ? `${resource.kind}List` : 'PartialObjectMetadataList';
  const apiVersion = shape === 'object' ? apiVersionOf(resource) : 'meta.k8s.io/v1';
  return `{"kind":"${kind}","apiVersion":"${apiVersion}","metadata":${JSON.stringify(meta)},"items":[`;
}

function itemText(object: StoredObject, as: Presentation): string {
  if (as.shape === 'table') return rowText(object, as);
  return as.shape === 'object' ? `{${bodyText(object, as.resource)}` : metadataText(object);
}

/** How many objects are encoded before others may use the process. */
const PIECE = 250;

/** The text in pieces, made as they are asked for: a list of 150,000 pods fits in no string and blocks nobody. */
export function* encodeList(
  objects: readonly StoredObject[],
  meta: ListMeta,
  as: Presentation,
): Generator<string> {
  let start = listHead(meta, as);
  for (let at = 0; at < objects.length; at += PIECE) {
    const items = objects.slice(at, at + PIECE).map(object => itemText(object, as));
    yield start + items.join(',');
    start = ',';
  }
  yield objects.length === 0 ? `${start}]}` : ']}';
}

/** A bookmark: a resource version and nothing else, in the shape that the watch has. */
export function encodeBookmark(
  resourceVersion: string,
  as: Presentation,
  annotations?: Readonly<Record<string, string>>,
): string {
  if (as.shape === 'table') return tableText({ resourceVersion }, [], as, false);
  const metadata = {
    resourceVersion,
    creationTimestamp: null,
    ...(annotations === undefined ? {} : { annotations }),
  };
  const kind = as.shape === 'object' ? as.resource.kind : 'PartialObjectMetadata';
  const apiVersion = as.shape === 'object' ? apiVersionOf(as.resource) : 'meta.k8s.io/v1';
  return JSON.stringify({ kind, apiVersion, metadata });
}
