/**
 * Request bodies: read within a limit, parsed once, checked to be the object that the address speaks of.
 * Whatever is wrong becomes a Status in the API's words: 413, 415, 400.
 */
import type { IncomingMessage } from 'node:http';
import type { DraftObject } from '../object.ts';
import { apiVersionOf, type Resource } from '../resources.ts';
import { apiError, badRequest } from '../status.ts';
import { fromEventsV1 } from './event-version.ts';
import type { ApiRequest } from './request.ts';

/** kube-apiserver's own limit. */
const LIMIT = 3 * 1024 * 1024;

const tooLarge = () => apiError(413, 'RequestEntityTooLarge', `Request entity too large: limit is ${LIMIT}`);

/** What is beyond the limit is read and thrown away, so that the refusal still reaches the client. */
export function readBytes(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > LIMIT) reject(tooLarge());
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
  });
}

export const mediaType = (header: string | undefined): string =>
  (header ?? 'application/json').split(';')[0]?.trim().toLowerCase() || 'application/json';

export const unsupportedMediaType = (type: string, supported: readonly string[]) =>
  apiError(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format (${type}) - accepted media types include: ${supported.join(', ')}`,
  );

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badRequest(
      `the object provided is unrecognized (must be of type JSON): ${error instanceof Error ? error.message : 'cannot be parsed'}`,
    );
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Without fields that are null: Go's decoder leaves them unset. Nulls inside lists stay. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, field]) => (field === null ? [] : [[key, withoutNulls(field)]])),
  );
}

/** The object in a body, of the resource and namespace that the address names. */
export function asDraft(
  value: unknown,
  resource: Resource,
  { namespace, name }: Partial<ApiRequest>,
): DraftObject {
  if (!isRecord(value)) throw badRequest('the body must be a JSON object');
  const expected = apiVersionOf(resource);
  const { kind = resource.kind, apiVersion = expected, metadata = {} } = value;
  if (apiVersion !== expected)
    throw badRequest(
      `the API version in the data (${String(apiVersion)}) does not match the expected API version (${expected})`,
    );
  if (kind !== resource.kind)
    throw badRequest(
      `${String(kind)} in version "${resource.version}" cannot be handled as a ${resource.kind}: no kind "${String(kind)}" is registered for version "${expected}"`,
    );
  if (!isRecord(metadata)) throw badRequest('metadata must be a JSON object');
  if (namespace !== undefined && metadata['namespace'] && metadata['namespace'] !== namespace)
    throw badRequest(`the namespace of the provided object does not match the namespace sent on the request`);
  if (name !== undefined && metadata['name'] && metadata['name'] !== name)
    throw badRequest(
      `the name of the object (${String(metadata['name'])}) does not match the name on the URL (${name})`,
    );
  const scoped = {
    ...(withoutNulls(metadata) as object),
    ...(name === undefined ? {} : { name }),
    ...(namespace === undefined ? {} : { namespace }),
  };
  return fromEventsV1({
    ...(withoutNulls(value) as object),
    kind: resource.kind,
    apiVersion: expected,
    metadata: scoped,
  });
}
