/**
 * What was missed between two pictures, in few sentences: pods by their workload as sums (replaced, more, fewer), readiness by Service, and everything else in the
 * words of the ledger. For whoever was away: nothing is replayed. Called by the page with the picture that was seen last and the one of now. Law C9.
 */
import { diff } from '../diff.ts';
import type { Pod, Topology } from '../topology.ts';
import { type Both, nameOfWorkload, namePart, podPart, rootOf, serviceName } from './describe/labels.ts';
import { describe } from './describe.ts';
import { missedWords } from './messages/missed-en.ts';
import { nameOfPod } from './object-name.ts';
import type { Sentence } from './sentence.ts';

/** Facts of single pods and lines: they are summed up here. */
const summed: ReadonlySet<string> = new Set([
  'pod-terminating',
  'line-struck',
  'seat-taken',
  'address',
  'listed',
  'ready',
  'not-ready',
  'pod-gone',
  'line-gone',
  'replaced',
]);

export function missed(before: Topology, after: Topology, at: number): readonly Sentence[] {
  const both: Both = { before, after };
  const told = describe(before, diff(before, after), after, at).filter(
    ({ id }) => !summed.has(/^\d+\|([a-z-]+):/.exec(id)?.[1] ?? ''),
  );
  const scaled = new Set(told.filter(({ id }) => id.includes('|scaled:')).map(({ subject }) => subject.name));
  return [...podsMissed(both, at, scaled), ...readinessMissed(both, at), ...told];
}

function podsMissed(both: Both, at: number, scaled: ReadonlySet<string>): readonly Sentence[] {
  const { before, after } = both;
  const owners = new Map<string, { came: Pod[]; went: Pod[]; leaving: number }>();
  const of = (pod: Pod) => {
    const key = rootOf(pod, both)?.uid ?? pod.uid;
    const entry = owners.get(key) ?? { came: [], went: [], leaving: 0 };
    owners.set(key, entry);
    return entry;
  };
  for (const pod of before.pods.values()) if (!after.pods.has(pod.uid)) of(pod).went.push(pod);
  for (const pod of after.pods.values()) {
    const was = before.pods.get(pod.uid);
    if (was === undefined) of(pod).came.push(pod);
    else if (pod.state === 'terminating' && was.state !== 'terminating') of(pod).leaving += 1;
  }
  const sentences: Sentence[] = [];
  for (const [key, { came, went, leaving }] of owners) {
    const some = [...came, ...went][0];
    const owner = after.workloads.get(key) ?? before.workloads.get(key);
    const say = (what: string, parts: Sentence['parts'], subject: Sentence['subject']): void =>
      void sentences.push({ id: `${at}|missed-${what}:${key}`, at, parts, subject });
    if (owner === undefined) {
      for (const pod of came) say('came', missedWords.came(podPart(pod, both)), nameOfPod(pod));
      for (const pod of went) say('went', missedWords.went(podPart(pod, both)), nameOfPod(pod));
      continue;
    }
    const name = nameOfWorkload(owner);
    const part = namePart(name);
    const replaced = Math.min(came.length, went.length);
    const more = came.length - went.length;
    if (some !== undefined && replaced > 0) say('replaced', missedWords.replaced(part, replaced), name);
    if (more > 0 && !scaled.has(owner.name)) say('more', missedWords.more(part, more), name);
    const left = went.every(pod => pod.state === 'terminating') ? missedWords.left : missedWords.fewer;
    if (more < 0 && !scaled.has(owner.name)) say('fewer', left(part, -more), name);
    if (leaving > 0) say('leaving', missedWords.leaving(part, leaving), name);
  }
  return sentences;
}

/** Of lines that stand in both pictures. */
function readinessMissed(both: Both, at: number): readonly Sentence[] {
  const { before, after } = both;
  const services = new Map<string, { lost: number; regained: number }>();
  for (const line of after.endpoints.values()) {
    const was = before.endpoints.get(line.id);
    if (was === undefined || line.terminating === true || was.terminating === true) continue;
    const [took, takes] = [was.ready !== false, line.ready !== false];
    if (took === takes) continue;
    const entry = services.get(line.service) ?? { lost: 0, regained: 0 };
    services.set(line.service, entry);
    if (took) entry.lost += 1;
    else entry.regained += 1;
  }
  return [...services].flatMap(([id, { lost, regained }]) => {
    const subject = serviceName(id, both);
    const part = namePart(subject);
    const sentence = (what: string, parts: Sentence['parts']): Sentence => ({
      id: `${at}|missed-${what}:${id}`,
      at,
      parts,
      subject,
    });
    return [
      ...(lost > 0 ? [sentence('lost', missedWords.lost(part, lost))] : []),
      ...(regained > 0 ? [sentence('regained', missedWords.regained(part, regained))] : []),
    ];
  });
}
