/**
 * One step of a request on its way, and what the steps add up to. Made by the ways of `trace/`; printed by `switchboard trace`, drawn and listed on the page. Plain JSON.
 */
import type { ObjectRef } from '../findings/finding.ts';
import type { RuleId } from '../findings/messages/en.ts';

export type HopResult = 'pass' | 'fail' | 'degraded' | 'unknown';

export type Stage =
  | 'name'
  | 'service'
  | 'port'
  | 'entry'
  | 'front'
  | 'class'
  | 'tls'
  | 'host'
  | 'attachment'
  | 'access'
  | 'rule'
  | 'backend'
  | 'endpoints'
  | 'ready'
  | 'node'
  | 'policy'
  | 'container';

export interface Hop {
  readonly stage: Stage;
  readonly subject: ObjectRef | undefined;
  readonly result: HopResult;
  /** The rule of the finding that says why it fails. */
  readonly rule?: RuleId;
  /** What the caller sees: `NXDOMAIN`, `refused`, `timeout`, `503`. */
  readonly symptom?: string;
  readonly why: string;
  /** What else might have answered, and why it did not. */
  readonly lost?: readonly string[];
  /** It lies behind a step that fails: shown, for there may be a second trouble. */
  readonly beyond?: true;
  /** Not to know it is usual, and takes nothing from the verdict: what lies outside of the cluster, what depends on the caller. */
  readonly usual?: true;
}

export interface Trace {
  readonly target: string;
  readonly verdict: HopResult;
  readonly hops: readonly Hop[];
}

export function conclude(target: string, hops: readonly Hop[]): Trace {
  const first = hops.findIndex(({ result }) => result === 'fail');
  const marked = hops.map((hop, i): Hop => (first >= 0 && i > first ? { ...hop, beyond: true } : hop));
  const verdict: HopResult =
    first >= 0
      ? 'fail'
      : hops.some(({ result }) => result === 'degraded')
        ? 'degraded'
        : hops.some(({ result, usual }) => result === 'unknown' && usual !== true)
          ? 'unknown'
          : 'pass';
  return { target, verdict, hops: marked };
}
