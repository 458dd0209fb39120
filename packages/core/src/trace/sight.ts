/** What the ways look at: the objects, and the findings about each, so that a step that fails says what the rule says. Made once per trace, of findings of the same world. */
import { type Finding, nameOf, type ObjectRef } from '../findings/finding.ts';
import { createInquiry, type Inquiry } from '../findings/inquiry.ts';
import type { Question } from '../findings/judge.ts';
import type { RuleId } from '../findings/messages/en.ts';
import type { Hop, Stage } from './hop.ts';

export interface Sight {
  readonly inquiry: Inquiry;
  /** The first of these rules that holds for the object, at this part of it or all of it. */
  found(object: ObjectRef, rules: readonly RuleId[], discriminator?: string): Finding | undefined;
}

export function createSight(question: Question, findings: readonly Finding[]): Sight {
  const bySubject = Map.groupBy(findings, ({ subject }) => nameOf(subject));
  return {
    inquiry: createInquiry(question.world, question.now, question.secrets, {
      rule: undefined,
      deduced: false,
      missed: new Map(),
    }),
    found(object, rules, discriminator) {
      const here = (bySubject.get(nameOf(object)) ?? []).filter(
        finding =>
          discriminator === undefined ||
          finding.discriminator === undefined ||
          finding.discriminator === discriminator,
      );
      for (const rule of rules) {
        const finding = here.find(found => found.rule === rule);
        if (finding !== undefined) return finding;
      }
      return undefined;
    },
  };
}

/** A step that a finding explains: an error ends it, anything less only degrades it. */
export function hopOf(stage: Stage, finding: Finding, symptom?: string): Hop {
  const fails = finding.severity === 'error' && finding.confidence !== 'possible';
  return {
    stage,
    subject: finding.subject,
    result: fails ? 'fail' : 'degraded',
    rule: finding.rule,
    ...(symptom === undefined ? {} : { symptom }),
    why: finding.message,
  };
}
