/**
 * Findings and traces on a real cluster: every rule whose state it can be in is told first where it holds, and nobody is accused who only looks like it. All states stand side
 * by side on one control plane, and are judged at once by `switchboard check` with the rights of somebody who may only look; ten minutes are let pass by its `--now`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KeptPlane, keepPlane } from '@switchboard/control-plane/kept';
import { rules } from '@switchboard/core/findings/rules';
import { states as seen, shared } from '@switchboard/findings/states/all';
import { brokenIn, innocentIn, placed } from '@switchboard/findings/states/scenes';
import { secrets } from '@switchboard/findings/states/secrets';
import { listless, object, pod, type State, slice } from '@switchboard/findings/states/state';
import { brokenly, type Checked, complaints, innocently } from '@switchboard/findings/states/verdict';
import { type Kubectl, kubectlFor } from '@switchboard/kubectl/kubectl';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './eventually.ts';
import { measured, seconds } from './measured.ts';
import { beyond } from './states/beyond.ts';
import { apply, stage } from './states/stage.ts';
import { switchboard, type Traced } from './switchboard.ts';

/** Longer than all that is waited for before something is said. */
const later = 10 * 60_000;
const patience = 60_000;

let plane: KeptPlane;
let kubectl: Kubectl;
let viewer: string;
const folder = mkdtempSync(join(tmpdir(), 'switchboard-findings-'));

const inTime = (): readonly string[] => ['--now', new Date(Date.now() + later).toISOString()];
const check = (): Promise<Checked> => switchboard(['check', '--kubeconfig', viewer, ...inTime()]);
const trace = (target: string): Promise<Traced> =>
  switchboard(['trace', target, '--kubeconfig', viewer, ...inTime()]);

/** Looks until nothing is to be complained of, or it has had its time: then the tests say what is left. */
async function settled(states: readonly State[], look: () => Promise<Checked>): Promise<Checked> {
  let last: Checked = { findings: [] };
  await eventually('everything is told that is so', patience, async () => {
    last = await look();
    const left = complaints(states, last);
    return left.length === 0 ? undefined : left.join('\n');
  }).catch(() => {});
  return last;
}

/** Until exactly these are told of these rules. */
async function tells(expected: Readonly<Record<string, readonly string[]>>): Promise<void> {
  await eventually('what is told', patience, async () => {
    const { findings } = await check();
    const told = Object.keys(expected).map(rule => [
      rule,
      findings.filter(finding => finding.rule === rule).map(({ subject }) => subject),
    ]);
    const [is, should] = [Object.fromEntries(told), expected].map(value => JSON.stringify(value));
    return is === should ? undefined : is;
  });
}

beforeAll(async () => {
  plane = await keepPlane(join(folder, 'plane'));
  kubectl = kubectlFor(plane.kubeconfig, join(folder, 'home'));
  viewer = join(folder, 'viewer');
  writeFileSync(viewer, plane.kubeconfigFor({ user: 'viewer', groups: [] }, 'default'), { mode: 0o600 });
  const began = performance.now();
  await stage(kubectl, [...seen, ...secrets], shared);
  measured('every state of findings brought about', seconds(performance.now() - began));
}, 300_000);

afterAll(async () => {
  await plane?.down();
  rmSync(folder, { recursive: true, force: true });
}, 120_000);

describe('findings on a real cluster', () => {
  it('knows a state of every rule, or says why there is none', () => {
    const known = [...seen.map(({ rule }) => rule), ...beyond.keys()];
    expect(known.toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
  });

  describe('all side by side', () => {
    let checked: Checked;
    beforeAll(async () => {
      checked = await settled(seen, check);
    }, 120_000);

    it.each(seen)('$rule is told first where it holds', state => {
      expect(brokenly(state, checked)).toBeUndefined();
    });

    it.each(seen)('$rule accuses nobody who only looks like it', state => {
      expect(innocently(state, checked)).toBeUndefined();
    });
  });

  it('tells of Secrets by what kubectl get prints of them, and of nothing else there', async () => {
    const listed = ['Ingress', 'IngressClass', 'Service', 'EndpointSlice', 'Pod', 'Deployment', 'Secret'];
    const resources = listed.map(kind => (kind === 'IngressClass' ? 'ingressclasses' : kind)).join();
    const namespaces = secrets.flatMap(state => [brokenIn(state), innocentIn(state)]);
    const look = async (): Promise<Checked> => {
      const printed = await Promise.all(
        namespaces.map(namespace => kubectl('-n', namespace, 'get', resources, '-o', 'yaml')),
      );
      const args = ['check', '-f', '-', '--observed', listed.join(), ...inTime()];
      return switchboard(args, printed.join('---\n'));
    };
    expect(complaints(secrets, await settled(secrets, look))).toEqual([]);
  });

  it.each([
    ['web.svc-selector-matches-no-pods-not:80', 'pass', undefined],
    ['web.svc-selector-matches-no-pods:80', 'fail', 'endpoints svc-selector-matches-no-pods'],
    ['web.netpol-service-port-not-target-port:80', 'fail', 'policy netpol-service-port-not-target-port'],
    ['http://route-backend-ref-not-permitted-not.example/', 'pass', undefined],
    ['http://route-backend-ref-not-permitted.example/', 'fail', 'backend route-backend-ref-not-permitted'],
    ['http://ingress-backend-port-missing.example/', 'fail', 'backend ingress-backend-port-missing'],
  ])('trace %s: %s, at %s', async (target, verdict, at) => {
    const traced = await trace(target);
    const failed = traced.hops.find(({ result }) => result === 'fail');
    expect([traced.verdict, failed === undefined ? undefined : `${failed.stage} ${failed.rule}`]).toEqual([
      verdict,
      at,
    ]);
  });

  it('tells of what is one for the whole cluster, and of addresses of pods elsewhere, and falls silent when it is mended', async () => {
    const isDefault = { annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' } };
    const classes = ['b', 'a'].map(name =>
      object(
        'networking.k8s.io/v1',
        'IngressClass',
        name,
        { spec: { controller: 'example.com/a' } },
        isDefault,
      ),
    );
    const from = 'svc-selector-matches-no-pods-not';
    const address = await kubectl('-n', from, 'get', 'pods', '-o', 'jsonpath={.items[0].status.podIP}');
    const elsewhere = [listless('db'), slice('db', [address])].map(one => placed(one, 'elsewhere'));
    await apply(kubectl, [object('v1', 'Namespace', 'elsewhere')]);
    await apply(kubectl, [...elsewhere, ...classes]);
    await kubectl('-n', 'kube-system', 'scale', 'deployment', 'coredns', '--replicas=0');
    await tells({
      // The newest wins, and of the same age the one whose name comes first.
      'ingress-default-class-ambiguous': ['IngressClass/a'],
      'cluster-dns-no-endpoints': ['Service/kube-system/kube-dns'],
      'endpoint-address-other-namespace': ['EndpointSlice/elsewhere/db-1'],
    });
    await kubectl('delete', 'ingressclass', 'a');
    await kubectl('delete', 'namespace', 'elsewhere', '--wait=false');
    await kubectl('-n', 'kube-system', 'scale', 'deployment', 'coredns', '--replicas=1');
    await tells({
      'ingress-default-class-ambiguous': [],
      'cluster-dns-no-endpoints': [],
      'endpoint-address-other-namespace': [],
    });
  });

  it('tells of a list that lags behind while its controller stands still', async () => {
    const namespace = 'svc-target-port-name-partial-not';
    plane.pause('kube-controller-manager');
    await apply(kubectl, [placed(pod('late'), namespace)]);
    await tells({ 'svc-slices-out-of-sync': [`Service/${namespace}/web`] });
    plane.resume('kube-controller-manager');
    await tells({ 'svc-slices-out-of-sync': [] });
  });
});
