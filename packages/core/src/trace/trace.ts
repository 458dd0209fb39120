/**
 * Follows one request hop by hop from the objects alone: from outside by host and path, or from a pod by name and port. Never stops at what is not known, and goes on
 * behind what fails, so that a second trouble is seen. What a step says is what the finding about its object says. Called by `switchboard trace` and by the server.
 */
import type { Finding } from '../findings/finding.ts';
import type { Question } from '../findings/judge.ts';
import { conclude, type Trace } from './hop.ts';
import { traceInside } from './inside.ts';
import { traceWords as words } from './messages-en.ts';
import { traceOutside } from './outside.ts';
import { createSight } from './sight.ts';
import type { TraceTarget } from './target.ts';

export interface TraceQuestion extends Question {
  readonly target: TraceTarget;
  /** The pod that asks; left out: any. */
  readonly from?: { readonly namespace: string; readonly name: string };
}

/** `findings`: all that was found in this world. */
export function trace({ target, from, ...question }: TraceQuestion, findings: readonly Finding[]): Trace {
  const sight = createSight(question, findings);
  if (target.type === 'outside') return conclude(target.text, traceOutside(sight, target));
  const pod = from && sight.inquiry.find('Pod', from.namespace, from.name);
  if (from !== undefined && pod === undefined) {
    const seen = sight.inquiry.sees('Pod', from.namespace);
    return conclude(target.text, [
      {
        stage: 'name',
        subject: { kind: 'Pod', ...from },
        result: seen ? 'fail' : 'unknown',
        why: seen ? words.noPod(`${from.namespace}/${from.name}`) : words.unseen('Pod'),
      },
    ]);
  }
  return conclude(target.text, traceInside(sight, target, pod));
}
