import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from './apply.ts';
import { diff } from './diff.ts';
import { createProjector, project } from './project.ts';
import { histories, objectSets } from './testing/arbitraries.ts';
import {
  bareLine,
  budget,
  endpoints,
  freshness,
  gone,
  ingress,
  line,
  namespace,
  node,
  pod,
  put,
  service,
  slice,
  workload,
  world,
} from './testing/builders.ts';
import { namespaces } from './testing/identity.ts';
import { type Endpoint, emptyTopology, mapNames, type Topology } from './topology.ts';
import { emptyWorld, reduce, type World } from './world.ts';

const lines = (of: World): readonly Endpoint[] => [...project(of, 'shop').endpoints.values()];
const http = { name: 'http', protocol: 'TCP', port: 8080 } as const;

describe('project', () => {
  it('P20: the picture does not depend on the order in which things were heard', () => {
    fc.assert(
      fc.property(
        objectSets.chain(set =>
          fc.tuple(
            fc.constant(set),
            fc.shuffledSubarray([...set], { minLength: set.length, maxLength: set.length }),
          ),
        ),
        ([one, other]) => {
          for (const shard of ['', ...namespaces]) {
            expect(project(world(...other), shard)).toEqual(project(world(...one), shard));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('P20: there is a picture of every world, and every element is filed under its own key', () => {
    fc.assert(
      fc.property(histories, ticks => {
        const { world: known } = reduce(emptyWorld, ticks.flat());
        for (const shard of ['', ...namespaces, 'never heard of']) {
          const picture = project(known, shard);
          for (const name of mapNames) {
            for (const [key, element] of picture[name]) {
              expect('id' in element ? element.id : 'uid' in element ? element.uid : element.key).toBe(key);
            }
          }
        }
      }),
    );
  });

  it('P25: a projector that remembers says what one without memory says, and what it keeps it keeps identical', () => {
    fc.assert(
      fc.property(histories, ticks => {
        const remember = createProjector();
        const pictures = new Map<string, Topology>();
        let known = emptyWorld;
        for (const tick of ticks) {
          const { world: next, dirty } = reduce(known, tick);
          for (const shard of dirty) {
            const before = pictures.get(shard) ?? emptyTopology;
            const picture = remember(next, shard, before);
            expect(picture).toEqual(project(next, shard));
            for (const name of mapNames) {
              const put = new Set<unknown>(diff(before, picture)[name]?.put);
              for (const [key, element] of picture[name]) {
                if (!put.has(element)) expect(element).toBe(before[name].get(key));
              }
              if (diff(before, picture)[name] === undefined) expect(picture[name]).toBe(before[name]);
            }
            expect(apply(before, diff(before, picture))).toEqual(picture);
            pictures.set(shard, picture);
          }
          known = next;
        }
      }),
      { numRuns: 200 },
    );
  });

  it('P25: a node that falls silent changes pods that have not changed themselves', () => {
    const remember = createProjector();
    const known = world(node('n1'), pod('web-0', { node: 'n1' }));
    const before = remember(known, 'shop');
    const { ready: _ready, ...silent } = node('n1', { reason: 'NodeStatusUnknown' });
    const after = remember(reduce(known, [put(silent)]).world, 'shop', before);
    expect([...before.pods.values(), ...after.pods.values()].map(found => found.state)).toEqual([
      'ready',
      'unknown',
    ]);
  });

  it('P20: what cannot be told apart by rank or age is chosen the same in any order', () => {
    const one = pod('one', { ips: ['10.0.0.5'] });
    const other = pod('other', { ips: ['10.0.0.5'] });
    const bare = slice('s', 'db', [bareLine('10.0.0.5')]);
    expect(lines(world(one, other, bare))).toEqual(lines(world(other, one, bare)));
    const first = slice('s', 'db', [bareLine('10.0.0.5', { hostname: 'a' })], { uid: 'first' });
    const second = slice('s', 'db', [bareLine('10.0.0.5', { hostname: 'b' })], { uid: 'second' });
    expect(lines(world(first, second))).toEqual(lines(world(second, first)));
  });

  it('P3: a line is known by Service, family and target, also when it moves to another slice', () => {
    const web = pod('web-0');
    const first = world(service('web'), web, slice('a', 'web', [line(web)]));
    const moved = world(service('web'), web, slice('b', 'web', [line(web)]));
    expect(lines(first).map(found => found.id)).toEqual(['service-web|4|pod-web-0']);
    expect(lines(moved).map(found => found.id)).toEqual(['service-web|4|pod-web-0']);
  });

  it('P3: until its Service is known, a line is filed under namespace and name', () => {
    const [found] = lines(world(slice('a', 'web', [bareLine('10.0.0.9')])));
    expect(found).toMatchObject({ id: 'shop/web|4|10.0.0.9', service: 'shop/web' });
  });

  it('P3: a slice without the label of a Service has no lines, whatever its name', () => {
    const { service: _service, ...orphan } = slice('web-abc', 'web', [bareLine('10.0.0.9')]);
    const known = world(service('web'), orphan);
    expect(lines(known)).toEqual([]);
    expect(project(known, 'shop').slices.size).toBe(1);
  });

  it('P4: conditions that nobody stated stay null, and a null ready takes calls', () => {
    const known = world(service('db', { selector: {} }), slice('db', 'db', [bareLine('10.0.0.9')]));
    expect(lines(known)).toMatchObject([{ ready: null, serving: null, terminating: null }]);
    expect(project(known, 'shop').services.get('service-db')?.silence).toBeUndefined();
  });

  it('P5: an address in several slices is one line with the ports of all of them', () => {
    const web = pod('web-0');
    const known = world(
      service('web'),
      web,
      slice('a', 'web', [line(web)]),
      slice('b', 'web', [line(web)], { ports: [{ name: 'admin', protocol: 'TCP', port: 9090 }, http] }),
    );
    expect(lines(known)).toMatchObject([
      { slices: ['a', 'b'], ports: [{ name: 'admin', protocol: 'TCP', port: 9090 }, http] },
    ]);
  });

  it('P5: of two copies the one that takes calls counts', () => {
    const web = pod('web-0');
    for (const [one, other] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      const known = world(
        service('web'),
        slice(one, 'web', [line(web, { ready: false, serving: false })]),
        slice(other, 'web', [line(web, { ready: true })]),
      );
      expect(lines(known)).toMatchObject([{ ready: true, serving: true }]);
    }
  });

  it('P5: only the first address of an endpoint counts', () => {
    const known = world(slice('a', 'web', [bareLine('10.0.0.1', { addresses: ['10.0.0.1', '10.0.0.2'] })]));
    expect(lines(known).map(found => found.address)).toEqual(['10.0.0.1']);
  });

  it('P6: a selector wants every pair, in its own namespace, and one that is missing wants nobody', () => {
    const wanted = pod('a', { labels: { app: 'web', tier: 'front' } });
    const known = world(
      service('web', { selector: { app: 'web', tier: 'front' } }),
      service('half', { selector: { app: 'web' } }),
      service('none', { selector: {} }),
      service('far', { namespace: 'other', selector: { app: 'web' } }),
      service('away', { type: 'ExternalName', selector: { app: 'web' }, externalName: 'db.example' }),
      wanted,
      pod('b', { labels: { app: 'web' } }),
    );
    const { pods, services } = project(known, 'shop');
    expect(pods.get('pod-a')?.wantedBy).toEqual(['service-half', 'service-web']);
    expect(pods.get('pod-b')?.wantedBy).toEqual(['service-half']);
    expect(services.get('service-none')?.selector).toBeUndefined();
    expect(services.get('service-web')?.selector).toEqual([
      ['app', 'web'],
      ['tier', 'front'],
    ]);
  });

  it('P7: the placeholder slice of an empty Service is a slice without lines', () => {
    const known = world(service('web'), slice('web-x', 'web', [], { ports: [] }));
    expect(lines(known)).toEqual([]);
    expect(project(known, 'shop').slices.size).toBe(1);
    expect(project(known, 'shop').services.get('service-web')?.silence).toEqual({
      why: 'selector-matches-nothing',
    });
  });

  it('P8: who keeps a line is what the slice says of its manager', () => {
    const of = (managedBy: string) =>
      lines(world(slice('a', 'web', [bareLine('10.0.0.9')], { managedBy })))[0]?.origin;
    expect(of('endpointslice-controller.k8s.io')).toBe('selector');
    expect(of('endpointslicemirroring-controller.k8s.io')).toBe('mirrored');
    expect(of('staff')).toBe('hand');
    const { managedBy: _managedBy, ...unmanaged } = slice('a', 'web', [bareLine('10.0.0.9')]);
    expect(lines(world(unmanaged))[0]?.origin).toBe('hand');
  });

  it('P8: with a selector the controller keeps the Endpoints object, whoever wrote it last', () => {
    const of = (selector: Record<string, string>, byHand: boolean) =>
      project(world(service('web', { selector }), endpoints('web', { byHand })), 'shop').services.get(
        'service-web',
      )?.endpointsObject;
    expect(of({}, true)).toBe('hand');
    expect(of({}, false)).toBe('controller');
    expect(of({ app: 'web' }, true)).toBe('controller');
    expect(project(world(service('web')), 'shop').services.get('service-web')).not.toHaveProperty(
      'endpointsObject',
    );
  });

  it('P12: publishNotReadyAddresses makes a line ready while serving tells the truth', () => {
    const web = pod('web-0', { ready: false, labels: { app: 'web' } });
    const known = world(
      service('web', { publishNotReady: true }),
      web,
      slice('a', 'web', [line(web, { ready: true, serving: false })]),
    );
    expect(lines(known)).toMatchObject([{ ready: true, serving: false }]);
    expect(project(known, 'shop').services.get('service-web')).toMatchObject({ publishNotReady: true });
    expect(project(known, 'shop').services.get('service-web')?.silence).toBeUndefined();
  });

  it('P14: a mirrored line has ready and nothing else, and is not taken for one that leaves', () => {
    const known = world(
      service('db', { selector: {} }),
      slice('db', 'db', [bareLine('10.0.0.9', { ready: false })], {
        managedBy: 'endpointslicemirroring-controller.k8s.io',
      }),
    );
    expect(lines(known)).toMatchObject([
      { ready: false, serving: null, terminating: null, origin: 'mirrored' },
    ]);
    expect(project(known, 'shop').services.get('service-db')?.silence).toEqual({
      why: 'nobody-ready',
      pods: 1,
    });
  });

  it('P19: each family has lines of its own', () => {
    const web = pod('web-0', { ips: ['10.0.0.5', 'fd00::5'], labels: { app: 'web' } });
    const known = world(
      service('web', { families: ['IPv4', 'IPv6'] }),
      web,
      slice('four', 'web', [line(web)]),
      slice('six', 'web', [line(web, { addresses: ['fd00::5'] })], { family: 'IPv6' }),
    );
    expect(lines(known).map(({ id, address }) => [id, address])).toEqual([
      ['service-web|4|pod-web-0', '10.0.0.5'],
      ['service-web|6|pod-web-0', 'fd00::5'],
    ]);
  });

  it('P26: a slice that comes before its pod says where the pod will stand', () => {
    const early = pod('web-0', { node: 'n1', ips: ['10.0.0.5'] });
    expect(lines(world(slice('a', 'web', [line(early)])))).toMatchObject([
      { pod: 'pod-web-0', podName: 'web-0', node: 'n1', address: '10.0.0.5' },
    ]);
  });

  it('P26: the node of a line is what the slice says, else where its pod is', () => {
    const web = pod('web-0', { node: 'n1', ips: ['10.0.0.5'] });
    const { node: _node, ...silent } = line(web);
    expect(lines(world(web, slice('a', 'web', [silent])))).toMatchObject([{ node: 'n1' }]);
    expect(lines(world(web, slice('a', 'web', [line(web, { node: 'n2' })])))).toMatchObject([{ node: 'n2' }]);
  });

  it('P26: a line that names nobody belongs to the pod that has its address, in whatever namespace', () => {
    const known = world(
      pod('db-0', { namespace: 'data', node: 'n1', ips: ['10.0.0.5'] }),
      slice('db', 'db', [bareLine('10.0.0.5'), bareLine('192.0.2.45')]),
    );
    const [inside, outside] = lines(known);
    expect(inside).toMatchObject({ id: 'shop/db|4|10.0.0.5', pod: 'pod-db-0', podName: 'db-0', node: 'n1' });
    expect(outside).not.toHaveProperty('pod');
  });

  it('P27: a Service is staffed by the workloads whose pods it selects, also while they have none', () => {
    const web = workload('Deployment', 'web', { desired: 0, surge: 0 });
    const known = world(
      service('web'),
      web,
      workload('ReplicaSet', 'web-1', { podLabels: { app: 'web' }, owner: web, desired: 3 }),
      workload('ReplicaSet', 'bare', { podLabels: { app: 'web' }, desired: 2 }),
      workload('StatefulSet', 'store', { podLabels: { app: 'web' }, desired: 4, surge: 0 }),
      workload('Job', 'job', { podLabels: { app: 'web' } }),
      workload('Deployment', 'other'),
    );
    expect(project(known, 'shop').services.get('service-web')?.staffing).toEqual({
      desired: 6,
      surge: 2,
      workloads: ['replicaset-bare', 'statefulset-store', 'deployment-web'],
    });
  });

  it('P27: ReplicaSets that want no pod and have none are left out', () => {
    const old = workload('ReplicaSet', 'web-1', { desired: 0 });
    const kept = workload('ReplicaSet', 'web-2', { desired: 0 });
    const known = world(old, kept, pod('web-2-x', { owner: kept }));
    expect([...project(known, 'shop').workloads.keys()]).toEqual(['replicaset-web-2']);
    expect([...project(reduce(known, [gone(pod('web-2-x'))]).world, 'shop').workloads.keys()]).toEqual([]);
  });

  it('P28: a label called __proto__ is a label like any other', () => {
    const labels = JSON.parse('{"__proto__":"web"}') as Record<string, string>;
    const known = world(service('web', { selector: labels }), pod('a', { labels }), pod('b'));
    const { pods } = project(known, 'shop');
    expect(pods.get('pod-a')?.wantedBy).toEqual(['service-web']);
    expect(pods.get('pod-b')).not.toHaveProperty('wantedBy');
  });

  it('P29: a door leads to the Service of that name in its own namespace, and says so where there is none', () => {
    const door = ingress('shop', 'shop.example', { '/': 'web', '/cart': 'cart' });
    const known = world(service('web'), service('cart', { namespace: 'other' }), {
      ...door,
      defaultBackend: { path: '', pathType: 'ImplementationSpecific', service: 'web', port: 'http' },
    });
    expect(project(known, 'shop').doors.get('ingress-shop')?.paths).toEqual([
      {
        host: 'shop.example',
        path: '/',
        pathType: 'Prefix',
        service: 'web',
        port: 80,
        serviceUid: 'service-web',
      },
      { host: 'shop.example', path: '/cart', pathType: 'Prefix', service: 'cart', port: 80 },
      { host: '', path: '', pathType: 'Default', service: 'web', port: 'http', serviceUid: 'service-web' },
    ]);
  });

  it('P30: nodes count live pods of all namespaces, namespaces their Services', () => {
    const known = world(
      node('n1', { capacity: 110, zone: 'a' }),
      namespace('shop'),
      service('web'),
      pod('a', { node: 'n1' }),
      pod('b', { node: 'n1', namespace: 'other' }),
      pod('c', { node: 'n1', phase: 'Failed' }),
    );
    const { nodes, namespaces: all } = project(known, '');
    expect(nodes.get('node-n1')).toMatchObject({ pods: 2, capacity: 110, zone: 'a', state: 'ready' });
    expect(all.get('namespace-shop')).toMatchObject({ services: 1, phase: 'Active' });
  });

  it('P30: what cannot be read is not counted as zero', () => {
    const objects = [put(node('n1')), put(namespace('shop')), put(namespace('other')), put(service('web'))];
    const rights = [
      freshness('Pod', 'denied'),
      freshness('Pod', 'live', 'shop'),
      freshness('Service', 'denied'),
      freshness('Service', 'live', 'shop'),
    ];
    const { nodes, namespaces: all } = project(reduce(emptyWorld, [...objects, ...rights]).world, '');
    expect(nodes.get('node-n1')).not.toHaveProperty('pods');
    expect(all.get('namespace-shop')?.services).toBe(1);
    expect(all.get('namespace-other')).not.toHaveProperty('services');
  });

  it('P36: a budget covers the pods of its namespace that its selector means; an empty one everybody, a missing one nobody', () => {
    const { selector: _none, ...without } = budget('z-without');
    const known = world(
      budget('web', { allowed: 1, maxUnavailable: '25%' }),
      budget('all', { selector: {}, namespace: 'other' }),
      budget('but-old', {
        selector: {},
        expressions: [{ key: 'track', operator: 'NotIn', values: ['old'] }],
      }),
      without,
      pod('a', { labels: { app: 'web' } }),
      pod('b', { labels: { app: 'web', track: 'old' } }),
      pod('c', { labels: { app: 'cart', track: 'old' } }),
      pod('d', { namespace: 'other' }),
    );
    const { pods, budgets } = project(known, 'shop');
    expect(pods.get('pod-a')?.budgets).toEqual(['poddisruptionbudget-but-old', 'poddisruptionbudget-web']);
    expect(pods.get('pod-b')?.budgets).toEqual(['poddisruptionbudget-web']);
    expect(pods.get('pod-c')).not.toHaveProperty('budgets');
    expect(project(known, 'other').pods.get('pod-d')?.budgets).toEqual(['poddisruptionbudget-all']);
    expect(budgets.get('poddisruptionbudget-web')).toMatchObject({
      name: 'web',
      namespace: 'shop',
      allowed: 1,
      maxUnavailable: '25%',
      selector: 'app=web',
    });
    expect(budgets.get('poddisruptionbudget-but-old')?.selector).toBe('track notin (old)');
    expect(budgets.get('poddisruptionbudget-z-without')).not.toHaveProperty('selector');
  });

  it('P25: a budget that counts anew leaves the pods that it covers as they are', () => {
    const projector = createProjector();
    const first = world(budget('web', { allowed: 1 }), pod('a', { labels: { app: 'web' } }));
    const before = projector(first, 'shop');
    const counted = put(budget('web', { allowed: 0, resourceVersion: '2' }));
    const after = projector(reduce(first, [counted]).world, 'shop', before);
    expect(after.budgets.get('poddisruptionbudget-web')?.allowed).toBe(0);
    expect(after.pods).toBe(before.pods);
  });

  it('P16: freshness is part of the cluster shard, so that denied is never drawn as zero', () => {
    const known = reduce(emptyWorld, [freshness('Pod', 'denied'), put(service('web'))]).world;
    expect(project(known, '').freshness.get('Pod')?.state).toBe('denied');
    expect(project(known, 'shop').services.get('service-web')).not.toHaveProperty('silence');
  });
});
