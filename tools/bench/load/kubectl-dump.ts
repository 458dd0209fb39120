/**
 * What `kubectl get … -A -o yaml` and `-o json` print of a large cluster, managedFields left out as kubectl leaves them out: one List with everything in it. YAML in
 * kubectl's style: blocks, keys in order, strings bare where they may be.
 */
import { type KindSpec, kinds } from '@switchboard/core/kubernetes/kind';
import { type ClusterSize, realObjects } from './real-objects.ts';

interface Dump {
  readonly json: string;
  readonly yaml: string;
}

export function kubectlDump(size: ClusterSize): Dump {
  const specs: ReadonlyMap<string, KindSpec> = new Map(kinds.map(spec => [spec.resource, spec]));
  const items = [...realObjects(size)].flatMap(([resource, texts]) => {
    const spec = specs.get(resource);
    if (spec === undefined) return [];
    const apiVersion = spec.group === '' ? spec.version : `${spec.group}/${spec.version}`;
    return texts.map(text => ({ apiVersion, kind: spec.kind, ...withoutManagedFields(JSON.parse(text)) }));
  });
  const list = { apiVersion: 'v1', items, kind: 'List', metadata: { resourceVersion: '' } };
  return { json: JSON.stringify(list, undefined, 4), yaml: `${lines(list, '').join('\n')}\n` };
}

function withoutManagedFields(object: { readonly metadata: Readonly<Record<string, unknown>> }): object {
  const { managedFields: _none, ...metadata } = object.metadata;
  return { ...object, metadata };
}

/** The lines of a value that stands below its key or its dash. */
function lines(value: unknown, indent: string): readonly string[] {
  if (Array.isArray(value))
    return value.flatMap(item => {
      const [first = '', ...rest] = isNested(item) ? lines(item, `${indent}  `) : [scalar(item)];
      return [`${indent}- ${first.trimStart()}`, ...rest];
    });
  return Object.entries(value as object).flatMap(([key, item]) => {
    if (!isNested(item)) return [`${indent}${scalar(key)}: ${scalar(item)}`];
    return [`${indent}${scalar(key)}:`, ...lines(item, Array.isArray(item) ? indent : `${indent}  `)];
  });
}

const isNested = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0;

const bare = /^[A-Za-z_/][\w./@+ -]*$/;
const words: ReadonlySet<string> = new Set(['true', 'false', 'null', 'yes', 'no', 'on', 'off', 'y', 'n']);

function scalar(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return bare.test(value) && !value.endsWith(' ') && !words.has(value.toLowerCase())
    ? value
    : JSON.stringify(value);
}
