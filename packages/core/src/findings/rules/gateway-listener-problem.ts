/** A listener that is refused, does not resolve, or conflicts with another; its siblings go on working. */
import type { Condition, ListenerStatus } from '../../kubernetes/gateway-api.ts';
import { describe } from '../commands.ts';
import { current } from '../conditions.ts';
import { about, refOf } from '../finding.ts';
import { conditionText, gatewayTexts } from '../messages/gateway-en.ts';
import type { Rule } from '../rule.ts';

const words = gatewayTexts['gateway-listener-problem'];

export const gatewayListenerProblem: Rule = {
  id: 'gateway-listener-problem',
  tier: 1,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const door of [...inquiry.all('Gateway'), ...inquiry.all('ListenerSet')]) {
      // Where the whole Gateway is refused, that is what is said.
      if (current(door.conditions, 'Accepted', door.generation)?.status === 'False') continue;
      for (const listener of door.listenerStatus) {
        if (!door.listeners.some(({ name }) => name === listener.name)) continue;
        const problem = problemOf(listener, door.generation);
        if (problem === undefined) continue;
        const { type, status, reason, message } = problem;
        yield {
          subject: refOf(door),
          discriminator: listener.name,
          message: words.message(door.meta.name, listener.name, reason || type),
          evidence: [about(door, conditionText(type, status, reason, message))],
          confirm: [describe(refOf(door))],
          fix: [words.mend],
        };
      }
    }
  },
};

function problemOf({ conditions }: ListenerStatus, generation: number): Condition | undefined {
  const conflicted = current(conditions, 'Conflicted', generation);
  if (conflicted?.status === 'True') return conflicted;
  return ['Accepted', 'ResolvedRefs', 'Programmed']
    .map(type => current(conditions, type, generation))
    .find(found => found?.status === 'False' && found.reason !== 'Pending');
}
