/**
 * Whether a sentence of the ledger is about an object: it is its subject, or the sentence names it. Called where the ledger is narrowed to what is looked at.
 */
import type { ObjectName } from '../scene/lens.ts';
import { isSameObject } from '../scene/object-name.ts';
import type { Sentence } from '../scene/sentence.ts';

export function concerns({ subject, parts }: Sentence, object: ObjectName): boolean {
  return (
    isSameObject(subject, object) ||
    parts.some(({ refersTo }) => refersTo !== undefined && isSameObject(refersTo, object))
  );
}
