/**
 * A node that is not ready, or of which nothing is heard, with pods behind Services that are not ready because of that (kubernetes `pkg/controller/nodelifecycle`
 * MarkPodsNotReady), or that were told to leave and cannot: one cause for what is said of each of them.
 */
import type { NodeObject } from '../../kubernetes/object.ts';
import { describe, kubectl } from '../commands.ts';
import { about, type Draft, refOf } from '../finding.ts';
import type { Inquiry } from '../inquiry.ts';
import { podTexts } from '../messages/pod-en.ts';
import { isAway } from '../node-life.ts';
import { isLeaving, isStarting, isStuck } from '../pod-life.ts';
import type { Rule } from '../rule.ts';
import { type ServedPod, servedPods } from '../served-pods.ts';

const words = podTexts['node-not-ready'];

export const nodeNotReady: Rule = {
  id: 'node-not-ready',
  tier: 1,
  severity: 'warning',
  confidence: 'certain',
  *judge(inquiry) {
    const away = inquiry.all('Node').filter(node => isAway(node, inquiry.now));
    if (away.length === 0) return;
    const lost = Map.groupBy(lostPods(inquiry), ({ pod }) => pod.node);
    for (const node of away) {
      const pods = lost.get(node.meta.name);
      if (pods !== undefined) yield draft(node, pods);
    }
  },
};

function* lostPods(inquiry: Inquiry): Iterable<ServedPod> {
  const { now } = inquiry;
  for (const served of servedPods(inquiry)) {
    const { pod } = served;
    const isInTime = isLeaving(pod) ? !isStuck(pod, now) : isStarting(pod, now);
    if (pod.ready !== true && !isInTime) yield served;
  }
}

function draft(node: NodeObject, pods: readonly ServedPod[]): Draft {
  const { name } = node.meta;
  const services = new Set(
    pods.flatMap(({ pod, services: asking }) => asking.map(one => `${pod.meta.namespace}/${one}`)),
  );
  const isSilent = node.ready === undefined;
  return {
    subject: refOf(node),
    message: (isSilent ? words.silent : words.notReady)(name, pods.length, [...services].sort()),
    evidence: [about(node, words.condition(isSilent ? 'Unknown' : 'False', node.reason))],
    confirm: [
      describe(refOf(node)),
      kubectl('', 'get', 'pods', '-A', '-o', 'wide', '--field-selector', `spec.nodeName=${name}`),
    ],
    fix: [words.mend],
  };
}
