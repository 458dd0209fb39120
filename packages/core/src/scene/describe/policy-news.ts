/**
 * News of NetworkPolicies, and of the walls that they are before the pods of a Service: that they come, go or let others through. What a policy says by itself is kept
 * apart from whether anybody gets in, for policies add up. Called by `describe-access`.
 */
import type { Patch } from '../../patch.ts';
import { same } from '../../same.ts';
import type { Policy } from '../../topology/policy.ts';
import type { Endpoint, Topology } from '../../topology.ts';
import { access } from '../messages/access-en.ts';
import { effectOf, podsMeant } from '../policy-effect.ts';
import type { Draft } from './draft.ts';
import { type Both, namePart, serviceName } from './labels.ts';
import { hasOf, wasSeen } from './was-seen.ts';

export function policyNews(patch: Patch, both: Both): readonly Draft[] {
  const { before, after } = both;
  const isTold = ({ namespace }: { readonly namespace: string }): boolean =>
    wasSeen(before, 'NetworkPolicy', namespace, before.services.size > 0, () =>
      hasOf(before.policies, namespace),
    );
  const gone = (patch.policies?.gone ?? []).flatMap(uid => before.policies.get(uid) ?? []);
  const news = [
    ...(patch.policies?.put ?? [])
      .filter(isTold)
      .flatMap(policy => newsOf(before.policies.get(policy.uid), policy, after)),
    ...gone.filter(isTold).map((policy): Draft => {
      const subject = nameOfPolicy(policy);
      const parts = access.policyGone(namePart(subject), podsMeant(policy.uid, before).length);
      return { id: `policy-gone:${policy.uid}`, subject, parts };
    }),
  ];
  return [...news, ...wallNews(patch, both, news, isTold)];
}

const nameOfPolicy = ({ namespace, name }: Policy) => ({ kind: 'NetworkPolicy', namespace, name });

function newsOf(was: Policy | undefined, policy: Policy, after: Topology): readonly Draft[] {
  if (was !== undefined && same(was, policy)) return [];
  const subject = nameOfPolicy(policy);
  const say = was === undefined ? access.policyNew : access.policyChanged;
  const parts = say(namePart(subject), whatItDoes(policy, podsMeant(policy.uid, after).length));
  return [{ id: `policy-${was === undefined ? 'new' : 'changed'}:${policy.uid}`, subject, parts }];
}

function whatItDoes({ ingress, egress }: Policy, pods: number): string {
  const words = access.policy;
  if (pods === 0) return words.meansNobody;
  const does = [words.in[effectOf(ingress)], words.out[effectOf(egress)]].flatMap(say => say?.(pods) ?? []);
  return does.length === 0 ? words.shutsNothing(pods) : does.join(', ');
}

/** Only lines that stood before: a new line is no new wall. */
function wallNews(
  patch: Patch,
  both: Both,
  news: readonly Draft[],
  isTold: (of: { readonly namespace: string }) => boolean,
): readonly Draft[] {
  const changed = (patch.endpoints?.put ?? []).filter(line => {
    const was = both.before.endpoints.get(line.id);
    return was !== undefined && was.wall !== line.wall && isTold(line);
  });
  const services = [...new Set(changed.map(({ service }) => service))];
  return services.flatMap((service): readonly Draft[] => {
    const subject = serviceName(service, both);
    const [before, after] = [both.before, both.after].map(({ endpoints }) =>
      [...endpoints.values()].filter(line => line.service === service),
    );
    const parts = wallParts(namePart(subject), before ?? [], after ?? []);
    const because = news.find(({ subject: policy }) => policy.namespace === subject.namespace)?.id;
    if (parts === undefined) return [];
    return [{ id: `wall:${service}`, subject, parts, ...(because === undefined ? {} : { because }) }];
  });
}

function wallParts(
  service: Draft['parts'][number],
  before: readonly Endpoint[],
  after: readonly Endpoint[],
): Draft['parts'] | undefined {
  const count = (lines: readonly Endpoint[], wall: Endpoint['wall']) =>
    lines.filter(line => line.wall === wall).length;
  const shut = count(after, 'nobody');
  if (shut !== count(before, 'nobody') && shut > 0) return access.wallClosed(service, shut, after.length);
  if (count(after, 'some') > 0) return access.wallSome(service);
  return shut === 0 ? access.wallGone(service) : undefined;
}
