import { describe, expect, it } from 'vitest';
import { createHandClock } from './clock.ts';
import { thrown } from './testing/thrown.ts';
import { deployment, newStore, pod, START, service } from './testing/try-api.ts';

const emptyStore = () => newStore(createHandClock(START));

describe('admission', () => {
  it('gives Services addresses and node ports and refuses those that are taken', () => {
    const store = emptyStore();
    const { spec } = store.create(service('web', { type: 'NodePort', ports: [{ port: 80 }] }));
    expect(spec).toMatchObject({
      clusterIPs: [spec.clusterIP],
      sessionAffinity: 'None',
      ipFamilies: ['IPv4'],
    });
    expect(spec.clusterIP).toMatch(/^10\.96\.\d+\.\d+$/);
    expect(spec.ports[0]).toMatchObject({ protocol: 'TCP', targetPort: 80 });
    expect(spec.ports[0].nodePort).toBeGreaterThanOrEqual(30_000);
    const again = service('copy', { clusterIP: spec.clusterIP, ports: [{ port: 80 }] });
    expect(thrown(() => store.create(again)).message).toBe(
      `Service "copy" is invalid: spec.clusterIPs: Invalid value: ["${spec.clusterIP}"]: failed to allocate IP ${spec.clusterIP}: provided IP is already allocated`,
    );
    const taken = service('copy', {
      type: 'NodePort',
      ports: [{ port: 80, nodePort: spec.ports[0].nodePort }],
    });
    expect(thrown(() => store.create(taken)).message).toContain('provided port is already allocated');
    expect(store.create(service('headless', { clusterIP: 'None' })).spec.clusterIP).toBe('None');
  });

  it('keeps a Service its address when an update leaves it out, and does not let it be changed', () => {
    const store = emptyStore();
    const held = store.create(service('web'));
    const { clusterIP, clusterIPs: _, ...spec } = held.spec;
    const { clusterIP: _ip, ...without } = { clusterIP, ...spec };
    expect(store.update({ ...held, spec: { ...without, selector: { app: 'web' } } }).spec.clusterIP).toBe(
      clusterIP,
    );
    const moved = { ...held, metadata: { ...held.metadata, resourceVersion: '' } };
    const other = { ...moved, spec: { ...held.spec, clusterIP: '10.96.9.9', clusterIPs: ['10.96.9.9'] } };
    expect(thrown(() => store.update(other)).message).toContain('may not change once set');
  });

  it('takes what a pod may have at most for what it asks for, but not in a template', () => {
    const store = emptyStore();
    const limited = [{ name: 'main', image: 'web:1', resources: { limits: { memory: '1Gi' } } }];
    const made = store.create({ ...pod('one'), spec: { containers: limited } });
    expect(made.spec.containers[0].resources.requests).toEqual({ memory: '1Gi' });
    const wanted = deployment('web');
    const template = { ...wanted.spec.template, spec: { containers: limited } };
    const kept = store.create({ ...wanted, spec: { ...wanted.spec, template } });
    expect(kept.spec.template.spec.containers[0].resources).toEqual({ limits: { memory: '1Gi' } });
  });

  it('gives a Job a selector when it is made, and refuses to do without it later', () => {
    const store = emptyStore();
    const containers = [{ name: 'main', image: 'once:1' }];
    const draft = {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'once', namespace: 'shop' },
      spec: { template: { spec: { restartPolicy: 'Never', containers } } },
    };
    const held = store.create(draft);
    expect(held.spec.selector.matchLabels).toEqual({
      'batch.kubernetes.io/controller-uid': held.metadata.uid,
    });
    const again = { ...held, metadata: { ...held.metadata, resourceVersion: '' }, spec: draft.spec };
    const said = thrown(() => store.update(again)).message;
    expect(said).toContain(
      'spec.selector: Required value, spec.template.metadata.labels: Invalid value: null: `selector` does not match template `labels`, spec.selector: Invalid value: null: field is immutable, spec.template: Invalid value: {"Spec":{"Volumes":null,',
    );
  });

  it('keeps a node port that an update leaves out', () => {
    const store = emptyStore();
    const ports = [{ port: 80, nodePort: 31_234 }];
    const held = store.create(service('web', { type: 'NodePort', ports }));
    const next = store.update({
      ...held,
      spec: {
        ...held.spec,
        ports: [
          { port: 80, name: 'a' },
          { port: 81, name: 'b' },
        ],
      },
    });
    expect(next.spec.ports[0].nodePort).toBe(31_234);
    const inside = store.update({ ...next, spec: { ...next.spec, type: 'ClusterIP' } });
    expect(inside.spec.ports[0]).not.toHaveProperty('nodePort');
  });

  it('takes a headless Service without a selector for one of both families', () => {
    const both = { ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'RequireDualStack' };
    const make = (spec: object) => emptyStore().create(service('web', { clusterIP: 'None', ...spec })).spec;
    expect(make({})).toMatchObject(both);
    expect(make({ selector: { app: 'web' } })).toMatchObject({ ipFamilyPolicy: 'SingleStack' });
  });

  it.each([
    [
      'a bad name',
      pod('Bad_Name'),
      'metadata.name: Invalid value: "Bad_Name": a lowercase RFC 1123 subdomain',
    ],
    ['no containers', { ...pod('a'), spec: {} }, 'spec.containers: Required value'],
    [
      'no image',
      { ...pod('a'), spec: { containers: [{ name: 'x' }] } },
      'spec.containers[0].image: Required value',
    ],
    ['no ports', service('a', {}), 'spec.ports: Required value'],
    ['a bad port', service('a', { ports: [{ port: 70_000 }] }), 'must be between 1 and 65535, inclusive'],
    [
      'a target port that is a number in quotes',
      service('a', { ports: [{ port: 80, targetPort: '8080' }] }),
      'spec.ports[0].targetPort: Invalid value: "8080": must contain at least one letter (a-z)',
    ],
    [
      'an address that means many',
      {
        apiVersion: 'v1',
        kind: 'Endpoints',
        metadata: { name: 'a', namespace: 'shop' },
        subsets: [{ addresses: [{ ip: '224.0.0.7' }], ports: [{ port: 80 }] }],
      },
      'may not be in the link-local multicast range',
    ],
    [
      'a selector that misses its template',
      { ...deployment('a'), spec: { ...deployment('a').spec, selector: { matchLabels: { app: 'b' } } } },
      '`selector` does not match template `labels`',
    ],
  ])('refuses %s in the words of the API', (_, draft, message) => {
    const error = thrown(() => emptyStore().create(draft));
    expect(error.status).toMatchObject({ code: 422, reason: 'Invalid' });
    expect(error.message).toContain(message);
  });

  it('lets a workload keep its selector only', () => {
    const store = emptyStore();
    const held = store.create(deployment('web'));
    const labels = { app: 'other' };
    const template = { ...held.spec.template, metadata: { labels } };
    const next = { ...held, spec: { ...held.spec, selector: { matchLabels: labels }, template } };
    expect(thrown(() => store.update(next)).message).toContain('spec.selector: Invalid value');
    expect(thrown(() => store.update(next)).message).toContain('field is immutable');
  });
});
