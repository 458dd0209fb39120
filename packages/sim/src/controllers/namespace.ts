/**
 * Empties a namespace that is being deleted, then lets it go (kubernetes `pkg/controller/namespace/deletion`), and gives every new
 * namespace its ServiceAccount `default` (`pkg/controller/serviceaccount`).
 */
import type { Controller, Write } from '../controller.ts';
import { RESOURCES } from '../resources.ts';
import { objectOf } from './key.ts';
import { endingConditions } from './namespace-conditions.ts';
import { isTerminating } from './pod-state.ts';

const KINDS = [
  ...new Set(RESOURCES.filter(({ namespaced, virtual }) => namespaced && !virtual).map(({ kind }) => kind)),
];

const namespaceOf = (name: string | undefined): readonly string[] => (name === undefined ? [] : [`/${name}`]);

export const namespace: Controller = {
  name: 'namespace-controller',
  watches: {
    Namespace: ({ object }) => namespaceOf(object.metadata.name),
    // While it empties, whatever goes may have been the last; new things must not survive.
    ...Object.fromEntries(
      KINDS.map(kind => [
        kind,
        ({ object }, snapshot) => {
          const held = snapshot.get('Namespace', undefined, object.metadata.namespace ?? '');
          return held !== undefined && isTerminating(held) ? namespaceOf(object.metadata.namespace) : [];
        },
      ]),
    ),
  },
  reconcile(key, snapshot, now) {
    const held = objectOf(snapshot, 'Namespace', key);
    if (held === undefined) return { writes: [] };
    const { name } = held.metadata;
    if (!isTerminating(held)) {
      if (snapshot.get('ServiceAccount', name, 'default') !== undefined) return { writes: [] };
      const metadata = { name: 'default', namespace: name };
      return {
        writes: [{ verb: 'create', object: { apiVersion: 'v1', kind: 'ServiceAccount', metadata } }],
      };
    }
    const contents = KINDS.flatMap(kind => snapshot.list(kind, name));
    if (contents.length === 0) {
      return {
        writes: [{ verb: 'update', object: { ...held, spec: { ...held.spec, finalizers: [] } } }],
      };
    }
    const staying = contents.filter(object => !isTerminating(object));
    if (staying.length > 0) return { writes: staying.map((object): Write => ({ verb: 'delete', object })) };
    const conditions = endingConditions(held, contents, now);
    return { writes: [{ verb: 'status', object: { ...held, status: { ...held.status, conditions } } }] };
  },
};
