import { describe, expect, it } from 'vitest';
import type { KubeObject, WorkloadObject } from '../../kubernetes/object.ts';
import { pod, workload } from '../../testing/builders.ts';
import { behindWeb, webPod } from '../testing/behind-web.ts';
import { judgeAll, now, told } from '../testing/cluster-of.ts';

const rule = 'workload-pods-refused';
const quota =
  'pods "web-2-x" is forbidden: exceeded quota: few, requested: pods=1, used: pods=2, limited: pods=2';
const refused = (message = quota, since = now - 90_000) => ({
  reason: 'FailedCreate',
  message,
  since,
});

const web = workload('Deployment', 'web', { desired: 2 });
const earlier = workload('ReplicaSet', 'web-1', { owner: web, desired: 2, podLabels: { app: 'web' } });
const next = workload('ReplicaSet', 'web-2', {
  owner: web,
  created: now - 120_000,
  podLabels: { app: 'web' },
});
const newest = (failure = refused()): WorkloadObject => ({ ...next, failure });
const pods = ['a', 'b'].map((letter, i) =>
  pod(`web-1-${letter}`, { labels: { app: 'web' }, owner: earlier, node: 'n1', ips: [`10.244.1.${i}`] }),
);
const another = { labels: { app: 'web' }, owner: earlier, node: 'n1' };
const cameJustNow = pod('web-1-c', { ...another, created: now - 60_000 });
const leaves = pod('web-1-d', { ...another, deletion: now + 10_000 });
const rollout = (set = newest()): readonly KubeObject[] => behindWeb(pods, web, earlier, set);
const [found] = judgeAll(rollout()).findings;

describe(rule, () => {
  it('fires on a rollout whose pods are refused while earlier ones pick up, and on nothing else', () => {
    expect(judgeAll(rollout()).findings.map(({ key }) => key)).toEqual([`${rule} Deployment/shop/web`]);
    expect(found?.message).toBe(
      'The rollout of Deployment web does not get on: its new pods are refused, and two earlier pods stay.',
    );
    expect(found?.evidence.map(({ text }) => text)).toEqual([
      `FailedCreate: ${quota}`,
      'The new version wants one pod and has none.',
    ]);
  });

  it('shows and mends what refuses them', () => {
    expect(found?.confirm).toEqual([
      'kubectl -n shop describe replicaset web-2',
      'kubectl -n shop describe resourcequota few',
    ]);
    expect(found?.fix[0]).toBe('kubectl -n shop edit resourcequota few');
    expect(found?.fix.at(-1)).toBe('kubectl -n shop rollout undo deployment/web');
  });

  it('fires where a workload may not grow', () => {
    const set = workload('ReplicaSet', 'web', { desired: 3, failure: refused() });
    const [grown] = judgeAll(behindWeb([webPod({ owner: set })], set)).findings.filter(
      one => one.rule === rule,
    );
    expect(grown?.message).toBe('ReplicaSet web wants three pods and has one: more are refused.');
  });

  const [old, young] = [
    { ...earlier, failure: refused() },
    pod('web-2-a', { labels: { app: 'web' }, owner: next, node: 'n1', ips: ['10.244.1.7'], ready: false }),
  ];
  const said = (...objects: readonly KubeObject[]) =>
    judgeAll(behindWeb([...pods.slice(1), young], web, ...objects)).findings.find(one => one.rule === rule);

  it('calls no rollout what only keeps an earlier version from its pods', () => {
    expect(said(old, next)?.message).toBe('ReplicaSet web-1 wants two pods and has one: more are refused.');
    expect(said(old, next)?.fix.join()).not.toContain('rollout undo');
  });

  it('calls it one where that version was taken back', () => {
    expect(said({ ...old, revision: '3' }, { ...next, revision: '2' })?.message).toBe(
      'The rollout of Deployment web does not get on: its new pods are refused, and an earlier pod stays.',
    );
  });

  it.each([
    ['status unknown for quota: few, resources: pods', 'kubectl -n shop describe resourcequota few'],
    ['failed quota: few: must specify limits.cpu for: main', 'kubectl -n shop edit resourcequota few'],
    ['maximum cpu usage per Container is 1, but limit is 2', 'kubectl -n shop describe limitrange'],
    [
      'error looking up service account shop/ci: serviceaccount "ci" not found',
      'kubectl -n shop create serviceaccount ci',
    ],
    [
      'admission webhook "images.example.com" denied the request: not signed',
      'kubectl get mutatingwebhookconfigurations,validatingwebhookconfigurations',
    ],
    [
      "ValidatingAdmissionPolicy 'no-root' with binding 'all' denied request: runs as root",
      'kubectl get validatingadmissionpolicy no-root -o yaml',
    ],
    [
      'violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false',
      'kubectl get namespace shop --show-labels',
    ],
    ['no PriorityClass with name high was found', 'kubectl get priorityclasses'],
    ['something else', 'kubectl -n shop get resourcequota,limitrange,serviceaccount'],
  ])('names who says: %s', (message, command) => {
    const [said] = judgeAll(rollout(newest(refused(`pods "web-2-x" is forbidden: ${message}`)))).findings;
    expect([...(said?.confirm ?? []), ...(said?.fix ?? [])]).toContain(command);
  });

  it('explains a Service whose pods all leave', () => {
    const leaving = pods.map(one => ({ ...one, meta: { ...one.meta, deletion: now + 20_000 } }));
    const { findings } = judgeAll(behindWeb(leaving, web, newest()));
    expect(findings.map(({ rule: told, causes }) => [told, causes.length])).toEqual([
      [rule, 0],
      ['svc-only-terminating-endpoints', 1],
    ]);
  });

  it('says nothing beside a Service that has nobody, which says it itself', () => {
    const { findings } = judgeAll(behindWeb([], web, newest()));
    expect(findings.map(({ key }) => key)).toEqual(['svc-workload-cannot-create-pods Service/shop/web']);
  });

  it('counts no pods of a Deployment whose ReplicaSets are not seen', () => {
    const objects = behindWeb(pods, { ...web, failure: refused() });
    const { findings, unobserved } = judgeAll(objects, { without: ['ReplicaSet'] });
    expect(findings.map(({ key }) => key)).toEqual([]);
    expect(unobserved).toContainEqual({ kind: 'ReplicaSet', rules: [rule] });
  });

  it.each<[string, readonly KubeObject[]]>([
    ['a tight quota, in which an old pod is about to leave', rollout(newest(refused(quota, now - 20_000)))],
    [
      'a refusal without a time, of a version made just now',
      rollout({
        ...next,
        meta: { ...next.meta, created: now - 20_000 },
        failure: { reason: 'FailedCreate', message: quota },
      }),
    ],
    ['a rollout of which a pod has just come', [...rollout(), cameJustNow]],
    ['a rollout of which a pod leaves, and makes room', [...rollout(), leaves]],
    ['a version that wants none any more', rollout({ ...newest(), desired: 0 })],
    ['pods that cannot be deleted', rollout(newest({ ...refused(), reason: 'FailedDelete' }))],
    ['a rollout that goes well', rollout(next)],
    ['pods for which no Service asks', rollout().filter(({ kind }) => kind !== 'Service')],
  ])('leaves in peace %s', (_, objects) => {
    expect(told(rule, objects)).toEqual([]);
  });
});
