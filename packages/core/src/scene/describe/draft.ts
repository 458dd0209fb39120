/**
 * A sentence before it has its time, and how a fact becomes one. Shared by the parts of `describe`.
 */
import type { Pod } from '../../topology.ts';
import type { Statement } from '../facts.ts';
import type { ObjectName } from '../lens.ts';
import type { Part } from '../sentence.ts';
import type { Both } from './labels.ts';

export interface Draft {
  readonly id: string;
  readonly subject: ObjectName;
  readonly parts: readonly Part[];
  readonly because?: string;
  readonly begins?: true;
}

export function draft(fact: Statement, subject: ObjectName, parts: readonly Part[]): readonly Draft[] {
  return [{ id: fact.id, subject, parts, ...(fact.because === undefined ? {} : { because: fact.because }) }];
}

export function podOf(fact: Statement, { before, after }: Both): Pod | undefined {
  return fact.pod === undefined ? undefined : (after.pods.get(fact.pod) ?? before.pods.get(fact.pod));
}
