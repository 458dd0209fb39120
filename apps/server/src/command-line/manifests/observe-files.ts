/**
 * A world from files: the objects of all their documents, and which kinds count as listed completely. Called by `check` and `trace`, and by `switchboard -f` for a picture.
 * Pure.
 */

import type { Change } from '@switchboard/core/change';
import type { SecretFacts, SeenKind } from '@switchboard/core/findings/inquiry';
import { freshnessKey } from '@switchboard/core/freshness';
import { type Kind, kinds } from '@switchboard/core/kubernetes/kind';
import type { KubeObject } from '@switchboard/core/kubernetes/object';
import { emptyWorld, reduce, type World } from '@switchboard/core/world';
import { complaints } from './complaints.ts';
import { type Complaint, Gatherer } from './gatherer.ts';
import { readDocuments } from './read-documents.ts';

export interface ManifestFile {
  /** As it is named to people. */
  readonly name: string;
  readonly text: string;
}

export interface Observed {
  readonly world: World;
  /** Undefined: Secrets were not listed. */
  readonly secrets: ReadonlyMap<string, SecretFacts> | undefined;
}

/** The objects of files as they were written, with what was read of Secrets and what could not be read at all. */
export interface Gathered {
  readonly raw: ReadonlyMap<Kind, readonly unknown[]>;
  readonly objects: ReadonlyMap<Kind, readonly KubeObject[]>;
  readonly secrets: ReadonlyMap<string, SecretFacts>;
  /** Kinds that occurred, also in empty lists. */
  readonly met: ReadonlySet<SeenKind>;
  /** Kinds that occurred and that no rule looks at. */
  readonly others: ReadonlySet<string>;
  /** In no file was there any document, not even a broken one. */
  readonly isEmpty: boolean;
  /** In the order of the files. */
  readonly bad: readonly Complaint[];
  /** What was read, but probably not as it was meant; in the order of the files. */
  readonly odd: readonly Complaint[];
}

export function gatherFiles(files: readonly ManifestFile[]): Gathered {
  const gatherer = new Gatherer();
  const bad: Complaint[] = [];
  const odd: Complaint[] = [];
  let isEmpty = true;
  for (const { name: file, text } of files) {
    const read = readDocuments(text);
    for (const { line, value } of read.documents) gatherer.take(value, { file, line });
    bad.push(...inOrder([...read.bad.map(remark => ({ file, ...remark })), ...gatherer.bad.splice(0)]));
    odd.push(...inOrder([...read.odd.map(remark => ({ file, ...remark })), ...gatherer.odd.splice(0)]));
    if (read.documents.length + read.bad.length > 0) isEmpty = false;
    else odd.push({ file, why: complaints.empty() });
  }
  const held = [...gatherer.held()];
  return {
    raw: new Map(held.map(([kind, objects]) => [kind, objects.map(({ json }) => json)])),
    objects: new Map(held.map(([kind, objects]) => [kind, objects.map(({ object }) => object)])),
    ...{ secrets: gatherer.secrets, met: gatherer.met, others: gatherer.others },
    ...{ isEmpty, bad, odd },
  };
}

const inOrder = (complaints: readonly Complaint[]): readonly Complaint[] =>
  complaints.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));

/** `observed`: the kinds that were listed completely; left out: those that occur. */
export function worldOf(gathered: Gathered, observed: readonly SeenKind[] | undefined): Observed {
  const seen = new Set<SeenKind>(observed ?? gathered.met);
  const changes = kinds.flatMap(({ kind }): Change[] => {
    const objects = gathered.objects.get(kind) ?? [];
    return [
      { type: 'relist', kind, scope: '', objects },
      ...(seen.has(kind)
        ? [
            {
              type: 'freshness',
              freshness: { key: freshnessKey(kind, ''), kind, scope: '', state: 'live', since: 0 },
            } as const,
          ]
        : []),
    ];
  });
  return {
    world: reduce(emptyWorld, changes).world,
    secrets: seen.has('Secret') ? gathered.secrets : undefined,
  };
}
