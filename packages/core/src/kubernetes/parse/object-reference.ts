/** References of the Gateway API with their defaults: the namespace is the referrer's, group and kind those of what is usually meant. Undefined without a name. */
import type { ObjectReference, ParentReference } from '../gateway-api.ts';
import { fields, integer, text } from '../json.ts';

export const gatewayGroup = 'gateway.networking.k8s.io';

interface Usual {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
}

export function parseReference(json: unknown, usual: Usual): ObjectReference | undefined {
  const from = fields<'group' | 'kind' | 'namespace' | 'name'>(json);
  const name = text(from.name);
  if (name === undefined) return undefined;
  return {
    // An empty group is the core, which is not the same as none.
    group: typeof from.group === 'string' ? from.group : usual.group,
    kind: text(from.kind) ?? usual.kind,
    namespace: text(from.namespace) ?? usual.namespace,
    name,
  };
}

export function parseParent(json: unknown, namespace: string): ParentReference | undefined {
  const reference = parseReference(json, { group: gatewayGroup, kind: 'Gateway', namespace });
  if (reference === undefined) return undefined;
  const from = fields<'sectionName' | 'port'>(json);
  const sectionName = text(from.sectionName);
  const port = integer(from.port);
  return {
    ...reference,
    ...(sectionName !== undefined && { sectionName }),
    ...(port !== undefined && { port }),
  };
}
