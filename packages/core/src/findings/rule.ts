/**
 * A rule: what must hold of the cluster for one finding. One file each under `rules/`, named like its id, with a test beside it in which it fires and another in which
 * something that looks alike is left in peace. Its words stand in `messages/`, where the catalogue reads them too.
 */
import type { Confidence, Draft, Severity } from './finding.ts';
import type { Inquiry } from './inquiry.ts';
import type { RuleId } from './messages/en.ts';

export interface Rule {
  readonly id: RuleId;
  /** 1 is the core, 2 completes it. */
  readonly tier: 1 | 2;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** It only passes on what is wrong elsewhere: without a finding that explains it, it is not told. */
  readonly effect?: true;
  /** Rules whose findings explain this one, where they are about an object that it names in `because`. */
  readonly explainedBy?: readonly RuleId[];
  readonly judge: (inquiry: Inquiry) => Iterable<Draft>;
}
