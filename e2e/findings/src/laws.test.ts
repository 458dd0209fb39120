/** The laws of findings, on clusters that are well, on clusters that are broken, and while pods are replaced. */

import { nameOf, type ObjectRef } from '@switchboard/core/findings/finding';
import { judge } from '@switchboard/core/findings/judge';
import { kinds } from '@switchboard/core/kubernetes/kind';
import { emptyWorld, reduce } from '@switchboard/core/world';
import { describe, expect, it } from 'vitest';
import { readFaults } from './faults.ts';
import { type Injection, inject, stand } from './inject.ts';
import { play } from './kubectl.ts';
import { changesOf, observe } from './observe-store.ts';

const faults = readFaults();
const seeds = Array.from({ length: 6 }, (_, i) => i + 101);
const broken = (seed: number): Injection => inject(seed, faults);
const now = Date.parse('2026-11-21T08:10:00Z');

describe('findings', () => {
  it('F1: what is not observed accuses nobody', () => {
    const { cluster, advance } = stand(7);
    advance(60_000);
    const { secrets } = observe(cluster.store);
    const all = changesOf(cluster.store);
    for (const { kind } of kinds) {
      const seen = all.filter(change =>
        change.type === 'relist'
          ? change.kind !== kind
          : change.type !== 'freshness' || change.freshness.kind !== kind,
      );
      const { findings } = judge({ world: reduce(emptyWorld, seen).world, now: cluster.now(), secrets });
      expect([kind, findings.filter(({ severity }) => severity !== 'info').map(({ key }) => key)]).toEqual([
        kind,
        [],
      ]);
    }
    const { findings, unobserved } = judge({ world: reduce(emptyWorld, all).world, now: cluster.now() });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(unobserved.map(({ kind }) => kind)).toEqual(['Secret']);
  });

  it.each(seeds)(
    'F2: the order in which a cluster is heard, and hearing it again, change nothing (seed %i)',
    seed => {
      const { store } = broken(seed);
      const changes = changesOf(store);
      const { secrets } = observe(store);
      const once = reduce(emptyWorld, changes).world;
      const expected = judge({ world: once, now, secrets });
      const backwards = changes
        .toReversed()
        .map(change =>
          change.type === 'relist' ? { ...change, objects: change.objects.toReversed() } : change,
        );
      expect(judge({ world: reduce(emptyWorld, backwards).world, now, secrets })).toEqual(expected);
      expect(judge({ world: reduce(once, changes).world, now, secrets })).toEqual(expected);
    },
  );

  it.each(seeds)('F3: subject and evidence of a finding are there (seed %i)', seed => {
    const { store, after } = broken(seed);
    const exists = ({ kind, namespace, name }: ObjectRef): boolean =>
      store.get(kind, namespace === '' ? undefined : namespace, name) !== undefined;
    for (const { key, subject, evidence, message, confirm, fix } of after) {
      const missing = [subject, ...evidence.flatMap(({ object }) => object ?? [])].filter(
        ref => !exists(ref),
      );
      expect([key, missing.map(nameOf)]).toEqual([key, []]);
      expect(evidence.length).toBeGreaterThan(0);
      expect([message, ...confirm, ...fix].every(text => text !== '' && !text.includes('undefined'))).toBe(
        true,
      );
    }
  });

  it.each(seeds)('F4: causes and effects know each other, and keys are unique (seed %i)', seed => {
    const { after } = broken(seed);
    const byKey = new Map(after.map(finding => [finding.key, finding]));
    expect(byKey.size).toBe(after.length);
    for (const { key, causes, effects, rule } of after) {
      for (const cause of causes) expect(byKey.get(cause)?.effects).toContain(key);
      for (const effect of effects) expect(byKey.get(effect)?.causes).toContain(key);
      if (rule.endsWith('-backend-no-endpoints')) expect(causes).not.toEqual([]);
    }
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('F5: a healthy cluster has no errors and no warnings (seed %i)', seed => {
    const { advance, judge: look } = stand(seed);
    advance(60_000);
    expect(
      look()
        .filter(({ severity }) => severity !== 'info')
        .map(({ key }) => key),
    ).toEqual([]);
  });

  it.each([11, 12])('F5: nobody is accused for certain while pods are replaced (seed %i)', seed => {
    const { cluster, advance, judge: look } = stand(seed);
    advance(30_000);
    for (const held of cluster.store.list('Deployment')) {
      const { template } = held.spec;
      const metadata = {
        ...template.metadata,
        annotations: { ...template.metadata.annotations, restarted: 'now' },
      };
      cluster.store.update({ ...held, spec: { ...held.spec, template: { ...template, metadata } } });
    }
    for (let second = 0; second < 25; second += 1) {
      advance(1_000);
      const errors = look().filter(({ severity }) => severity === 'error');
      expect([second, errors.map(({ key }) => key)]).toEqual([second, []]);
    }
    for (const { metadata } of cluster.store.list('Pod', 'shop'))
      cluster.store.remove('Pod', 'shop', metadata.name);
    for (let second = 0; second < 12; second += 1) {
      advance(1_000);
      const errors = look().filter(({ severity }) => severity === 'error');
      expect([second, errors.map(({ key }) => key)]).toEqual([second, []]);
    }
  });

  it('F5: nobody is accused for a rollout that gets on in a quota as tight as can be', () => {
    const { cluster, targets, advance, judge: look } = stand(7);
    const [{ NS = '', APP = '' } = {}] = targets.get('app') ?? [];
    const type = (line: string): void => play(cluster.store, `kubectl -n ${NS} ${line}`);
    const template = (annotations: object): void => {
      const spec = { template: { metadata: { annotations }, spec: { terminationGracePeriodSeconds: 60 } } };
      type(`patch deployment ${APP} --type=merge -p '${JSON.stringify({ spec })}'`);
    };
    const pods = () => cluster.store.list('Pod', NS);
    const running = () => pods().filter(({ status }) => status?.phase === 'Running');
    template({ 'switchboard.dev/delete-delay': '29s' });
    type(`scale deployment ${APP} --replicas=4`);
    advance(120_000);
    type(`create quota full --hard=pods=${running().length}`);
    template({ version: '2' });
    let refused = false;
    for (let second = 0; second < 600; second += 5) {
      advance(5_000);
      const [set] = cluster.store
        .list('ReplicaSet', NS)
        .filter(({ status }) => status?.conditions?.[0]?.type === 'ReplicaFailure');
      refused ||= set !== undefined;
      const wrong = look().filter(({ severity }) => severity !== 'info');
      expect([second, wrong.map(({ key }) => key)]).toEqual([second, []]);
    }
    expect(refused).toBe(true);
    const version = pods().filter(({ metadata }) => metadata.annotations?.['version'] === '2');
    expect(version).toHaveLength(4);
  });
});
