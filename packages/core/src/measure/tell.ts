/**
 * What was measured, as sentences of the ledger: one for each pod, or one for many of the same workload that end together. Says of every length by which clock. Called by the ledger.
 */
import { printObjectName } from '../scene/object-name.ts';
import type { Sentence } from '../scene/sentence.ts';
import type { Step } from './course.ts';
import type { Measured } from './measure.ts';
import { measureWords as words } from './messages/measure-en.ts';

/** From so many on they are told as one. */
const many = 3;

export function tellMeasured(all: readonly Measured[]): readonly Sentence[] {
  const groups = Map.groupBy(
    all,
    ({ type, owner, pod }) =>
      `${type} ${owner?.kind ?? ''}/${owner?.namespace ?? ''}/${owner?.name ?? pod.name}`,
  );
  return [...groups.values()].flatMap(group =>
    group.length >= many && group[0]?.owner !== undefined ? [tellMany(group)] : group.map(tellOne),
  );
}

function tellOne({ pod, label, owner, type, at, steps, services }: Measured): Sentence {
  return {
    id: `${at}|measured-${type}:${pod.namespace}/${pod.name}`,
    at,
    subject: pod,
    ...(owner === undefined ? {} : { of: [printObjectName(owner)] }),
    parts: words[type](
      { text: label, style: 'strong', refersTo: pod },
      steps,
      services.map(service => ({ text: service.name, style: 'strong', refersTo: service })),
    ),
  };
}

function tellMany(group: readonly Measured[]): Sentence {
  const [first] = group;
  const subject = first?.owner ?? { kind: '', namespace: '', name: '' };
  const at = first?.at ?? 0;
  const names = first?.steps.map(({ name }) => name) ?? [];
  const ranges = names.map((name): readonly Step[] =>
    group.flatMap(({ steps }) => steps.filter(step => step.name === name)).sort((a, b) => a.ms - b.ms),
  );
  return {
    id: `${at}|measured-${first?.type}:${subject.kind}/${subject.namespace}/${subject.name}`,
    at,
    subject,
    of: [printObjectName(subject)],
    parts: words.many(group.length, { text: subject.name, style: 'strong', refersTo: subject }, ranges),
  };
}
