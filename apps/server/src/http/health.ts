/**
 * `/livez`: the event loop turns. `/readyz`: every watched kind is known, or known to be denied or absent; once it was, a cluster that goes away does not make
 * us unready, because the last good picture is worth serving. Only stopping does.
 */
import type { Freshness } from '@switchboard/core/freshness';

export interface Health {
  readonly ready: boolean;
  readonly reason: string;
}

export interface Readiness {
  check(freshness: Iterable<Freshness>): Health;
  stop(): void;
}

export function createReadiness(): Readiness {
  let wasReady = false;
  let stopping = false;
  return {
    check(freshness) {
      if (stopping) return { ready: false, reason: 'stopping' };
      const all = [...freshness];
      const waiting = all
        .filter(one => one.state === 'loading' || one.state === 'failed')
        .map(one => one.key);
      if (all.length > 0 && waiting.length === 0) wasReady = true;
      if (wasReady) return { ready: true, reason: 'ready' };
      return {
        ready: false,
        reason:
          all.length === 0 ? 'nothing was heard of the cluster yet' : `waiting for ${waiting.join(', ')}`,
      };
    },
    stop() {
      stopping = true;
    },
  };
}
