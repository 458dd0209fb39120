/**
 * A sentence of the ledger: text in parts, some of which are names that one can go to. Made by `describe`, shown as it is.
 */
import type { ObjectName } from './lens.ts';

export interface Part {
  readonly text: string;
  readonly style?: 'strong' | 'mono';
  readonly refersTo?: ObjectName;
}

export interface Sentence {
  /** Unique in a ledger: time, fact and subject. */
  readonly id: string;
  /** Server time, ms since the epoch. */
  readonly at: number;
  readonly parts: readonly Part[];
  readonly subject: ObjectName;
  /** Id of the sentence that states the cause, where one does. */
  readonly cause?: string;
  /** Written-out names of what this may be a step of: the workload of the pod, the node where it stood. */
  readonly of?: readonly string[];
  /** A scaling, a rollout, a drain: what is a step of its subject from now on belongs to it. */
  readonly begins?: true;
}

export function plainText(sentence: Pick<Sentence, 'parts'>): string {
  return sentence.parts.map(part => part.text).join('');
}
