/**
 * A trace as it is told to programs, to the page and to people: plain JSON in which every object is named in one word, and the same as text. What `switchboard trace` prints
 * and `/api/v1/trace` answers; read by the panel of the page.
 */
import { nameOf, type ObjectRef } from '../findings/finding.ts';
import type { Hop, HopResult, Trace } from './hop.ts';
import { traceWords as words } from './messages-en.ts';

export interface ToldHop extends Omit<Hop, 'subject' | 'usual'> {
  /** `Kind/namespace/name`, `Kind/name` where there is no namespace, empty where it is about no object. */
  readonly subject: string;
}

export interface ToldTrace extends Omit<Trace, 'hops'> {
  readonly hops: readonly ToldHop[];
}

export function tellTrace({ target, verdict, hops }: Trace): ToldTrace {
  return {
    target,
    verdict,
    hops: hops.map(({ stage, subject, result, rule, symptom, why, lost, beyond }) => ({
      stage,
      subject: subject === undefined ? '' : nameOf(subject),
      result,
      ...(rule === undefined ? {} : { rule }),
      ...(symptom === undefined ? {} : { symptom }),
      why,
      ...(lost === undefined ? {} : { lost }),
      ...(beyond === undefined ? {} : { beyond }),
    })),
  };
}

/** The object of a hop; undefined where it is about none. */
export function objectOf({ subject }: Pick<ToldHop, 'subject'>): ObjectRef | undefined {
  const [kind, one, two] = subject.split('/');
  if (kind === undefined || one === undefined) return undefined;
  return two === undefined ? { kind, namespace: '', name: one } : { kind, namespace: one, name: two };
}

const marks: Readonly<Record<HopResult, string>> = { pass: '✓', fail: '✗', degraded: '~', unknown: '?' };

export function traceText({ target, verdict, hops }: ToldTrace): string {
  const lines = hops.flatMap(({ stage, subject, result, rule, symptom, why, lost = [], beyond }) => {
    const seen = symptom === undefined ? '' : ` [${symptom}]`;
    const said = beyond === true ? `(${why})` : why;
    return [
      `${marks[result]} ${stage.padEnd(10)} ${said}${seen}`,
      `             ${subject}${rule === undefined ? '' : `   ${rule}`}`.trimEnd(),
      ...lost.map(text => `             - ${text}`),
    ].filter(line => line.trim() !== '');
  });
  return [`${target}: ${words.verdict[verdict]}`, ...lines].join('\n');
}
