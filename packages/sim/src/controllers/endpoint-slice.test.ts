import { describe, expect, it } from 'vitest';
import { appSpec, createLab, type Lab, NAMESPACE } from '../lab.ts';
import type { StoredObject } from '../object.ts';

const slices = (lab: Lab, service = 'red'): readonly StoredObject[] =>
  lab.store
    .list('EndpointSlice', NAMESPACE)
    .filter(slice => slice.metadata.labels?.['kubernetes.io/service-name'] === service);

const service = (more: object = {}) => ({
  selector: { app: 'red' },
  ports: [{ port: 80, targetPort: 8080 }],
  ...more,
});

const pod = (ports: readonly object[] = []) => ({ containers: [{ name: 'app', image: 'app:1', ports }] });

const labels = { labels: { app: 'red' } };

function must(lab: Lab, kind: string, name: string): StoredObject {
  const held = lab.get(kind, name);
  if (held === undefined) throw new Error(`there is no ${kind} ${name}`);
  return held;
}

function begin(spec: object, ...pods: readonly object[]): Lab {
  const lab = createLab();
  for (const [index, one] of pods.entries()) lab.apply('Pod', `red-${index}`, one, labels);
  lab.apply('Service', 'red', spec);
  lab.wait(10);
  return lab;
}

describe('endpoint slices', () => {
  it('say of each pod what discovery/v1 says, and belong to their Service', () => {
    const [slice] = slices(begin(service(), pod()));
    expect(slice?.metadata).toMatchObject({
      generateName: 'red-',
      labels: { 'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io' },
      ownerReferences: [{ kind: 'Service', name: 'red', controller: true }],
    });
    expect(slice).toMatchObject({
      addressType: 'IPv4',
      ports: [{ name: '', port: 8080, protocol: 'TCP' }],
      endpoints: [
        {
          addresses: ['10.244.1.2'],
          conditions: { ready: true, serving: true, terminating: false },
          nodeName: 'node-1',
          zone: 'zone-1',
          targetRef: { kind: 'Pod', name: 'red-0', namespace: NAMESPACE },
        },
      ],
    });
  });

  it('keep one placeholder while nobody is there, and its name when somebody comes and goes', () => {
    const lab = begin(service());
    const [placeholder] = slices(lab);
    expect(placeholder).toMatchObject({ endpoints: null, ports: null });
    lab.apply('Deployment', 'red', appSpec('red', 2));
    lab.wait(10);
    expect(slices(lab)).toMatchObject([{ metadata: { uid: placeholder?.metadata.uid } }]);
    expect(slices(lab)[0]?.endpoints).toHaveLength(2);
    lab.change('Deployment', 'red', { replicas: 0 });
    lab.settle();
    expect(slices(lab)).toMatchObject([
      { metadata: { uid: placeholder?.metadata.uid }, endpoints: null, ports: null },
    ]);
  });

  it('resolve a named port in each pod: one slice per set of ports, a pod without it listed without', () => {
    const named = (containerPort: number) => pod([{ name: 'http', containerPort }]);
    const lab = begin(
      service({ ports: [{ port: 80, targetPort: 'http' }] }),
      named(8080),
      named(9090),
      pod(),
    );
    const found = slices(lab).map(({ ports, endpoints }) => [
      (ports ?? []).map((one: { port: number }) => one.port),
      endpoints.length,
    ]);
    expect(found.toSorted()).toEqual([
      [[], 1],
      [[8080], 1],
      [[9090], 1],
    ]);
  });

  it('publish not-ready pods as ready where asked, while serving tells the truth', () => {
    const spec = {
      containers: [
        {
          name: 'app',
          image: 'app:1',
          readinessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 999 },
        },
      ],
    };
    const lab = begin(service({ publishNotReadyAddresses: true }), spec);
    expect(slices(lab)[0]?.endpoints[0].conditions).toEqual({
      ready: true,
      serving: false,
      terminating: false,
    });
  });

  it('name the pods of a StatefulSet under its headless Service', () => {
    const lab = createLab();
    lab.apply('StatefulSet', 'db', { ...appSpec('red', 2), serviceName: 'red' });
    lab.apply('Service', 'red', service({ clusterIP: 'None' }));
    lab.wait(30);
    const [slice] = slices(lab);
    expect(slice?.metadata.labels).toHaveProperty(['service.kubernetes.io/headless'], '');
    expect(slice?.endpoints.map((one: { hostname: string }) => one.hostname)).toEqual(['db-0', 'db-1']);
  });

  it('split at 100 and go with their Service', () => {
    const lab = createLab({ nodes: 1, prefix: 24 });
    lab.change('Node', 'node-1', {});
    lab.apply('Deployment', 'red', appSpec('red', 105));
    lab.apply('Service', 'red', service());
    lab.settle();
    expect(slices(lab).map(slice => slice.endpoints.length)).toEqual([100, 5]);
    lab.store.remove('Service', NAMESPACE, 'red');
    lab.wait(0);
    expect(slices(lab)).toEqual([]);
    expect(lab.get('Endpoints', 'red')).toBeUndefined();
  }, 30_000);
});

describe('when and where lists change', () => {
  const triggers = (lab: Lab) =>
    slices(lab).map(
      ({ metadata }) => metadata.annotations?.['endpoints.kubernetes.io/last-change-trigger-time'],
    );

  it('say since when: from the Service at first, then from the readiness that changed', () => {
    const lab = begin(service(), pod());
    const ready = (lab.get('Pod', 'red-0')?.status.conditions ?? []).find(
      (one: { type: string }) => one.type === 'Ready',
    );
    expect(triggers(lab)).toEqual([ready.lastTransitionTime]);
    lab.apply('Service', 'blue', service());
    lab.wait(0);
    expect(
      slices(lab, 'blue')[0]?.metadata.annotations?.['endpoints.kubernetes.io/last-change-trigger-time'],
    ).toBe(lab.get('Service', 'blue')?.metadata.creationTimestamp);
    lab.store.update({
      ...must(lab, 'Service', 'red'),
      metadata: { ...must(lab, 'Service', 'red').metadata, labels: { tier: 'x' } },
    });
    lab.wait(0);
    expect(triggers(lab)).toEqual([undefined]);
    expect(slices(lab)[0]?.metadata.labels).toMatchObject({ tier: 'x' });
  });

  it('say no time when the last pod went', () => {
    const lab = begin(service(), pod());
    lab.store.remove('Pod', NAMESPACE, 'red-0', { graceSeconds: 0 });
    lab.wait(1);
    expect(slices(lab).map(({ endpoints }) => endpoints)).toEqual([null]);
    expect(triggers(lab)).toEqual([undefined]);
  });

  it('order ports as a real cluster does, by their hash', () => {
    const ports = [
      { name: 'http', port: 80, targetPort: 8080 },
      { name: 'metrics', port: 81, targetPort: 9090 },
      { name: 'admin', port: 82, targetPort: 9091 },
    ];
    const lab = begin(service({ ports }), pod());
    const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);
    expect(names(slices(lab)[0]?.ports)).toEqual(['http', 'admin', 'metrics']);
    expect(names(lab.get('Endpoints', 'red')?.subsets[0].ports)).toEqual(['http', 'metrics', 'admin']);
  });

  it.each([
    ['PreferClose', { forZones: [{ name: 'zone-1' }] }],
    ['PreferSameZone', { forZones: [{ name: 'zone-1' }] }],
    ['PreferSameNode', { forZones: [{ name: 'zone-1' }], forNodes: [{ name: 'node-1' }] }],
  ])('hint as trafficDistribution %s asks, and no longer when it does not', (trafficDistribution, hints) => {
    const lab = begin(service({ trafficDistribution }), pod());
    expect(slices(lab)[0]?.endpoints[0].hints).toEqual(hints);
    const { trafficDistribution: _, ...spec } = must(lab, 'Service', 'red').spec;
    lab.store.update({ ...must(lab, 'Service', 'red'), spec });
    lab.wait(0);
    expect(slices(lab)[0]?.endpoints[0].hints).toBeUndefined();
  });

  it('spread hints over zones in topology mode Auto, and say why they cannot', () => {
    const lab = begin(service());
    lab.annotate('Service', 'red', { 'service.kubernetes.io/topology-mode': 'Auto' });
    lab.wait(0);
    expect(lab.events()).toContain(
      'TopologyAwareHintsDisabled Insufficient number of endpoints (0 endpoints, 3 zones), addressType: IPv4',
    );
    for (const index of [0, 1, 2, 3, 4, 5]) lab.apply('Pod', `red-${index}`, pod(), labels);
    lab.wait(20);
    expect(lab.events()).toContain(
      'TopologyAwareHintsEnabled Topology Aware Hints has been enabled, addressType: IPv4',
    );
    const zones = slices(lab)[0]?.endpoints.map(
      (one: { hints: { forZones: { name: string }[] } }) => one.hints.forZones[0]?.name,
    );
    expect(zones.toSorted()).toEqual(['zone-1', 'zone-1', 'zone-2', 'zone-2', 'zone-3', 'zone-3']);
  });

  it('leave what there is to a person when the selector goes', () => {
    const lab = begin(service(), pod());
    const before = slices(lab);
    const { selector: _, ...spec } = must(lab, 'Service', 'red').spec;
    lab.store.update({ ...must(lab, 'Service', 'red'), spec });
    lab.store.remove('Pod', NAMESPACE, 'red-0', { graceSeconds: 0 });
    lab.settle();
    // The Endpoints of the same name are mirrored now, beside the old slice.
    expect(slices(lab)[0]).toEqual(before[0]);
  });
});

describe('the old Endpoints', () => {
  it('stand in one subset per set of addresses, a port that only some pods have apart', () => {
    const both = [
      { name: 'http', containerPort: 8080 },
      { name: 'admin', containerPort: 9000 },
    ];
    const ports = [
      { name: 'http', port: 80, targetPort: 'http' },
      { name: 'admin', port: 81, targetPort: 'admin' },
    ];
    const lab = begin(service({ ports }), pod(both), pod(both.slice(0, 1)));
    const found = lab
      .get('Endpoints', 'red')
      ?.subsets.map((one: { addresses: object[]; ports: { name: string }[] }) => [
        one.ports.map(({ name }) => name).join(),
        one.addresses.length,
      ]);
    expect(found.toSorted()).toEqual([
      ['admin', 1],
      ['http', 2],
    ]);
  });

  it('list ready and not-ready addresses, and neither leaving pods nor pods without the port', () => {
    const ports = [{ name: 'http', containerPort: 8080 }];
    const slow = {
      containers: [
        {
          name: 'app',
          image: 'app:1',
          ports,
          readinessProbe: { tcpSocket: { port: 1 }, initialDelaySeconds: 99 },
        },
      ],
    };
    const lab = begin(
      service({ ports: [{ port: 80, targetPort: 'http' }] }),
      pod(ports),
      pod(ports),
      slow,
      pod(),
    );
    lab.store.remove('Pod', NAMESPACE, 'red-1');
    lab.wait(0);
    const held = lab.get('Endpoints', 'red');
    expect(held?.metadata.labels).toEqual({ 'endpoints.kubernetes.io/managed-by': 'endpoint-controller' });
    expect(held?.subsets).toMatchObject([
      {
        addresses: [{ targetRef: { name: 'red-0' } }],
        notReadyAddresses: [{ targetRef: { name: 'red-2' } }],
        ports: [{ port: 8080, protocol: 'TCP' }],
      },
    ]);
    expect(held?.subsets[0].addresses).toHaveLength(1);
  });
});

describe('mirroring', () => {
  const byHand = (lab: Lab, subsets: readonly object[], metadata: object = {}) =>
    lab.store.create({
      apiVersion: 'v1',
      kind: 'Endpoints',
      metadata: { name: 'red', namespace: NAMESPACE, ...metadata },
      subsets,
    });

  const subset = {
    addresses: [{ ip: '192.0.2.45' }],
    notReadyAddresses: [{ ip: '192.0.2.46' }],
    ports: [{ port: 9376 }],
  };

  it('copies Endpoints by hand into a slice that states ready only, follows edits, and goes with them', () => {
    const lab = begin({ ports: [{ port: 80, targetPort: 9376 }] });
    expect(slices(lab)).toEqual([]);
    const held = byHand(lab, [subset]);
    lab.wait(0);
    const [slice] = slices(lab);
    expect(slice?.metadata.labels).toHaveProperty(
      ['endpointslice.kubernetes.io/managed-by'],
      'endpointslicemirroring-controller.k8s.io',
    );
    expect(slice?.endpoints).toEqual([
      { addresses: ['192.0.2.45'], conditions: { ready: true } },
      { addresses: ['192.0.2.46'], conditions: { ready: false } },
    ]);
    lab.store.update({ ...held, subsets: [{ addresses: [{ ip: '192.0.2.47' }], ports: [{ port: 9376 }] }] });
    lab.wait(0);
    expect(
      slices(lab).flatMap(one =>
        one.endpoints.flatMap((endpoint: { addresses: string[] }) => endpoint.addresses),
      ),
    ).toEqual(['192.0.2.47']);
    lab.store.remove('Endpoints', NAMESPACE, 'red');
    lab.wait(0);
    expect(slices(lab)).toEqual([]);
  });

  it('leaves alone what is marked to be skipped and what belongs to a selector', () => {
    const skipped = begin({ ports: [{ port: 80 }] });
    byHand(skipped, [subset], { labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' } });
    skipped.wait(0);
    expect(slices(skipped)).toEqual([]);
    const selected = begin(service(), pod());
    selected.wait(0);
    expect(slices(selected)).toHaveLength(1);
  });
});
