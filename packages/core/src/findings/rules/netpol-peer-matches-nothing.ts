/** A peer whose selectors fit no live pod, and for whom no workload would make one. */
import type { PolicyPeer } from '../../kubernetes/network-policy.ts';
import { isSelected, selectorText } from '../../label-selector.ts';
import { hasEnded } from '../../world-index.ts';
import { kubectl } from '../commands.ts';
import { about, refOf } from '../finding.ts';
import type { Inquiry } from '../inquiry.ts';
import { policyTexts } from '../messages/policy-en.ts';
import { rulesOf } from '../policies.ts';
import type { Rule } from '../rule.ts';

const words = policyTexts['netpol-peer-matches-nothing'];

export const netpolPeerMatchesNothing: Rule = {
  id: 'netpol-peer-matches-nothing',
  tier: 1,
  severity: 'warning',
  confidence: 'likely',
  *judge(inquiry) {
    for (const policy of inquiry.all('NetworkPolicy'))
      for (const direction of policy.directions) {
        const side = direction === 'Ingress' ? 'from' : 'to';
        for (const [i, { peers }] of rulesOf(policy, direction).entries())
          for (const [j, peer] of peers.entries()) {
            const why = emptiness(inquiry, policy.meta.namespace, peer);
            if (why === undefined) continue;
            yield {
              subject: refOf(policy),
              discriminator: `${direction.toLowerCase()}[${i}].${side}[${j}]`,
              message: words.message(policy.meta.name, side, show(peer)),
              evidence: why.map(text => about(policy, text)),
              confirm: [
                kubectl('', 'get', 'namespaces', '--show-labels'),
                kubectl(policy.meta.namespace, 'describe', 'networkpolicy', policy.meta.name),
              ],
              fix: [words.mend],
            };
          }
      }
  },
};

const show = ({ pods, namespaces }: PolicyPeer): string =>
  [
    ...(pods === undefined ? [] : [`pods with ${selectorText(pods) || 'any labels'}`]),
    ...(namespaces === undefined ? [] : [`namespaces with ${selectorText(namespaces) || 'any labels'}`]),
  ].join(' in ');

function emptiness(
  inquiry: Inquiry,
  own: string,
  { pods, namespaces, block }: PolicyPeer,
): readonly string[] | undefined {
  if (block !== undefined || (pods === undefined && namespaces === undefined) || !inquiry.sees('Pod'))
    return undefined;
  if (namespaces !== undefined && !inquiry.sees('Namespace')) return undefined;
  const meant =
    namespaces === undefined
      ? [own]
      : inquiry
          .all('Namespace')
          .filter(({ meta }) => isSelected(namespaces, meta.labels))
          .map(({ meta }) => meta.name);
  if (namespaces !== undefined && meant.length === 0) {
    const values = [...namespaces.pairs.values()];
    const named = values.find(value => inquiry.find('Namespace', '', value) !== undefined);
    return [
      words.noNamespace(selectorText(namespaces)),
      ...(named === undefined ? [] : [words.meant(named)]),
    ];
  }
  // Namespaces without a pod are nobody's mistake.
  if (pods === undefined || pods.pairs.size + pods.expressions.length === 0) return undefined;
  const fits = (labels: ReadonlyMap<string, string>): boolean => isSelected(pods, labels);
  const somebody = meant.some(
    namespace =>
      inquiry.inNamespace('Pod', namespace).some(pod => !hasEnded(pod) && fits(pod.meta.labels)) ||
      inquiry.workloads(namespace).some(({ podLabels }) => fits(podLabels)),
  );
  return somebody ? undefined : [words.noPod(selectorText(pods))];
}
