import { describe, expect, it } from 'vitest';
import { createHandClock } from './clock.ts';
import type { Store } from './store.ts';
import { thrown } from './testing/thrown.ts';
import { newStore, START, service } from './testing/try-api.ts';

function storeWith(podCIDRs: readonly string[]): Store {
  const store = newStore(createHandClock(START));
  store.create({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-1' }, spec: { podCIDRs } });
  return store;
}

const dual = () => storeWith(['10.244.1.0/24', 'fd00:10:244:1::/64']);
const single = () => storeWith(['10.244.1.0/24']);
const ports = [{ port: 80 }];

describe('families of a Service', () => {
  it('are one where nobody asks for two', () => {
    expect(dual().create(service('web', { ports })).spec).toMatchObject({
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      clusterIPs: [expect.stringMatching(/^10\.96\./)],
    });
  });

  it('are two, with an address of each, where that is preferred and there', () => {
    const { spec } = dual().create(service('web', { ports, ipFamilyPolicy: 'PreferDualStack' }));
    expect(spec.ipFamilies).toEqual(['IPv4', 'IPv6']);
    expect(spec.clusterIPs).toEqual([spec.clusterIP, expect.stringMatching(/^fd00:10:96::/)]);
    const alone = single().create(service('web', { ports, ipFamilyPolicy: 'PreferDualStack' })).spec;
    expect(alone).toMatchObject({ ipFamilies: ['IPv4'], ipFamilyPolicy: 'PreferDualStack' });
    expect(alone.clusterIPs).toHaveLength(1);
  });

  it('follow from the order and the addresses that were asked for', () => {
    const store = dual();
    const six = store.create(service('six', { ports, ipFamilies: ['IPv6'] })).spec;
    expect(six).toMatchObject({
      clusterIP: expect.stringMatching(/^fd00:10:96::/),
      ipFamilyPolicy: 'SingleStack',
    });
    const clusterIPs = ['10.96.0.42', 'fd00:10:96::2a'];
    expect(store.create(service('both', { ports, clusterIPs })).spec).toMatchObject({
      clusterIPs,
      ipFamilies: ['IPv4', 'IPv6'],
      ipFamilyPolicy: 'RequireDualStack',
    });
    expect(thrown(() => store.create(service('again', { ports, clusterIPs }))).message).toContain(
      'failed to allocate IP fd00:10:96::2a: provided IP is already allocated',
    );
  });

  it('cannot be two in a cluster of one', () => {
    expect(
      thrown(() => single().create(service('web', { ports, ipFamilyPolicy: 'RequireDualStack' }))).message,
    ).toContain(
      'spec.ipFamilyPolicy: Invalid value: "RequireDualStack": this cluster is not configured for dual-stack services',
    );
  });

  it('can be changed: the second address comes and goes, the first stays', () => {
    const store = dual();
    const held = store.create(service('web', { ports }));
    const both = store.update({ ...held, spec: { ...held.spec, ipFamilyPolicy: 'PreferDualStack' } });
    expect(both.spec.clusterIPs).toEqual([held.spec.clusterIP, expect.stringMatching(/^fd00:10:96::/)]);
    const one = store.update({ ...both, spec: { ...both.spec, ipFamilyPolicy: 'SingleStack' } });
    expect(one.spec).toMatchObject({ clusterIPs: [held.spec.clusterIP], ipFamilies: ['IPv4'] });
  });
});
