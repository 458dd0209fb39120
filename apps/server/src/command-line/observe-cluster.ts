/**
 * A live cluster, looked at once: the reflectors list every kind as they do for the page, and are stopped when each has been listed or refused. Called by `check` and
 * `trace`. Secrets are never asked for.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Change } from '@switchboard/core/change';
import { type Freshness, type FreshnessState, freshnessKey } from '@switchboard/core/freshness';
import { kinds } from '@switchboard/core/kubernetes/kind';
import { emptyWorld, reduce, type World } from '@switchboard/core/world';
import { realClock } from '../clock.ts';
import type { Cluster } from '../connect/cluster.ts';
import type { Log } from '../log.ts';
import { reflect } from '../reflect/reflect.ts';
import { messages } from './messages.ts';

const settled: readonly FreshnessState[] = ['live', 'polled', 'denied', 'absent', 'failed', 'stale'];
const patience = 120_000;

export interface LookedAt {
  readonly world: World;
  /** Why nothing could be heard; undefined when something was. */
  readonly unreachable?: string;
}

export async function observeCluster(
  cluster: Cluster,
  namespaces: readonly string[],
  log: Log,
): Promise<LookedAt> {
  const changes: Change[] = [];
  const states = new Map<string, Freshness>();
  let noticed = (): void => {};
  const reflection = reflect({
    cluster,
    // Lists that people write are read whole here: nobody keeps them in memory for long.
    kinds: kinds.map(({ kind, ...spec }) => ({ kind, ...withoutMetadataOnly(spec) })),
    scope: namespaces.length === 0 ? {} : { namespaces },
    clock: realClock,
    random: Math.random,
    log,
    onChanges(heard) {
      changes.push(...heard);
      for (const change of heard) {
        if (change.type === 'freshness') states.set(change.freshness.key, change.freshness);
        if (change.type === 'unwatched') states.delete(`${change.kind}/${change.scope}`);
      }
      noticed();
    },
  });
  const started = performance.now();
  try {
    for (;;) {
      const all = reflection.states();
      const open = all.filter(({ kind, scope }) => {
        const state = states.get(freshnessKey(kind, scope))?.state;
        return state === undefined || !settled.includes(state);
      });
      const unreachable =
        reflection.unreachable() ?? (open.length === 0 ? nobodyAnswered(states) : undefined);
      if (unreachable !== undefined) return { world: emptyWorld, unreachable };
      if (open.length === 0) break;
      if (performance.now() - started > patience) break;
      const { promise, resolve } = Promise.withResolvers<void>();
      noticed = resolve;
      await Promise.race([promise, pause(500)]);
    }
  } finally {
    await reflection.stop();
  }
  return { world: reduce(emptyWorld, changes).world };
}

/** Why not a single kind could be asked for; undefined where one could, if only to hear that it may not be read. */
function nobodyAnswered(states: ReadonlyMap<string, Freshness>): string | undefined {
  const all = [...states.values()];
  if (all.some(({ state }) => state !== 'failed')) return undefined;
  return all.find(({ reason }) => reason !== undefined)?.reason ?? messages.noAnswer();
}

function withoutMetadataOnly<Spec extends object>(spec: Spec): Omit<Spec, 'metadataOnly'> {
  const { metadataOnly: _, ...rest } = spec as Spec & { readonly metadataOnly?: true };
  return rest;
}
