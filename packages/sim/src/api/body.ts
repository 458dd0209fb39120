/**
 * Request bodies: read within a limit, parsed once, checked to be the object that the address speaks of.
 * Whatever is wrong becomes a Status in the API's words: 413, 415, 400.
 */
import type { IncomingMessage } from 'node:http';
import type { DraftObject } from '../object.ts';
import { readJson } from '../openapi/json-text.ts';
import { apiVersionOf, type Resource } from '../resources.ts';
import { apiError, badRequest } from '../status.ts';
import type { ApiRequest } from './request.ts';
import { asStored } from './served-version.ts';

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

export const unsupportedMediaType = (supported: readonly string[]) =>
  apiError(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: ${supported.join(', ')}`,
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

/** A patch that is no JSON is refused in the words of Go's decoder. */
export function parsePatch(text: string): unknown {
  try {
    readJson(text);
    return JSON.parse(text);
  } catch (error) {
    throw badRequest(error instanceof Error ? error.message : 'cannot be parsed');
  }
}

/** What is applied comes as YAML, of which kubectl sends only the JSON part. */
export function parseConfig(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(
      'error decoding YAML: the simulated cluster reads what is applied as JSON, as kubectl sends it',
    );
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A decoded object as one of the resource and namespace that the address names. */
export function asDraft(
  value: unknown,
  resource: Resource,
  { namespace, name }: Partial<ApiRequest>,
): DraftObject {
  if (!isRecord(value)) throw badRequest('the body must be a JSON object');
  const expected = apiVersionOf(resource);
  const metadata = isRecord(value['metadata']) ? value['metadata'] : {};
  if (namespace !== undefined && metadata['namespace'] && metadata['namespace'] !== namespace)
    throw badRequest(`the namespace of the provided object does not match the namespace sent on the request`);
  if (name !== undefined && metadata['name'] && metadata['name'] !== name)
    throw badRequest(
      `the name of the object (${String(metadata['name'])}) does not match the name on the URL (${name})`,
    );
  const scoped = {
    ...metadata,
    ...(name === undefined ? {} : { name }),
    ...(namespace === undefined ? {} : { namespace }),
  };
  return asStored({
    ...value,
    kind: resource.kind,
    apiVersion: expected,
    metadata: scoped,
  });
}
