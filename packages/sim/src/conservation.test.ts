/** What must hold whatever people do to the cluster: random histories on a hand clock. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoreChange } from './change-log.ts';
import { controllerOf } from './controllers/owner.ts';
import { isActive, isFinished, isReady } from './controllers/pod-state.ts';
import { boundsOf } from './controllers/rolling-update.ts';
import { matchesLabels } from './controllers/selector.ts';
import { appSpec, createLab, type Lab, NAMESPACE } from './lab.ts';
import type { StoredObject } from './object.ts';

type Deed =
  | { readonly type: 'scale'; readonly app: number; readonly to: number }
  | { readonly type: 'image'; readonly app: number; readonly tag: number }
  | { readonly type: 'kill'; readonly pick: number; readonly force: boolean }
  | { readonly type: 'cordon'; readonly node: number; readonly on: boolean }
  | { readonly type: 'unready'; readonly pick: number; readonly on: boolean }
  | { readonly type: 'once'; readonly app: number }
  | { readonly type: 'wait'; readonly milliseconds: number };

const APPS = ['red', 'blue'];
const NODES = 3;

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ type: fc.constant('scale' as const), app: fc.nat(1), to: fc.nat(7) }),
  fc.record({ type: fc.constant('image' as const), app: fc.nat(1), tag: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ type: fc.constant('kill' as const), pick: fc.nat(50), force: fc.boolean() }),
  fc.record({
    type: fc.constant('cordon' as const),
    node: fc.integer({ min: 1, max: NODES }),
    on: fc.boolean(),
  }),
  fc.record({ type: fc.constant('unready' as const), pick: fc.nat(50), on: fc.boolean() }),
  fc.record({ type: fc.constant('once' as const), app: fc.nat(1) }),
  fc.record({ type: fc.constant('wait' as const), milliseconds: fc.nat(6000) }),
);

const history = fc.array(deed, { minLength: 1, maxLength: 25 });

function begin(seed = 1): Lab {
  const lab = createLab({ nodes: NODES, seed, prefix: 27 });
  for (const app of APPS) {
    lab.apply('Service', app, { selector: { app }, ports: [{ port: 80, targetPort: 8080 }] });
    lab.apply('Deployment', app, appSpec(app, 3));
  }
  lab.wait(20);
  return lab;
}

/** A pod that runs for a second and then is finished, with the labels of an app. */
const once = (app: string) => ({
  generateName: 'once-',
  labels: { app },
  annotations: { 'sim.switchboard/run-for': '1' },
});

function act(lab: Lab, { type, ...rest }: Deed): void {
  const what: Partial<
    Record<'app' | 'to' | 'tag' | 'pick' | 'force' | 'node' | 'on' | 'milliseconds', unknown>
  > = rest;
  const app = APPS[Number(what.app)] ?? '';
  const all = lab.pods();
  const pod = all[Number(what.pick) % Math.max(1, all.length)];
  if (type === 'wait') lab.wait(Number(what.milliseconds) / 1000);
  else if (type === 'once')
    lab.apply('Pod', '', { ...appSpec(app, 1).template.spec, restartPolicy: 'Never' }, once(app));
  else if (type === 'scale') lab.change('Deployment', app, { replicas: what.to });
  else if (type === 'image')
    lab.change('Deployment', app, { template: appSpec(app, 1, {}, `app:${what.tag}`).template });
  else if (type === 'cordon') lab.change('Node', `node-${what.node}`, { unschedulable: what.on });
  else if (pod === undefined) return;
  else if (type === 'unready')
    lab.annotate('Pod', pod.metadata.name, { 'sim.switchboard/readiness': what.on ? 'fail' : undefined });
  else lab.store.remove('Pod', NAMESPACE, pod.metadata.name, what.force ? { graceSeconds: 0 } : {});
}

/** Undoes what keeps a cluster from coming to rest, then lets it. */
function comeToRest(lab: Lab): void {
  for (let node = 1; node <= NODES; node += 1) lab.change('Node', `node-${node}`, { unschedulable: false });
  for (const pod of lab.pods())
    lab.annotate('Pod', pod.metadata.name, { 'sim.switchboard/readiness': undefined });
  lab.settle();
}

const addressesIn = (slices: readonly StoredObject[]): readonly string[] =>
  slices.flatMap(slice => (slice.endpoints ?? []).flatMap((one: { addresses: string[] }) => one.addresses));

const slicesOf = (lab: Lab, service: string) =>
  lab.store
    .list('EndpointSlice', NAMESPACE)
    .filter(slice => slice.metadata.labels?.['kubernetes.io/service-name'] === service);

function expectTrueLists(lab: Lab): void {
  for (const app of APPS) {
    const slices = slicesOf(lab, app);
    const behind = lab
      .pods()
      .filter(pod => matchesLabels({ app }, pod.metadata.labels) && !isFinished(pod) && pod.status?.podIP);
    expect([...addressesIn(slices)].sort()).toEqual(behind.map(pod => pod.status.podIP).sort());
    for (const slice of slices)
      for (const endpoint of slice.endpoints ?? []) {
        const pod = lab.pods().find(one => one.metadata.uid === endpoint.targetRef.uid);
        expect(endpoint.conditions.serving).toBe(pod !== undefined && isReady(pod));
        expect(endpoint.conditions.ready && endpoint.conditions.terminating).toBe(false);
      }
  }
}

describe('conservation', { timeout: 60_000 }, () => {
  it('M10: at rest every Deployment has exactly its desired pods, all ready and of the newest template', () => {
    fc.assert(
      fc.property(history, deeds => {
        const lab = begin();
        for (const one of deeds) act(lab, one);
        comeToRest(lab);
        for (const app of APPS) {
          const { spec, status } = lab.get('Deployment', app) as StoredObject;
          expect(lab.ready(app)).toHaveLength(spec.replicas);
          expect(lab.pods(app)).toHaveLength(spec.replicas);
          expect(status.updatedReplicas ?? 0).toBe(spec.replicas);
          expect(status.observedGeneration).toBe(lab.get('Deployment', app)?.metadata.generation);
          const image = spec.template.spec.containers[0].image;
          expect(lab.pods(app).every(pod => pod.spec.containers[0].image === image)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('M11: after every deed a slice lists exactly the unfinished pods with an address that the selector means, each once', () => {
    fc.assert(
      fc.property(history, deeds => {
        const lab = begin();
        for (const one of deeds) {
          act(lab, one);
          lab.wait(0);
          expectTrueLists(lab);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('M12: no two pods hold the same address at any time', () => {
    fc.assert(
      fc.property(history, deeds => {
        const lab = begin();
        lab.store.subscribe(({ object }) => {
          if (object.kind !== 'Pod') return;
          const held = lab.pods().flatMap(pod => pod.status?.podIP ?? []);
          expect(new Set(held).size).toBe(held.length);
        });
        for (const one of deeds) act(lab, one);
        comeToRest(lab);
      }),
      { numRuns: 25 },
    );
  });

  it('M13: a rolling update keeps at least desired - maxUnavailable ready and at most desired + maxSurge pods', () => {
    const amount = fc.oneof(fc.nat(3), fc.constantFrom('0%', '25%', '34%', '50%', '100%'));
    const tags = fc.array(fc.record({ tag: fc.integer({ min: 2, max: 5 }), after: fc.nat(8000) }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        amount,
        amount,
        tags,
        (replicas, maxSurge, maxUnavailable, rollouts) => {
          const nothing = [maxSurge, maxUnavailable].every(value => value === 0 || value === '0%');
          fc.pre(!nothing);
          const lab = createLab();
          const strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } };
          lab.apply('Deployment', 'red', appSpec('red', replicas, { strategy }));
          lab.settle();
          const bounds = boundsOf(replicas, maxSurge, maxUnavailable);
          lab.store.subscribe(({ object }) => {
            if (object.kind !== 'Pod') return;
            expect(lab.ready('red').length).toBeGreaterThanOrEqual(replicas - bounds.maxUnavailable);
            expect(lab.pods('red').filter(isActive).length).toBeLessThanOrEqual(replicas + bounds.maxSurge);
          });
          for (const { tag, after } of rollouts) {
            lab.change('Deployment', 'red', { template: appSpec('red', 1, {}, `app:${tag}`).template });
            lab.wait(after / 1000);
          }
          lab.settle();
          expect(lab.ready('red')).toHaveLength(replicas);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('M14: the same seed and the same deeds tell the same story, uids and names included', () => {
    fc.assert(
      fc.property(history, fc.nat(1000), (deeds, seed) => {
        const tell = (): readonly StoreChange[] => {
          const story: StoreChange[] = [];
          const lab = begin(seed);
          lab.store.subscribe(change => story.push(change));
          for (const one of deeds) act(lab, one);
          lab.settle();
          return story;
        };
        expect(tell()).toEqual(tell());
      }),
      { numRuns: 10 },
    );
  });

  it('M15: at rest nothing is left whose owner is gone', () => {
    const doomed = fc.record({
      app: fc.nat(1),
      propagation: fc.constantFrom('Background' as const, 'Foreground' as const),
    });
    fc.assert(
      fc.property(
        history,
        fc.uniqueArray(doomed, { minLength: 1, maxLength: 2, selector: ({ app }) => app }),
        (deeds, goners) => {
          const lab = begin();
          for (const one of deeds) act(lab, one);
          for (const { app, propagation } of goners) {
            const name = APPS[app] ?? '';
            lab.store.remove('Deployment', NAMESPACE, name, { propagation });
            lab.store.remove('Service', NAMESPACE, name);
          }
          comeToRest(lab);
          const owned = ['ReplicaSet', 'Pod', 'EndpointSlice'].flatMap(kind =>
            lab.store.list(kind, NAMESPACE),
          );
          for (const object of owned.filter(one => controllerOf(one) !== undefined)) {
            const owner = controllerOf(object);
            expect(lab.get(owner?.kind ?? '', owner?.name ?? '')?.metadata.uid).toBe(owner?.uid);
          }
          for (const { app } of goners) expect(lab.pods(APPS[app])).toEqual([]);
        },
      ),
      { numRuns: 30 },
    );
  });
});
