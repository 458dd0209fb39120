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
    const asked = { ports, clusterIP: '10.96.0.42', clusterIPs, ipFamilyPolicy: 'PreferDualStack' };
    expect(store.create(service('both', asked)).spec).toMatchObject({
      clusterIPs,
      ipFamilies: ['IPv4', 'IPv6'],
    });
    const again = { ...asked, clusterIP: '10.96.0.43', clusterIPs: ['10.96.0.43', 'fd00:10:96::2a'] };
    expect(thrown(() => store.create(service('again', again))).message).toContain(
      'failed to allocate IP fd00:10:96::2a: provided IP is already allocated',
    );
  });

  it.each([
    [{ clusterIP: 'abc' }, 'spec.clusterIPs[0]: Invalid value: "abc": must be a valid IP address'],
    [
      { clusterIPs: ['10.96.0.42'] },
      'spec.clusterIPs: Invalid value: ["10.96.0.42"]: must be empty when `clusterIP` is not specified',
    ],
    [
      { clusterIP: 'fd00::1' },
      'spec.clusterIPs[0]: Invalid value: ["fd00::1"]: IPv6 is not configured on this cluster',
    ],
    [{ ipFamilies: ['IPv6'] }, 'spec.ipFamilies[0]: Invalid value: "IPv6": not configured on this cluster'],
    [
      { ipFamilies: ['IPv4', 'IPv6'] },
      `spec.ipFamilyPolicy: Invalid value: "SingleStack": must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified`,
    ],
    [
      { clusterIP: '10.96.0.9', ipFamilies: ['IPv6'] },
      'spec.clusterIPs[0]: Invalid value: "10.96.0.9": expected an IPv6 value as indicated by `ipFamilies[0]`',
    ],
    [
      { clusterIP: '192.0.2.1' },
      'spec.clusterIPs: Invalid value: ["192.0.2.1"]: failed to allocate IP 192.0.2.1: the provided network does not match the current range',
    ],
  ])('%j: what is wrong with addresses is said before anything else', (asked, said) => {
    const wrong = service('web', { ports: [{ port: 99_999 }], ...asked });
    const { message } = thrown(() => single().create(wrong));
    expect(message.startsWith(`Service "web" is invalid: ${said}`) && !message.includes('ports')).toBe(true);
  });

  it('of a dry run only the range is asked', () => {
    const store = single();
    const clusterIP = store.create(service('web', { ports })).spec.clusterIP;
    expect(store.create(service('copy', { ports, clusterIP }), { dryRun: true }).spec.clusterIP).toBe(
      clusterIP,
    );
    const outside = service('far', { ports, clusterIP: '192.0.2.1' });
    expect(thrown(() => store.create(outside, { dryRun: true })).message).toContain(
      'the provided IP (192.0.2.1) is not in the valid range. The range of valid IPs is 10.96.0.0/16',
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
