/** What `check` prints: JSON with the fields that programs may rely on, or text for a person, worst first, effects below their causes. Pure. */
import { type Finding, nameOf, type Severity } from '@switchboard/core/findings/finding';
import type { Verdict } from '@switchboard/core/findings/judge';
import type { World } from '@switchboard/core/world';
import { foldAlike } from './fold-alike.ts';
import type { Nothing } from './observe.ts';
import { reportWords as words } from './report-messages.ts';

const severities: readonly Severity[] = ['error', 'warning', 'info'];

export interface Filter {
  readonly severity: Severity;
  /** Empty: all. */
  readonly rules: readonly string[];
  readonly namespaces: readonly string[];
}

export function chosen(
  findings: readonly Finding[],
  { severity, rules, namespaces }: Filter,
): readonly Finding[] {
  const asked = findings.filter(
    finding =>
      severities.indexOf(finding.severity) <= severities.indexOf(severity) &&
      (rules.length === 0 || rules.includes(finding.rule)),
  );
  if (namespaces.length === 0) return asked;
  const within = asked.filter(({ subject }) => namespaces.includes(subject.namespace));
  // What belongs to no namespace, a node say, is told where it is to blame for something within.
  const causes = new Set(within.flatMap(finding => finding.causes));
  return asked.filter(
    ({ key, subject: { namespace } }) =>
      namespaces.includes(namespace) || (namespace === '' && causes.has(key)),
  );
}

export function jsonReport(
  findings: readonly Finding[],
  { unobserved }: Verdict,
  nothing: Nothing | undefined,
): string {
  return JSON.stringify(
    {
      findings: findings.map(({ rule, severity, confidence, subject, discriminator, message, ...rest }) => ({
        rule,
        severity,
        confidence,
        subject: nameOf(subject),
        ...(discriminator === undefined ? {} : { discriminator }),
        message,
        evidence: rest.evidence.map(({ text }) => text),
        confirm: rest.confirm,
        fix: rest.fix,
        causes: rest.causes,
        effects: rest.effects,
      })),
      unobserved: nothing?.unobserved ?? unobserved.map(({ kind }) => kind),
    },
    null,
    2,
  );
}

export function tableReport(
  findings: readonly Finding[],
  { unobserved }: Verdict,
  nothing: Nothing | undefined,
  world: World,
): string {
  if (nothing !== undefined) return words.nothing[nothing.why](nothing.kinds);
  const shown = new Set(findings.map(({ key }) => key));
  const blocks = foldAlike(findings, world).map(({ finding, others }) => {
    const follows = finding.causes.some(cause => shown.has(cause));
    const lines = block(finding, others);
    return (follows ? lines.map(line => `    ${line}`) : lines).join('\n');
  });
  const count = (severity: Severity): number => findings.filter(found => found.severity === severity).length;
  const end = [
    words.total(count('error'), count('warning'), count('info')),
    ...unobserved.map(({ kind, rules }) => words.unobserved(kind, rules)),
  ];
  return [...blocks, end.join('\n')].join('\n\n');
}

function block(
  { severity, subject, discriminator, rule, message, evidence, confirm, fix, confidence }: Finding,
  others: number,
): readonly string[] {
  const part = discriminator === undefined ? '' : ` (${discriminator})`;
  const sure = confidence === 'certain' ? '' : `, ${words.confidence[confidence]}`;
  return [
    `${severity.toUpperCase().padEnd(8)} ${nameOf(subject)}${part}   ${rule}${sure}`,
    `  ${message}`,
    ...(others === 0 ? [] : [`  ${words.others(others)}`]),
    ...evidence.map(({ text }) => `  · ${text}`),
    ...confirm.map(command => `  ${words.look} ${command}`),
    ...fix.map(command => `  ${words.mend} ${command}`),
  ];
}
