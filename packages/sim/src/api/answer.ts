/**
 * What a handler gives back to the server: a code, a body and headers, or a stream that it opened itself.
 */
import type { StoredObject } from '../object.ts';
import type { Resource } from '../resources.ts';

export interface Answer {
  readonly code: number;
  /** JSON text unless the content type says otherwise; long texts come in pieces. */
  readonly body: string | Buffer | Iterable<string>;
  readonly headers?: Readonly<Record<string, string>>;
}

export const json = (code: number, value: unknown): Answer => ({ code, body: JSON.stringify(value) });

/** The answer to a request whose object is no longer there. */
export const success = (code: number, resource: Resource, object: StoredObject): Answer =>
  json(code, {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: {
      name: object.metadata.name,
      ...(resource.group === '' ? {} : { group: resource.group }),
      kind: resource.plural,
      uid: object.metadata.uid,
    },
  });
