/** What is seen of a simulated cluster: every object through core's door, all kinds observed, Secrets by name and keys as from files. */
import type { Change } from '@switchboard/core/change';
import type { SecretFacts } from '@switchboard/core/findings/inquiry';
import { kinds } from '@switchboard/core/kubernetes/kind';
import { createParser } from '@switchboard/core/kubernetes/parse';
import { emptyWorld, reduce, type World } from '@switchboard/core/world';
import type { Store } from '@switchboard/sim/store';

export interface Seen {
  readonly world: World;
  readonly secrets: ReadonlyMap<string, SecretFacts>;
}

export function changesOf(store: Store): readonly Change[] {
  const parse = createParser();
  return kinds.flatMap(({ kind }): Change[] => [
    {
      type: 'relist',
      kind,
      scope: '',
      objects: store.list(kind).map(held => {
        const parsed = parse(kind, held);
        if (!parsed.ok) throw new Error(`${kind} ${parsed.name}: ${parsed.reason}`);
        return parsed.object;
      }),
    },
    { type: 'freshness', freshness: { key: kind, kind, scope: '', state: 'live', since: 0 } },
  ]);
}

export function observe(store: Store): Seen {
  const secrets = new Map<string, SecretFacts>();
  for (const { metadata, data, type } of store.list('Secret')) {
    const { namespace = '', name } = metadata;
    secrets.set(`${namespace}/${name}`, {
      namespace,
      name,
      type: type ?? 'Opaque',
      keys: Object.keys(data ?? {}),
    });
  }
  return { world: reduce(emptyWorld, changesOf(store)).world, secrets };
}
