/**
 * Judges a world: asks every rule, lets causes silence what they explain, links the rest, and puts what is worst first, with its effects below it. Pure: the same world
 * and the same time give the same findings in the same order, however the world was heard. Laws F1–F5. Called by the hub (rule by rule), by `switchboard check` and by tests.
 */
import type { World } from '../world.ts';
import { type Draft, type Finding, keyOf, nameOf } from './finding.ts';
import { createInquiry, type Inquiry, type Notes, type SecretFacts, type SeenKind } from './inquiry.ts';
import type { RuleId } from './messages/en.ts';
import { order } from './order.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules.ts';
import { suppress } from './suppression.ts';

export interface Verdict {
  readonly findings: readonly Finding[];
  /** Kinds for want of which rules had to keep silent, and which rules. */
  readonly unobserved: readonly { readonly kind: SeenKind; readonly rules: readonly RuleId[] }[];
}

export interface Question {
  readonly world: World;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** By `namespace/name`; left out where Secrets may not be seen. */
  readonly secrets?: ReadonlyMap<string, SecretFacts>;
}

export function judge(question: Question): Verdict {
  const steps = judging(question);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The same rule by rule, for whoever has other things to do in between. */
export function* judging({ world, now, secrets }: Question): Generator<undefined, Verdict> {
  const notes: Notes = { rule: undefined, deduced: false, missed: new Map() };
  const inquiry = createInquiry(world, now, secrets, notes);
  const drafts = new Map<string, { readonly draft: Draft; readonly finding: Finding }>();
  for (const rule of rules) {
    notes.rule = rule.id;
    notes.deduced = false;
    for (const draft of rule.judge(inquiry)) {
      if (isEnding(inquiry, draft) && rule.id !== 'pod-stuck-terminating') continue;
      const finding = toFinding(rule, draft, notes.deduced);
      if (!drafts.has(finding.key)) drafts.set(finding.key, { draft, finding });
    }
    yield;
  }
  const spoken = suppress(
    [...drafts.values()].map(({ draft, finding }) => ({ finding, speaksFor: draft.speaksFor ?? [] })),
  );
  const findings = order(link(spoken, key => drafts.get(key)?.draft));
  const unobserved = [...notes.missed]
    .map(([kind, missed]) => ({ kind, rules: [...missed].sort() }))
    .sort((a, b) => (a.kind < b.kind ? -1 : 1));
  return { findings, unobserved };
}

/** In a namespace that is being deleted things go in whatever order; only who does not go is worth a word. */
function isEnding(inquiry: Inquiry, { subject }: Draft): boolean {
  return inquiry.find('Namespace', '', subject.namespace)?.phase === 'Terminating';
}

function toFinding(rule: Rule, draft: Draft, deduced: boolean): Finding {
  const sure = draft.confidence ?? rule.confidence;
  const { subject, discriminator, backend, message, evidence, confirm, fix } = draft;
  return {
    key: keyOf(rule.id, subject, discriminator),
    rule: rule.id,
    severity: draft.severity ?? rule.severity,
    // A list that was worked out may lack what somebody else writes.
    confidence: deduced && sure === 'certain' ? 'likely' : sure,
    subject,
    ...(discriminator === undefined ? {} : { discriminator }),
    ...(backend === undefined ? {} : { backend }),
    message,
    evidence,
    confirm,
    fix,
    causes: [],
    effects: [],
  };
}

const byRule: ReadonlyMap<RuleId, Rule> = new Map(rules.map(rule => [rule.id, rule]));

/** Links findings with those that explain them; what only passes on somebody else's trouble is dropped where nobody has any. */
function link(findings: readonly Finding[], draftOf: (key: string) => Draft | undefined): readonly Finding[] {
  const bySubject = Map.groupBy(findings, ({ subject }) => nameOf(subject));
  const causes = new Map<string, readonly string[]>();
  const told = findings.filter(finding => {
    const rule = byRule.get(finding.rule);
    const found = (draftOf(finding.key)?.because ?? []).flatMap(({ discriminator, ...object }) =>
      (bySubject.get(nameOf(object)) ?? []).filter(
        other =>
          rule?.explainedBy?.includes(other.rule) === true &&
          (discriminator === undefined ||
            other.discriminator === undefined ||
            other.discriminator === discriminator),
      ),
    );
    causes.set(finding.key, [...new Set(found.map(({ key }) => key))].sort());
    return rule?.effect !== true || found.length > 0;
  });
  // An effect that is not told explains nothing; causes of causes are told, for they are no effects.
  const keys = new Set(told.map(({ key }) => key));
  const effects = new Map<string, string[]>();
  for (const { key } of told)
    for (const cause of causes.get(key) ?? []) effects.set(cause, [...(effects.get(cause) ?? []), key]);
  return told.map(finding => ({
    ...finding,
    causes: (causes.get(finding.key) ?? []).filter(key => keys.has(key)),
    effects: (effects.get(finding.key) ?? []).sort(),
  }));
}
