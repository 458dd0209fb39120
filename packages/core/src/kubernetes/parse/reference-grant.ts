/** ReferenceGrants: who may refer to what in their namespace. Entries without a kind, and sources without a namespace, permit nothing and are left out. */
import type { ReferenceGrantObject } from '../gateway-api.ts';
import { fields, list, text } from '../json.ts';
import type { Meta } from '../object.ts';

export function parseReferenceGrant(meta: Meta, json: unknown): ReferenceGrantObject {
  const spec = fields<'from' | 'to'>(fields<'spec'>(json).spec);
  return {
    kind: 'ReferenceGrant',
    meta,
    from: list(spec.from).flatMap(item => {
      const from = fields<'group' | 'kind' | 'namespace'>(item);
      const [kind, namespace] = [text(from.kind), text(from.namespace)];
      if (kind === undefined || namespace === undefined) return [];
      return [{ group: text(from.group) ?? '', kind, namespace }];
    }),
    to: list(spec.to).flatMap(item => {
      const to = fields<'group' | 'kind' | 'name'>(item);
      const [kind, name] = [text(to.kind), text(to.name)];
      if (kind === undefined) return [];
      return [{ group: text(to.group) ?? '', kind, ...(name !== undefined && { name }) }];
    }),
  };
}
