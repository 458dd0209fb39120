/** What is wrong with what was found in states, as `switchboard check` prints it: the cause is not told first, somebody is accused beside it, or an innocent is. Pure. */
import { rules } from '@switchboard/core/findings/rules';
import { brokenIn, innocentIn } from './scenes.ts';
import type { State } from './state.ts';

export interface Found {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly subject: string;
  readonly discriminator?: string;
  /** Keys: rule, subject and discriminator. */
  readonly causes: readonly string[];
}

export interface Checked {
  readonly findings: readonly Found[];
}

const keyOf = ({ rule, subject, discriminator }: Found): string =>
  [rule, subject, ...(discriminator === undefined ? [] : [discriminator])].join(' ');

/** Of a state's namespace, of those that it made beside it, and of objects without namespace that are named after it. */
function about(namespace: string, { findings }: Checked): readonly Found[] {
  return findings.filter(({ subject }) => {
    const [, where = ''] = subject.split('/');
    return where.startsWith(namespace) && /^(?:-bank|-team)?$/.test(where.slice(namespace.length));
  });
}

/** Undefined: nothing. */
export function brokenly(state: State, checked: Checked): string | undefined {
  const { rule, cause = rule, besides = [] } = state;
  const found = about(brokenIn(state), checked);
  const isInfo = rules.find(({ id }) => id === rule)?.severity === 'info';
  const [first] = found.filter(({ severity }) => isInfo || severity !== 'info');
  const byKey = new Map(checked.findings.map(finding => [keyOf(finding), finding]));
  const expected: readonly string[] = [rule, cause, ...besides];
  const follows = (finding: Found): boolean =>
    expected.includes(finding.rule) ||
    finding.causes.some(key => {
      const because = byKey.get(key);
      return because !== undefined && follows(because);
    });
  const strangers = found.filter(finding => finding.severity === 'error' && !follows(finding));
  const isTold = found.some(finding => finding.rule === rule) && (isInfo || first?.rule === cause);
  if (isTold && strangers.length === 0) return undefined;
  return `${rule}: ${found.map(told).join('; ') || 'nothing is told'}`;
}

/** Undefined: nothing. */
export function innocently(state: State, checked: Checked): string | undefined {
  const accused = about(innocentIn(state), checked).filter(
    ({ severity, rule }) => severity === 'error' || rule === state.rule,
  );
  return accused.length === 0 ? undefined : `${innocentIn(state)}: ${accused.map(told).join('; ')}`;
}

export const complaints = (states: readonly State[], checked: Checked): readonly string[] =>
  states.flatMap(state =>
    [brokenly(state, checked), innocently(state, checked)].filter(said => said !== undefined),
  );

const told = (finding: Found): string => `${finding.severity} ${keyOf(finding)}`;
