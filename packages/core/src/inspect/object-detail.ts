/**
 * What every object has, whatever its kind: labels, annotations, age, owners, finalizers and conditions. Read from the redacted object; called by the inspector for
 * the end of each panel, and for kinds that the picture does not draw this is all there is.
 */
import { fields, list, text, texts, time } from '../kubernetes/json.ts';
import { type Condition, readConditions } from './condition.ts';

export interface ObjectDetail {
  readonly uid?: string;
  readonly created?: number;
  readonly deletion?: number;
  readonly labels: readonly (readonly [key: string, value: string])[];
  readonly annotations: readonly (readonly [key: string, value: string])[];
  readonly owners: readonly { readonly kind: string; readonly name: string }[];
  readonly finalizers: readonly string[];
  readonly conditions: readonly Condition[];
  /** Of what was wanted last and what was seen last; behind when the second is smaller. */
  readonly generation?: number;
  readonly observed?: number;
}

type MetaField =
  | 'uid'
  | 'creationTimestamp'
  | 'deletionTimestamp'
  | 'labels'
  | 'annotations'
  | 'ownerReferences'
  | 'finalizers'
  | 'generation';

export function readObject(value: unknown): ObjectDetail {
  const object = fields<'metadata' | 'status'>(value);
  const meta = fields<MetaField>(object.metadata);
  const status = fields<'conditions' | 'observedGeneration'>(object.status);
  const [uid, created, deletion] = [
    text(meta.uid),
    time(meta.creationTimestamp),
    time(meta.deletionTimestamp),
  ];
  return {
    ...(uid === undefined ? {} : { uid }),
    ...(created === undefined ? {} : { created }),
    ...(deletion === undefined ? {} : { deletion }),
    ...(typeof meta.generation === 'number' ? { generation: meta.generation } : {}),
    ...(typeof status.observedGeneration === 'number' ? { observed: status.observedGeneration } : {}),
    labels: pairsOf(meta.labels),
    annotations: pairsOf(meta.annotations),
    owners: list(meta.ownerReferences).flatMap(item => {
      const owner = fields<'kind' | 'name'>(item);
      const [kind, name] = [text(owner.kind), text(owner.name)];
      return kind === undefined || name === undefined ? [] : [{ kind, name }];
    }),
    finalizers: texts(meta.finalizers),
    conditions: readConditions(status.conditions),
  };
}

/** Strings of a JSON object, in the order of their keys. */
export function pairsOf(value: unknown): readonly (readonly [key: string, value: string])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value)
    .filter((pair): pair is [string, string] => typeof pair[1] === 'string')
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
