/**
 * A workload behind a Service that may not make the pods that it wants, while others pick up: a rollout that a quota stalls, a scaling that is refused. Where nobody picks
 * up, the Service says so (`svc-workload-cannot-create-pods`).
 */
import type { PodObject, WorkloadObject } from '../../kubernetes/object.ts';
import { hasEnded } from '../../world-index.ts';
import { describe, kubectl } from '../commands.ts';
import { about, type Draft, refOf } from '../finding.ts';
import type { Inquiry } from '../inquiry.ts';
import { podTexts } from '../messages/pod-en.ts';
import { serviceTexts } from '../messages/service-en.ts';
import { grace, isLeaving } from '../pod-life.ts';
import { commandsFor, isNewest, type Refusal, refusalOf, versionsOf } from '../refused-pods.ts';
import type { Rule } from '../rule.ts';

const words = podTexts['workload-pods-refused'];
const { said } = serviceTexts['svc-workload-cannot-create-pods'];

export const workloadPodsRefused: Rule = {
  id: 'workload-pods-refused',
  tier: 1,
  severity: 'warning',
  confidence: 'certain',
  *judge(inquiry) {
    for (const kind of ['Deployment', 'ReplicaSet'] as const)
      for (const workload of inquiry.all(kind)) {
        const { namespace, owner } = workload.meta;
        if (workload.desired === 0 || (kind === 'ReplicaSet' && owner !== undefined)) continue;
        const refusal = refusalOf(inquiry, workload);
        if (refusal === undefined || isRecent(refusal, inquiry.now)) continue;
        const isAsked = inquiry
          .inNamespace('Service', namespace)
          .some(service => inquiry.staff(service).includes(workload));
        if (!isAsked || !seesPodsOf(inquiry, workload)) continue;
        const pods = podsOf(inquiry, workload);
        if (!getsOn(pods, inquiry.now)) yield draft(inquiry, workload, refusal, pods);
      }
  },
};

/** A condition without a time is as old as whoever has it, at most. */
const isRecent = ({ since, by }: Refusal, now: number): boolean =>
  now - (since ?? by.meta.created) < grace.refusal;

/** Pods belong to a Deployment by its ReplicaSets. */
function seesPodsOf(inquiry: Inquiry, { kind, meta: { namespace } }: WorkloadObject): boolean {
  const seesMakers = kind === 'ReplicaSet' || inquiry.sees('ReplicaSet', namespace);
  return inquiry.sees('Pod', namespace) && seesMakers;
}

function podsOf(inquiry: Inquiry, workload: WorkloadObject): readonly PodObject[] {
  const makers = new Set([workload, ...versionsOf(inquiry, workload)].map(({ meta }) => meta.uid));
  return inquiry
    .inNamespace('Pod', workload.meta.namespace)
    .filter(pod => makers.has(pod.meta.owner?.uid ?? '') && !hasEnded(pod));
}

/** One has just come, or leaves and makes room, while others stay. */
function getsOn(pods: readonly PodObject[], now: number): boolean {
  const makesRoom = ({ meta: { deletion } }: PodObject): boolean =>
    deletion !== undefined && now < deletion + grace.termination;
  return (
    pods.some(({ meta }) => now - meta.created < grace.refusal) ||
    (pods.some(makesRoom) && !pods.every(isLeaving))
  );
}

function draft(
  inquiry: Inquiry,
  workload: WorkloadObject,
  refusal: Refusal,
  pods: readonly PodObject[],
): Draft {
  const { by, reason, message } = refusal;
  const { name, namespace } = workload.meta;
  const there = pods.filter(pod => !isLeaving(pod));
  const own = by === workload ? there : there.filter(({ meta }) => meta.owner?.uid === by.meta.uid);
  const isRollout = own.length < there.length && isNewest(inquiry, workload, by);
  // Of several versions, the one that is refused speaks for itself.
  const short = own.length < there.length ? by : workload;
  const { confirm, fix } = commandsFor(refusal);
  return {
    subject: refOf(workload),
    message: isRollout
      ? words.rollout(`${workload.kind} ${name}`, there.length - own.length)
      : words.short(`${short.kind} ${short.meta.name}`, short.desired, own.length),
    evidence: [
      about(by, said(reason, message)),
      ...(isRollout ? [about(by, words.version(by.desired, own.length))] : []),
    ],
    confirm: [describe(refOf(by)), confirm],
    fix: [
      ...(fix === undefined ? [] : [fix]),
      words.mend,
      ...(isRollout ? [kubectl(namespace, 'rollout', 'undo', `${workload.kind.toLowerCase()}/${name}`)] : []),
    ],
  };
}
