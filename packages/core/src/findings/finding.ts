/**
 * What is found: one rule that holds for one object, said so that somebody can act on it, with what proves it and the commands that show and mend it for this very
 * object. Made by `judge` from the drafts of rules; listed by `switchboard check`, drawn and listed on the page. A value of plain JSON.
 */
import type { KubeObject } from '../kubernetes/object.ts';
import type { RuleId } from './messages/en.ts';

/** Error: some request fails. Warning: it degrades, depends on the implementation, or will fail with the next change. Info: it explains. */
export type Severity = 'error' | 'warning' | 'info';

/** Certain: follows from the API's contract. Likely: true of the common implementations. Possible: depends on controller, network or cloud. */
export type Confidence = 'certain' | 'likely' | 'possible';

export interface ObjectRef {
  readonly kind: string;
  /** Empty for objects without namespace. */
  readonly namespace: string;
  readonly name: string;
}

export interface Evidence {
  readonly text: string;
  /** The object of which the text tells. */
  readonly object?: ObjectRef;
}

/** The Service and port to which paths of a door lead. */
export interface Backend {
  readonly namespace: string;
  readonly name: string;
  readonly port?: number | string;
}

export interface Finding {
  /** Rule, subject and discriminator: the same as long as the same thing is broken. */
  readonly key: string;
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly subject: ObjectRef;
  /** What of the subject: a port, a path, a listener, an address. Absent: all of it. */
  readonly discriminator?: string;
  /** Of a door or route: it is about the paths that lead there, and leaves the others in peace. */
  readonly backend?: Backend;
  readonly message: string;
  readonly evidence: readonly Evidence[];
  /** Commands that show it. */
  readonly confirm: readonly string[];
  /** What mends it: commands, or a sentence where there is no single one. */
  readonly fix: readonly string[];
  /** Keys of the findings from which it follows. */
  readonly causes: readonly string[];
  /** Keys of those that follow from it. */
  readonly effects: readonly string[];
}

/** What a rule says; the judge adds the rest. */
export interface Draft {
  readonly subject: ObjectRef;
  readonly discriminator?: string;
  readonly backend?: Backend;
  /** Where it is not the rule's own. */
  readonly severity?: Severity;
  readonly confidence?: Confidence;
  readonly message: string;
  readonly evidence: readonly Evidence[];
  readonly confirm: readonly string[];
  readonly fix: readonly string[];
  /** Other objects about which it says what is to be said: what it silences of its own subject, it silences of them. */
  readonly speaksFor?: readonly ObjectRef[];
  /** Whose findings explain this one; with a discriminator, only those of that part or of the whole. */
  readonly because?: readonly (ObjectRef & { readonly discriminator?: string })[];
}

export function refOf({ kind, meta }: Pick<KubeObject, 'kind' | 'meta'>): ObjectRef {
  return { kind, namespace: meta.namespace, name: meta.name };
}

/** `Kind/namespace/name`, or `Kind/name` where there is no namespace. */
export function nameOf({ kind, namespace, name }: ObjectRef): string {
  return namespace === '' ? `${kind}/${name}` : `${kind}/${namespace}/${name}`;
}

export function keyOf(rule: string, subject: ObjectRef, discriminator: string | undefined): string {
  return `${rule} ${nameOf(subject)}${discriminator === undefined ? '' : ` ${discriminator}`}`;
}

export const about = (object: Pick<KubeObject, 'kind' | 'meta'>, text: string): Evidence => ({
  text,
  object: refOf(object),
});
