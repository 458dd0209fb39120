/** Findings, and that a namespace was judged, as the wire says them. Part of `schema`. */
import { type Backend, type Evidence, keyOf, type ObjectRef } from '../findings/finding.ts';
import type { Judged, ToldFinding } from '../topology/finding.ts';
import { choice, listOf, numberOrName, text, whole } from './codec.ts';
import { type Context, type Fields, maybe, must, shape } from './fields.ts';
import { usually } from './service-parts.ts';

const texts = listOf(text);

const objectRef = shape<ObjectRef>({
  kind: must(text),
  namespace: must(text, usually('')),
  name: must(text),
});

const evidence = shape<Evidence>({ text: must(text), object: maybe(objectRef) });

const backend = shape<Backend>({ namespace: must(text), name: must(text), port: maybe(numberOrName) });

export const findingFields: Fields<ToldFinding> = {
  rule: must(text),
  subject: must(objectRef),
  discriminator: maybe(text),
  key: must(text, ({ rule, subject, discriminator }) => keyOf(rule, subject, discriminator)),
  severity: must(choice(['error', 'warning', 'info']), usually('error')),
  confidence: must(choice(['certain', 'likely', 'possible']), usually('certain')),
  backend: maybe(backend),
  message: must(text),
  evidence: must(listOf(evidence), usually([])),
  confirm: must(texts, usually([])),
  fix: must(texts, usually([])),
  causes: must(texts, usually([])),
  effects: must(texts, usually([])),
};

export const judgedFields: Fields<Judged> = {
  key: must(text, (_: unknown, context: Context) => context.ns),
  unobserved: must(texts, usually([])),
  untold: maybe(whole),
};
