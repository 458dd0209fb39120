/**
 * The same states as on a real control plane (`e2e/real`), on the simulated cluster: what holds is told first, and nobody is accused who only looks like it. Judged as
 * there: a while after the last of them was brought about, Secrets only where it is about them, and what is one for the whole cluster when all else was judged.
 */
import { nameOf } from '@switchboard/core/findings/finding';
import { judge } from '@switchboard/core/findings/judge';
import { rules } from '@switchboard/core/findings/rules';
import { readTarget } from '@switchboard/core/trace/target';
import { trace } from '@switchboard/core/trace/trace';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { observe } from './observe-store.ts';
import { bringAbout, openStage, type SimulatedStage } from './simulated-stage.ts';
import { shared, states } from './states/all.ts';
import { placed } from './states/scenes.ts';
import { secrets } from './states/secrets.ts';
import { listless, object, slice } from './states/state.ts';
import { brokenly, type Checked, innocently } from './states/verdict.ts';

/** Rules of which no state is made of manifests here, each with where it is shown instead. */
const beyond = {
  'cluster-dns-no-endpoints': 'at the end: there is one DNS for the whole cluster',
  'ingress-default-class-ambiguous': 'at the end: a default class is one for the whole cluster',
  'endpoint-address-other-namespace': 'at the end: the address of a pod is known once it runs',
  'svc-slices-out-of-sync': 'beside the rule, and on a real cluster, whose controller can be stopped',
  'endpoints-truncated': 'beside the rule: it takes more than a thousand addresses',
  'svc-dual-stack-family-empty': 'beside the rule: this cluster has one family of addresses',
};

/** Longer than all that is waited for before something is said. */
const later = 10 * 60_000;

let stage: SimulatedStage;
let checked: Checked;
let checkedWithSecrets: Checked;

const look = () => ({ ...observe(stage.cluster.store), now: stage.cluster.now() + later });

function check({ withSecrets = false } = {}): Checked {
  const { world, now, secrets: seen } = look();
  const { findings } = judge({ world, now, ...(withSecrets ? { secrets: seen } : {}) });
  return { findings: findings.map(finding => ({ ...finding, subject: nameOf(finding.subject) })) };
}

const told = (rule: string): readonly string[] =>
  check()
    .findings.filter(finding => finding.rule === rule)
    .map(({ subject }) => subject);

beforeAll(async () => {
  stage = await openStage();
  await bringAbout(stage, [...states, ...secrets], shared);
  checked = check();
  checkedWithSecrets = check({ withSecrets: true });
}, 120_000);

afterAll(() => stage.close());

describe('states on the simulated cluster', () => {
  it('knows a state of every rule, or says why there is none', () => {
    const known = [...states, ...secrets].map(({ rule }) => rule);
    expect([...known, ...Object.keys(beyond)].toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
  });

  it.each(states)('$rule is told first where it holds', state => {
    expect(brokenly(state, checked)).toBeUndefined();
  });

  it.each(states)('$rule accuses nobody who only looks like it', state => {
    expect(innocently(state, checked)).toBeUndefined();
  });

  it.each(secrets)('$rule is told where Secrets are seen, and accuses nobody else', state => {
    expect(brokenly(state, checkedWithSecrets)).toBeUndefined();
    expect(innocently(state, checkedWithSecrets)).toBeUndefined();
  });

  it.each([
    ['web.svc-selector-matches-no-pods-not:80', 'pass', undefined],
    ['web.svc-selector-matches-no-pods:80', 'fail', 'endpoints svc-selector-matches-no-pods'],
    ['web.netpol-service-port-not-target-port:80', 'fail', 'policy netpol-service-port-not-target-port'],
    ['http://route-backend-ref-not-permitted-not.example/', 'pass', undefined],
    ['http://route-backend-ref-not-permitted.example/', 'fail', 'backend route-backend-ref-not-permitted'],
    ['http://ingress-backend-port-missing.example/', 'fail', 'backend ingress-backend-port-missing'],
  ])('trace %s: %s, at %s', (text, verdict, at) => {
    const { world, now } = look();
    const target = readTarget(text);
    if (target === undefined) throw new Error(`${text} cannot be read`);
    const traced = trace({ world, now, target }, judge({ world, now }).findings);
    const failed = traced.hops.find(({ result }) => result === 'fail');
    expect([traced.verdict, failed && `${failed.stage} ${failed.rule}`]).toEqual([verdict, at]);
  });

  it('tells of what is one for the whole cluster, and of addresses of pods elsewhere', async () => {
    const isDefault = { annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' } };
    const spec = { controller: 'example.com/a' };
    const classes = ['b', 'a'].map(name =>
      object('networking.k8s.io/v1', 'IngressClass', name, { spec }, isDefault),
    );
    const [pod] = stage.cluster.store.list('Pod', 'svc-selector-matches-no-pods-not');
    const elsewhere = [listless('db'), slice('db', [pod?.status?.podIP])];
    await stage.apply([
      ...classes,
      object('v1', 'Namespace', 'elsewhere'),
      ...elsewhere.map(one => placed(one, 'elsewhere')),
    ]);
    stage.type('-n kube-system scale deployment coredns --replicas=0');
    stage.settle();
    // The newest wins, and of the same age the one whose name comes first.
    expect(told('ingress-default-class-ambiguous')).toEqual(['IngressClass/a']);
    expect(told('endpoint-address-other-namespace')).toEqual(['EndpointSlice/elsewhere/db-1']);
    expect(told('cluster-dns-no-endpoints')).toEqual(['Service/kube-system/kube-dns']);
  });
});
