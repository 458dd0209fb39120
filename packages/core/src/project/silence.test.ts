import { describe, expect, it } from 'vitest';
import type { Change } from '../change.ts';
import type { KubeObject } from '../kubernetes/object.ts';
import { project } from '../project.ts';
import {
  allLive,
  bareLine,
  freshness,
  line,
  pod,
  put,
  type ServiceOptions,
  service,
  slice,
} from '../testing/builders.ts';
import type { Silence } from '../topology.ts';
import { emptyWorld, reduce } from '../world.ts';

const web = (options: ServiceOptions = {}) => service('web', options);
const labels = { app: 'web' };
const up = pod('up', { labels, ips: ['10.0.0.1'] });
const down = pod('down', { labels, ips: ['10.0.0.2'], ready: false });
const leaving = pod('leaving', { labels, ips: ['10.0.0.3'], deletion: 1 });
const unaddressed = pod('unaddressed', { labels, ready: false, phase: 'Pending' });
const done = pod('done', { labels, phase: 'Succeeded', ready: false });

function silence(objects: readonly KubeObject[], heard: readonly Change[] = allLive()): Silence | undefined {
  const known = reduce(emptyWorld, [...heard, ...objects.map(put)]).world;
  return project(known, 'shop').services.get('service-web')?.silence;
}

describe('silence', () => {
  it.each<[string, readonly KubeObject[], Silence | undefined]>([
    ['somebody is ready', [web(), up, slice('s', 'web', [line(up)])], undefined],
    ['one of several is ready', [web(), slice('s', 'web', [line(down), line(up)])], undefined],
    ['nothing matches', [web()], { why: 'selector-matches-nothing' }],
    ['all have ended', [web(), done], { why: 'finished', pods: 1 }],
    ['none has an address', [web(), unaddressed, done], { why: 'no-address', pods: 1 }],
    ['none is ready', [web(), down, slice('s', 'web', [line(down)])], { why: 'nobody-ready', pods: 1 }],
    ['none is ready nor listed', [web(), down], { why: 'nobody-ready', pods: 1 }],
    ['ready, but not listed', [web(), up, down], { why: 'not-listed', pods: 1 }],
    [
      'all who are listed leave',
      [web(), slice('s', 'web', [line(leaving)])],
      { why: 'all-leaving', pods: 1 },
    ],
    ['all leave, the list is empty', [web(), leaving], { why: 'all-leaving', pods: 1 }],
    [
      'one leaves, one is not ready',
      [web(), slice('s', 'web', [line(leaving), line(down)])],
      { why: 'nobody-ready', pods: 1 },
    ],
    ['by hand and empty', [web({ selector: {} })], { why: 'by-hand-empty' }],
    ['by hand and listed', [web({ selector: {} }), slice('s', 'web', [bareLine('192.0.2.45')])], undefined],
  ])('P15: %s', (_, objects, expected) => {
    expect(silence(objects)).toEqual(expected);
  });

  it.each<[string, ServiceOptions, Silence | undefined]>([
    ['the same name and protocol', { ports: [{ name: 'http', port: 1 }] }, undefined],
    [
      'another name, the same number',
      { ports: [{ name: 'web', port: 8080, target: 8080 }] },
      { why: 'port-unresolved', port: 'web', pods: 1 },
    ],
    [
      'no name on one side',
      { ports: [{ port: 8080, target: 8080 }] },
      { why: 'port-unresolved', port: '8080', pods: 1 },
    ],
    [
      'another protocol',
      { ports: [{ name: 'http', protocol: 'UDP' }] },
      { why: 'port-unresolved', port: 'http', pods: 1 },
    ],
    ['one of two', { ports: [{ name: 'admin' }, { name: 'http' }] }, undefined],
  ])('P10: ports meet by name and protocol: %s', (_, options, expected) => {
    expect(silence([web(options), slice('s', 'web', [line(up)])])).toEqual(expected);
  });

  it('P11: a named port that no container declares leaves ready lines without a port', () => {
    const objects = [
      web({ ports: [{ name: 'http', target: 'web-port' }] }),
      slice('s', 'web', [line(up)], { ports: [] }),
    ];
    expect(silence(objects)).toEqual({ why: 'port-unresolved', port: 'web-port', pods: 1 });
  });

  it('P17: a headless Service without ports is complete', () => {
    const headless = web({ headless: true, clusterIPs: [], ports: [] });
    expect(silence([headless, slice('s', 'web', [line(up)], { ports: [] })])).toBeUndefined();
    expect(silence([headless])).toEqual({ why: 'selector-matches-nothing' });
  });

  it('P18: an alias for a name outside has no list that could be empty', () => {
    expect(silence([web({ type: 'ExternalName', externalName: 'db.example' })])).toBeUndefined();
  });

  it.each(['loading', 'denied', 'absent', 'failed', 'rate-limited'] as const)(
    'P16: nothing is missed while pods are %s',
    state => {
      const heard = [...allLive(), freshness('Pod', state)];
      expect(silence([web()], heard)).toBeUndefined();
      expect(silence([web(), slice('s', 'web', [line(down)])], heard)).toEqual({
        why: 'nobody-ready',
        pods: 1,
      });
      expect(silence([web({ selector: {} })], heard)).toEqual({ why: 'by-hand-empty' });
    },
  );

  it('P16: no list is called empty while slices are not observed', () => {
    const heard = [...allLive(), freshness('EndpointSlice', 'denied')];
    expect(silence([web(), down], heard)).toBeUndefined();
    expect(silence([web({ selector: {} })], heard)).toBeUndefined();
  });

  it('P16: what is observed in one namespace is known there', () => {
    const heard = [freshness('Pod', 'live', 'shop'), freshness('EndpointSlice', 'polled', 'shop')];
    expect(silence([web()], heard)).toEqual({ why: 'selector-matches-nothing' });
    expect(
      silence([web()], [freshness('Pod', 'live', 'other'), freshness('EndpointSlice', 'live', 'other')]),
    ).toBeUndefined();
  });

  it('P16: a stale picture keeps what it said', () => {
    expect(silence([web()], [...allLive(), freshness('Pod', 'stale')])).toEqual({
      why: 'selector-matches-nothing',
    });
  });
});
