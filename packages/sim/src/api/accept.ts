/**
 * In which shape a client wants its answer: whole objects, a server-side table, or metadata only.
 * Called for every request to a resource; a client that accepts nothing we can write gets a 406.
 */
import { apiError } from '../status.ts';

export type Shape = 'object' | 'table' | 'metadata';

const META_GROUP = 'meta.k8s.io';

function shapeOf(range: string): Shape | undefined {
  const [type = '', ...parameters] = range.split(';').map(part => part.trim());
  if (type !== 'application/json' && type !== '*/*' && type !== 'application/*') return undefined;
  const given = new Map(parameters.map(part => part.split('=').map(side => side.trim()) as [string, string]));
  const as = given.get('as');
  if (as === undefined) return 'object';
  if ((given.get('g') ?? META_GROUP) !== META_GROUP || (given.get('v') ?? 'v1') !== 'v1') return undefined;
  if (as === 'Table') return 'table';
  return as === 'PartialObjectMetadata' || as === 'PartialObjectMetadataList' ? 'metadata' : undefined;
}

export function parseAccept(header: string | undefined): Shape {
  if (header === undefined || header.trim() === '') return 'object';
  for (const range of header.split(',')) {
    const shape = shapeOf(range);
    if (shape !== undefined) return shape;
  }
  throw apiError(
    406,
    'NotAcceptable',
    '406: Not Acceptable\n\nAvailable representations: application/json, application/yaml, application/vnd.kubernetes.protobuf, ' +
      'application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch',
    {},
  );
}
