/** A finding as a page is told of it, for tests: an error that is certain, with neither evidence nor commands, unless told otherwise. */
import type { ToldFinding } from '../topology/finding.ts';

export function toldFinding(
  rule: string,
  subject: ToldFinding['subject'],
  rest: Partial<ToldFinding> = {},
): ToldFinding {
  return {
    key: `${rule} ${subject.kind}/${subject.namespace}/${subject.name}`,
    rule,
    severity: 'error',
    confidence: 'certain',
    subject,
    message: `${subject.name} is not well`,
    evidence: [],
    confirm: [],
    fix: [],
    causes: [],
    effects: [],
    ...rest,
  };
}
