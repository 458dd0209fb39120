/** A cluster of these objects, all kinds observed but those named; the time is an hour after they were made. For tests only. */
import type { Change } from '../../change.ts';
import { freshnessKey } from '../../freshness.ts';
import { type Kind, kinds } from '../../kubernetes/kind.ts';
import type { KubeObject } from '../../kubernetes/object.ts';
import { emptyWorld, reduce } from '../../world.ts';
import type { SecretFacts } from '../inquiry.ts';
import { judge, type Question, type Verdict } from '../judge.ts';
import type { RuleId } from '../messages/en.ts';

export interface ClusterOptions {
  readonly now?: number;
  /** Kinds that were not listed. */
  readonly without?: readonly Kind[];
  /** `namespace/name` → keys. */
  readonly secrets?: Readonly<Record<string, readonly string[]>>;
}

export const now = Date.parse('2026-11-21T09:00:00Z');

export function clusterOf(objects: readonly KubeObject[], options: ClusterOptions = {}): Question {
  const { without = [], secrets } = options;
  const changes = kinds.flatMap(({ kind }): Change[] => [
    { type: 'relist', kind, scope: '', objects: objects.filter(object => object.kind === kind) },
    ...(without.includes(kind)
      ? []
      : [
          {
            type: 'freshness',
            freshness: { key: freshnessKey(kind, ''), kind, scope: '', state: 'live', since: 0 },
          } as const,
        ]),
  ]);
  return {
    world: reduce(emptyWorld, changes).world,
    now: options.now ?? now,
    ...(secrets === undefined ? {} : { secrets: secretsOf(secrets) }),
  };
}

function secretsOf(given: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, SecretFacts> {
  return new Map(
    Object.entries(given).map(([key, keys]) => {
      const [namespace = '', name = ''] = key.split('/');
      return [key, { namespace, name, type: 'Opaque', keys }];
    }),
  );
}

export function judgeAll(objects: readonly KubeObject[], options: ClusterOptions = {}): Verdict {
  return judge(clusterOf(objects, options));
}

/** What one rule says of these objects: `Kind name discriminator severity`, in order. */
export function told(
  rule: RuleId,
  objects: readonly KubeObject[],
  options: ClusterOptions = {},
): readonly string[] {
  return judgeAll(objects, options)
    .findings.filter(finding => finding.rule === rule)
    .map(({ subject, discriminator, severity }) =>
      [subject.kind, subject.name, ...(discriminator === undefined ? [] : [discriminator]), severity].join(
        ' ',
      ),
    );
}
