/**
 * Lists of source ranges as ingress-nginx reads them (`internal/ingress/annotations/ipallowlist`, `internal/net/ipnet.go`): split at commas and trimmed, each element an
 * address or a range, an old name for the allow list. An empty annotation is none. Pure.
 */
import type { IngressObject } from '../kubernetes/object.ts';
import { readRange } from './ip-range.ts';

export interface SourceRanges {
  /** The whole annotation key. */
  readonly key: string;
  readonly elements: readonly { readonly text: string; readonly valid: boolean }[];
}

const prefix = 'nginx.ingress.kubernetes.io/';

/** The lists that decide who may call: the allow list under its newer name where both are given, and the deny list. */
export function sourceRanges({ annotations }: IngressObject): readonly SourceRanges[] {
  const allow = ['allowlist-source-range', 'whitelist-source-range'].find(name =>
    annotations?.has(prefix + name),
  );
  return [allow, 'denylist-source-range'].flatMap(name => readList(annotations, name) ?? []);
}

export function readList(
  annotations: ReadonlyMap<string, string> | undefined,
  name: string | undefined,
): SourceRanges | undefined {
  if (name === undefined) return undefined;
  const value = annotations?.get(prefix + name);
  if (value === undefined || value.trim() === '') return undefined;
  const elements = value.split(',').map(item => {
    const text = item.trim();
    return { text, valid: readRange(text) !== undefined };
  });
  return { key: prefix + name, elements };
}
