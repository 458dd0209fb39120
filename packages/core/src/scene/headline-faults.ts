/**
 * Errors that findings tell of and that the picture does not show by itself: said before that all is well, and before what comes and goes. Pods say themselves what they
 * have. Called by `headline` (law H2).
 */
import type { Topology } from '../topology.ts';
import type { Headline } from './headline.ts';
import { en } from './messages/en.ts';
import { faultWord } from './messages/fault-en.ts';

export function wrong(topology: Topology, seen: ReadonlySet<string>): Headline | undefined {
  const { findings } = topology;
  const errors = [...findings.values()].filter(
    ({ severity, confidence, subject: { kind, namespace }, causes }) =>
      severity === 'error' &&
      confidence !== 'possible' &&
      kind !== 'Pod' &&
      (namespace === '' || seen.has(namespace)) &&
      !causes.some(cause => findings.has(cause)),
  );
  const [first] = errors.sort((a, b) => b.effects.length - a.effects.length || (a.key < b.key ? -1 : 1));
  if (first === undefined) return undefined;
  return {
    // In few words: a sentence of two lines would push the picture down.
    sentence: en.headline.wrong(first.subject.name, faultWord(first.rule, 'error')),
    more: first.message,
    tone: 'bad',
  };
}
