/**
 * The ledger as one reads it: what a rollout, a scaling or a drain brings about stands under the sentence that says so, so that a hundred pods do not push it away. What
 * fails, and what belongs to nothing of the kind, stands for itself. Pure; called by whoever lists sentences.
 */
import { printObjectName } from './object-name.ts';
import type { Sentence } from './sentence.ts';

export interface Told {
  readonly sentence: Sentence;
  /** Newest first. */
  readonly steps: readonly Sentence[];
}

/** After so long without a step, ms, what comes has another cause. */
const longest = 5 * 60_000;

interface Course {
  readonly sentence: Sentence;
  readonly steps: Sentence[];
  last: number;
}

/** Both newest first; nothing changes its place but steps. */
export function told(newestFirst: readonly Sentence[]): readonly Told[] {
  const courses: Course[] = [];
  const open = new Map<string, Course>();
  for (const sentence of newestFirst.toReversed()) {
    const keys = sentence.of ?? [];
    const course = sentence.begins ? undefined : latest(keys, open, sentence.at);
    if (course === undefined) {
      const next = { sentence, steps: [], last: sentence.at };
      courses.push(next);
      if (sentence.begins) open.set(printObjectName(sentence.subject), next);
      continue;
    }
    course.steps.push(sentence);
    course.last = sentence.at;
    // Who left a drained node comes back elsewhere: that is a step of the same.
    for (const key of keys)
      if (!key.startsWith('Node/') && !isOpen(open.get(key), sentence.at)) open.set(key, course);
  }
  return courses.toReversed().map(({ sentence, steps }) => ({ sentence, steps: steps.toReversed() }));
}

function latest(keys: readonly string[], open: ReadonlyMap<string, Course>, at: number): Course | undefined {
  return keys
    .map(key => open.get(key))
    .filter(course => isOpen(course, at))
    .sort((a, b) => b.sentence.at - a.sentence.at)[0];
}

function isOpen(course: Course | undefined, at: number): course is Course {
  return course !== undefined && at - course.last <= longest;
}
