/** A ListenerSet whose Gateway does not exist or does not take it; of the former no controller says a word, because none feels responsible. */
import type { GatewayObject, ListenerSetObject } from '../../kubernetes/gateway-api.ts';
import { selectorText } from '../../label-selector.ts';
import { addsTo } from '../attachment.ts';
import { kubectl, patch } from '../commands.ts';
import { current } from '../conditions.ts';
import { about, nameOf, refOf } from '../finding.ts';
import { gatewayTexts } from '../messages/gateway-en.ts';
import type { Rule } from '../rule.ts';

const words = gatewayTexts['listenerset-not-attached'];

export const listenersetNotAttached: Rule = {
  id: 'listenerset-not-attached',
  tier: 2,
  severity: 'error',
  confidence: 'certain',
  *judge(inquiry) {
    for (const set of inquiry.all('ListenerSet')) {
      const adds = addsTo(inquiry, set);
      const gateway = nameOf(set.parent);
      if (adds.is === 'gateway-missing')
        yield {
          subject: refOf(set),
          message: words.missing(set.meta.name, gateway),
          evidence: [about(set, words.names(gateway))],
          confirm: [kubectl('', 'get', 'gateway', '-A')],
          fix: [kubectl(set.meta.namespace, 'edit', 'listenerset', set.meta.name)],
        };
      if (adds.is !== 'not-allowed') continue;
      // Whoever programs it knows better.
      const told = current(set.conditions, 'Accepted', set.generation)?.status === 'True';
      yield {
        subject: refOf(set),
        ...(told ? { confidence: 'possible' as const } : {}),
        message: words.message(set.meta.name, adds.gateway.meta.name),
        evidence: [about(adds.gateway, whyNot(adds.gateway, set))],
        confirm: [
          kubectl(adds.gateway.meta.namespace, 'get', 'gateway', adds.gateway.meta.name, '-o', 'yaml'),
        ],
        fix: [
          patch(refOf(adds.gateway), {
            spec: { allowedListeners: { namespaces: { from: wanted(adds.gateway, set) } } },
          }),
          words.mend,
        ],
      };
    }
  },
};

function whyNot(
  { meta, allowedListeners: { from, selector } }: GatewayObject,
  set: ListenerSetObject,
): string {
  if (from === 'Same') return words.same(meta.namespace);
  if (from === 'Selector' && selector !== undefined)
    return words.selector(set.meta.namespace, selectorText(selector));
  return words.none;
}

const wanted = ({ meta }: GatewayObject, set: ListenerSetObject): 'Same' | 'All' =>
  meta.namespace === set.meta.namespace ? 'Same' : 'All';
