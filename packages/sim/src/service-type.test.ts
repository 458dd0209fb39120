/** A Service changes its type; what only the old one had goes with it. */
import { expect, it } from 'vitest';
import { createHandClock } from './clock.ts';
import { newStore, START, service } from './testing/try-api.ts';

const stored = () => {
  const store = newStore(createHandClock(START));
  const made = store.create(service('web'));
  const become = (fields: object) => {
    const held = store.get('Service', 'shop', 'web') ?? made;
    return store.update({ ...held, spec: { ...held.spec, ...fields } }).spec;
  };
  return { made, become };
};

it('a load balancer that becomes a number inside keeps that, and nothing of the outside', () => {
  const { made, become } = stored();
  const outside = become({ type: 'LoadBalancer' });
  expect(outside).toMatchObject({ allocateLoadBalancerNodePorts: true, externalTrafficPolicy: 'Cluster' });
  expect(outside.ports[0].nodePort).toBeGreaterThanOrEqual(30_000);
  expect(become({ type: 'NodePort' })).not.toHaveProperty('allocateLoadBalancerNodePorts');
  expect(become({ type: 'ClusterIP' })).toEqual(made.spec);
});

it('a name has no number, no families and no ports on nodes', () => {
  const { become } = stored();
  become({ type: 'NodePort' });
  const spec = become({ type: 'ExternalName', externalName: 'db.example' });
  for (const field of ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy'])
    expect(spec).not.toHaveProperty(field);
  expect(spec.ports[0]).not.toHaveProperty('nodePort');
  expect(spec).toMatchObject({ type: 'ExternalName', externalName: 'db.example' });
});

it('a name keeps what is said of the inside, for when it has a number again', () => {
  const { become } = stored();
  become({ type: 'ExternalName', externalName: 'db.example' });
  become({ internalTrafficPolicy: 'Local' });
  expect(become({ type: 'ClusterIP' }).internalTrafficPolicy).toBe('Local');
});
