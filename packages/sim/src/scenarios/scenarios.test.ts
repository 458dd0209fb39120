import { describe, expect, it } from 'vitest';
import { createHandClock } from '../clock.ts';
import { createCluster } from '../cluster.ts';
import { isReady, isTerminating } from '../controllers/pod-state.ts';
import type { StoredObject } from '../object.ts';
import type { Store } from '../store.ts';
import { SCENARIOS, scenarioNamed } from './registry.ts';

function open(name: string) {
  const scenario = scenarioNamed(name);
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  const clock = createHandClock(Date.parse('2026-11-21T12:00:00Z'));
  const cluster = createCluster({ scenario, seed: 1, clock, calm: true });
  const changes: string[] = [];
  cluster.store.subscribe(({ type, object }) =>
    changes.push(`${type} ${object.kind} ${object.metadata.name}`),
  );
  return { store: cluster.store, home: scenario.home, changes, start: cluster.start, wait: clock.advance };
}

const slicesOf = (store: Store, namespace: string, service: string): readonly StoredObject[] =>
  store
    .list('EndpointSlice', namespace)
    .filter(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === service);

const endpointsOf = (store: Store, namespace: string, service: string) =>
  slicesOf(store, namespace, service).flatMap(
    (
      slice,
    ): readonly { addresses: readonly string[]; conditions: Record<string, boolean>; hostname?: string }[] =>
      slice.endpoints ?? [],
  );

/** "22/24": ready lines of all lines. */
const score = (store: Store, namespace: string, service: string): string => {
  const all = endpointsOf(store, namespace, service);
  return `${all.filter(({ conditions }) => conditions['ready']).length}/${all.length}`;
};

const nodeIs = (store: Store, name: string): string => {
  const { spec, status } = store.get('Node', undefined, name) ?? {};
  const ready = status.conditions.find((one: { type: string }) => one.type === 'Ready').status;
  return `${ready}${spec.unschedulable ? ' cordoned' : ''}`;
};

const waiting = (store: Store): readonly StoredObject[] =>
  store.list('Pod').filter(pod => !pod.spec.nodeName);

describe.each(SCENARIOS.map(({ name }) => name).filter(name => name !== 'large' && name !== 'big'))(
  'scenario %s',
  name => {
    const { store, home, changes, start, wait } = open(name);

    it('stands still when nobody touches it: only Leases, and what is said of new nodes, of pods that are leaving and of checks that fail', () => {
      start();
      wait(60_000);
      const expected = /^(MODIFIED Lease |(?:ADDED|MODIFIED) Event )/;
      expect(changes.filter(change => !expected.test(change))).toEqual([]);
      const events = store.list('Event').map(({ reason }) => reason);
      expect(events.filter(reason => !['Killing', 'RegisteredNode', 'Unhealthy'].includes(reason))).toEqual(
        [],
      );
    });

    it('begins in a namespace that is there', () => {
      expect(store.get('Namespace', undefined, home)).toBeDefined();
    });

    it('gives every pod an address of its own', () => {
      const inside = store.list('Pod').filter(pod => pod.spec.hostNetwork !== true && pod.status.podIP);
      expect(new Set(inside.map(pod => pod.status.podIP)).size).toBe(inside.length);
    });
  },
);

describe('what the scenarios promise', () => {
  it('depot: one Service of every kind', () => {
    const { store } = open('depot');
    const service = (name: string) => store.get('Service', 'depot', name);
    const ports = slicesOf(store, 'depot', 'api').map(slice =>
      slice['ports'].map((port: { name: string }) => port.name).join(' '),
    );
    expect(ports.sort()).toEqual(['http grpc', 'http grpc metrics']);
    expect(store.list('Pod', 'depot').filter(pod => pod.metadata.labels?.['app'] === 'api')).toHaveLength(3);
    expect(endpointsOf(store, 'depot', 'api')).toHaveLength(2);

    expect(service('web')?.spec.clusterIPs).toEqual(['10.96.0.42', 'fd00:10:96::2a']);
    expect(slicesOf(store, 'depot', 'web').map(slice => slice['addressType'])).toEqual(['IPv4', 'IPv6']);
    expect(endpointsOf(store, 'depot', 'web').map(({ addresses }) => addresses[0])).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^10\.244\.1\./),
        expect.stringMatching(/^fd00:10:244:1::/),
      ]),
    );

    expect(service('edge')?.status.loadBalancer.ingress).toEqual([{ ip: '198.51.100.21', ipMode: 'VIP' }]);
    expect(service('edge')?.spec.ports[0].nodePort).toBe(31_480);
    expect(service('console')?.spec).toMatchObject({ type: 'NodePort', ports: [{ nodePort: 30_080 }] });
    expect(endpointsOf(store, 'depot', 'db').map(({ hostname }) => hostname)).toEqual([
      'db-0',
      'db-1',
      'db-2',
    ]);
    expect(endpointsOf(store, 'depot', 'db-primary')).toEqual([
      expect.objectContaining({ targetRef: expect.objectContaining({ name: 'db-0' }) }),
    ]);
    expect(slicesOf(store, 'depot', 'search').map(slice => slice.endpoints.length)).toEqual([100, 100, 41]);
    expect(waiting(store).map(pod => pod.status.conditions[0].message)).toEqual([
      expect.stringContaining('0/3 nodes are available: 3 Insufficient memory.'),
      expect.stringContaining('0/3 nodes are available: 3 Insufficient memory.'),
    ]);
    const managers = ['erp', 'archive'].map(
      name => slicesOf(store, 'depot', name)[0]?.metadata.labels?.['endpointslice.kubernetes.io/managed-by'],
    );
    expect(managers).toEqual(['endpointslicemirroring-controller.k8s.io', undefined]);
    expect(service('mail')?.spec).toMatchObject({ type: 'ExternalName', externalName: 'smtp.mail.example' });
    expect(store.get('Job', 'depot', 'import-29384')?.status.succeeded).toBe(1);
  });

  it('shared: two Services list the same pods, one has two families', () => {
    const { store } = open('shared');
    const addresses = (name: string) => endpointsOf(store, 'shop', name).map(one => one.addresses[0]);
    expect(addresses('web-metrics')).toEqual(addresses('web'));
    expect(addresses('api')).toHaveLength(4);
  });

  it('many: 400 lines in four lists, one in each not well', () => {
    const { store } = open('many');
    const lists = slicesOf(store, 'shop', 'sessions').map(
      slice =>
        slice.endpoints.filter((one: { conditions: { ready: boolean } }) => one.conditions.ready).length,
    );
    expect(lists).toEqual([99, 99, 99, 99]);
    expect(score(store, 'shop', 'sessions')).toBe('396/400');
  });

  it.each([
    ['nodes12', 12, 'pool-1-b9gk', 'pool-1-d5qw'],
    ['nodes60', 60, 'node-27', 'node-44'],
  ])('%s: %i nodes in three zones, one silent, one cordoned', (name, count, silent, cordoned) => {
    const { store } = open(name);
    const nodes = store.list('Node');
    expect(nodes).toHaveLength(count);
    expect(new Set(nodes.map(node => node.metadata.labels?.['topology.kubernetes.io/zone'])).size).toBe(3);
    expect(nodeIs(store, silent)).toBe('Unknown');
    expect(nodeIs(store, cordoned)).toBe('True cordoned');
  });

  it('medium: 25 Services, 300 pods; checkout crashes, import asks for nobody, node-h is silent', () => {
    const { store } = open('medium');
    expect(store.list('Service', 'shop')).toHaveLength(25);
    const pods = store.list('Pod', 'shop');
    expect(pods).toHaveLength(302);
    expect(score(store, 'shop', 'checkout')).toBe('0/12');
    expect(slicesOf(store, 'shop', 'import')[0]?.endpoints).toBeNull();
    expect(nodeIs(store, 'node-h')).toBe('Unknown');
    const crashing = pods.filter(
      pod => pod.status.containerStatuses[0].state.waiting?.reason === 'CrashLoopBackOff',
    );
    expect(crashing).toHaveLength(12);
  });

  it('prod: 60 Services, 2,000 pods on 40 nodes, and five things wrong', () => {
    const { store } = open('prod');
    const teams = store.list('Namespace').filter(({ metadata }) => !/^(kube-|default)/.test(metadata.name));
    const of = (kind: string) => teams.flatMap(({ metadata }) => store.list(kind, metadata.name));
    expect(teams).toHaveLength(8);
    expect(of('Service')).toHaveLength(60);
    expect(of('Pod')).toHaveLength(2_000);
    expect(score(store, 'payments', 'checkout-api')).toBe('0/24');
    expect(slicesOf(store, 'media', 'thumbs')[0]?.endpoints).toBeNull();
    expect(nodeIs(store, 'ip-10-1-47-132')).toBe('Unknown');
    // Eleven fail their check, one stands on the silent node.
    expect(score(store, 'search', 'indexer')).toBe('18/30');
    expect(waiting(store)).toHaveLength(18);
    expect(waiting(store)[0]?.status.conditions[0].message).toContain('8 Insufficient cpu');
    expect(store.list('Pod', 'web').filter(isTerminating)).toHaveLength(4);
  }, 30_000);

  it('namespaces: whoever looks may not list the slices and pods of identity', () => {
    const rules = scenarioNamed('namespaces')?.viewer ?? [];
    const resources = rules
      .filter(rule => rule.namespaces?.includes('identity'))
      .flatMap(rule => rule.resources);
    expect(resources).toContain('services');
    expect(resources).not.toContain('pods');
    expect(score(open('namespaces').store, 'identity', 'login')).toBe('2/2');
  });

  it('broken: nobody carries what cart asks for, and one pod of catalog fails its check', () => {
    const { store } = open('broken');
    expect(
      slicesOf(store, 'shop', 'cart').map(({ metadata, endpoints }) => [metadata.name, endpoints]),
    ).toEqual([['cart-m4d8r', null]]);
    expect(score(store, 'shop', 'catalog')).toBe('2/3');
    expect(store.get('Deployment', 'shop', 'catalog')?.status.readyReplicas).toBe(2);
  });

  it('draining: the budgets say who may go', () => {
    const { store } = open('draining');
    const allowed = store
      .list('PodDisruptionBudget', 'shop')
      .map(({ metadata, status }) => [metadata.name, status.disruptionsAllowed]);
    expect(Object.fromEntries(allowed)).toEqual({ cart: 1, web: 0, catalog: 0, db: 1 });
    expect(nodeIs(store, 'node-b')).toBe('True cordoned');
    expect(score(store, 'shop', 'web')).toBe('2/4');
    const left = store.list('Pod', 'shop').filter(pod => pod.spec.nodeName === 'node-b');
    expect(left.map(pod => `${pod.metadata.name}${isReady(pod) ? '' : ' not ready'}`).sort()).toEqual([
      'catalog-5b8f7d9c6-k7t2m',
      'db-1',
      'web-6d5f7c9b8-9v7tn',
    ]);
  });

  it('a leaving pod leaves, in the end, and all that was held back goes on', () => {
    const { store, start, wait } = open('many');
    start();
    wait(20 * 60_000);
    expect(store.list('Pod', 'shop').filter(isTerminating)).toEqual([]);
    const starting = store.list('Pod', 'shop').find(({ metadata }) => metadata.name.endsWith('w3h6n'));
    expect(starting !== undefined && isReady(starting)).toBe(true);
    expect(score(store, 'shop', 'sessions')).toBe('397/399');
  });

  it('large takes a number of nodes, up to thousands, without an agent on each', () => {
    const { store } = open('large-1x10-5000');
    const nodes = store.list('Node');
    expect(nodes).toHaveLength(5_000);
    expect(new Set(nodes.map(node => node.spec.podCIDR)).size).toBe(5_000);
    expect(store.list('DaemonSet')).toEqual([]);
    expect(score(store, 'team-01', 'app-01')).toBe('10/10');
  });
});
