/** What the reflectors count and measure. The server's metrics implement it; where nobody counts there is `uncounted`. */
import type { State } from './reflector-state.ts';

export interface ReflectMetrics {
  /** kube_up */
  up(up: boolean): void;
  /** kube_watch_state */
  state(kind: string, scope: string, state: State): void;
  /** kube_watch_restarts_total */
  restarted(kind: string, reason: string): void;
  /** kube_relists_total */
  relisted(kind: string, reason: string): void;
  /** kube_list_seconds */
  listed(kind: string, seconds: number): void;
  /** kube_last_heard_seconds; `at` in milliseconds since the epoch. */
  heard(kind: string, scope: string, at: number): void;
  /** kube_bad_lines_total */
  badLine(kind: string): void;
  /** kube_bad_objects_total */
  badObject(kind: string): void;
}

export const uncounted: ReflectMetrics = {
  up() {},
  state() {},
  restarted() {},
  relisted() {},
  listed() {},
  heard() {},
  badLine() {},
  badObject() {},
};
