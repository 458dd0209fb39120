/**
 * What one line of a list comes to: whether it takes calls, and why it is as it is, in words. Null conditions mean what discovery/v1 says. Called by the inspector and by
 * its opening sentence.
 */
import { lineWord } from '../scene/words.ts';
import type { Endpoint, Pod } from '../topology.ts';
import { lineWords as words } from './messages/lines-en.ts';

export function lineTakesCalls(line: Pick<Endpoint, 'ready' | 'terminating'>): boolean {
  return line.ready !== false && line.terminating !== true;
}

/** Empty where it takes calls because its pod is ready: then nothing is to be explained. */
export function whyOfLine(
  line: Endpoint,
  pod: Pod | undefined,
  now: number,
  publishNotReady: boolean,
): string {
  if (line.terminating === true)
    return pod === undefined ? words.leaving : words.leavingWith(lineWord(line, pod, now));
  if (line.origin === 'hand') return words.byHand;
  if (line.origin === 'mirrored') return words.mirrored;
  if (publishNotReady && (pod === undefined || pod.state !== 'ready')) return words.published;
  if (line.ready !== false) return '';
  if (pod === undefined) return words.noPod;
  switch (pod.state) {
    case 'starting':
    case 'pending':
      return words.starting;
    case 'not-ready':
      return words.notReady(lineWord(line, pod, now));
    case 'failing':
      return words.failing(pod.reason, pod.restarts ?? 0);
    case 'unknown':
      return words.silent(pod.node);
    case 'ready':
      return words.behind;
    default:
      return lineWord(line, pod, now);
  }
}
