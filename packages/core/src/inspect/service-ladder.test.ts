/** The eight rungs of any Service: what holds, what does not and is open first, what is not needed, and what the rules put on which rung. */
import { describe, expect, it } from 'vitest';
import { freshnessKey } from '../freshness.ts';
import {
  door,
  type Element,
  line,
  pod,
  service,
  serviceByHand,
  staffing,
  topology,
  workload,
} from '../scene/testing/model.ts';
import type { ToldFinding } from '../topology/finding.ts';
import type { NearMiss, Service, Silence } from '../topology.ts';
import { serviceLadderWords as words } from './messages/service-ladder-en.ts';
import { firstFailing, serviceLadder } from './service-ladder.ts';

function ladder(...elements: readonly Element[]) {
  const all = topology(...elements);
  const [first] = all.services.values();
  if (first === undefined) throw new Error('there is no Service');
  const rungs = serviceLadder(first, all);
  return {
    rungs,
    failing: firstFailing(rungs),
    states: rungs.map(({ name, state }) => `${name} ${state}`),
    text: (name: string) => rungs.find(rung => rung.name === name)?.text,
  };
}

const held = { wantedBy: ['cart'] };
const cart = (more: Partial<Service> = {}) => service('cart', more);
const served = [cart(), pod('a', held), pod('b', held), line('cart', 'a'), line('cart', 'b')];
const silent = (silence: Silence, more: Partial<Service> = {}) => ladder(cart({ silence, ...more }));

const finding = (
  rule: string,
  subject: ToldFinding['subject'],
  severity: ToldFinding['severity'] = 'error',
  more: Partial<ToldFinding> = {},
): Element => ({
  map: 'findings',
  value: {
    key: `${rule} ${subject.name}`,
    ...{ rule, severity, confidence: 'certain', subject, message: `${rule} is said` },
    ...{ evidence: [], confirm: [], fix: [], causes: [], effects: [] },
    ...more,
  },
});
const self = { kind: 'Service', namespace: 'shop', name: 'cart' };

describe('a Service that is well', () => {
  it('holds on all eight rungs', () => {
    const { states, failing, rungs } = ladder(
      ...served,
      door('shop', 'shop.example', [{ path: '/', serviceUid: 'cart' }]),
    );
    expect(failing).toBeUndefined();
    expect(states).toEqual([
      ...['exists holds', 'name holds', 'ports holds', 'selector holds'],
      ...['endpoints holds', 'pods holds', 'policy holds', 'door holds'],
    ]);
    expect(words.allHold(8, rungs.length)).toBe('All eight rungs hold.');
  });

  it.each<[string, readonly Element[], readonly string[]]>([
    ['without a door', served, ['door not-needed']],
    [
      'headless',
      [cart({ headless: true, clusterIPs: [] }), ...served.slice(1)],
      ['name holds', 'endpoints holds', 'pods holds'],
    ],
    [
      'an alias',
      [cart({ type: 'ExternalName', externalName: 'db.example.com', clusterIPs: [], ports: [] })],
      ['name holds', 'ports not-needed', 'selector not-needed', 'pods not-needed', 'policy not-needed'],
    ],
    [
      'kept by hand',
      [serviceByHand('cart'), line('cart', '203.0.113.20', { bare: true })],
      ['selector not-needed', 'endpoints holds', 'pods not-needed'],
    ],
  ])('%s', (_, elements, expected) => {
    const { states, failing } = ladder(...elements);
    expect(failing).toBeUndefined();
    expect(states).toEqual(expect.arrayContaining([...expected]));
  });
});

it('says which number the name of a port stands for, once somebody is listed', () => {
  const ports = [{ name: 'web', protocol: 'TCP' as const, port: 80, target: 'http' }];
  const heard = (port: number) => ({ ports: [{ name: 'web', protocol: 'TCP' as const, port }] });
  expect(ladder(cart({ ports })).text('ports')).toBe('80 → http/TCP.');
  const pods = [pod('a', held), pod('b', held)];
  const lines = [line('cart', 'a', heard(8080)), line('cart', 'b', heard(8081))];
  expect(ladder(cart({ ports }), ...pods, ...lines).text('ports')).toBe('80 → http = 8080 or 8081/TCP.');
});

describe('a Service where nobody picks up', () => {
  it.each<[Silence, string, readonly string[]]>([
    [
      { why: 'selector-matches-nothing' },
      'selector',
      ['ports holds', 'endpoints not-reached', 'pods not-reached', 'policy not-reached'],
    ],
    [{ why: 'nobody-ready', pods: 2 }, 'pods', ['endpoints holds', 'policy not-reached']],
    [{ why: 'port-unresolved', port: 'http', pods: 2 }, 'ports', ['selector holds', 'endpoints not-reached']],
    [{ why: 'not-listed', pods: 2 }, 'endpoints', ['selector holds', 'pods not-reached']],
    [{ why: 'by-hand-empty' }, 'endpoints', ['pods not-reached']],
  ])('%j', (silence, rung, others) => {
    const { failing, states } = silent(silence);
    expect(failing).toMatchObject({ name: rung, state: 'broken' });
    expect(states).toEqual(expect.arrayContaining([...others]));
  });

  it('names the line of kubectl that proves it', () => {
    expect(silent({ why: 'nobody-ready', pods: 1 }).failing?.command).toBe(
      'kubectl -n shop get pods -l app=cart',
    );
    expect(silent({ why: 'by-hand-empty' }).failing?.command).toBe(
      'kubectl -n shop get endpointslices -l kubernetes.io/service-name=cart',
    );
  });

  it('names the nearest miss, and shows the labels beside each other', () => {
    const nearMiss: NearMiss = {
      workload: 'w',
      kind: 'Deployment',
      name: 'cart',
      asked: ['app', 'crat'],
      carried: ['app', 'cart'],
      pods: 2,
    };
    const { failing } = silent(
      { why: 'selector-matches-nothing' },
      { selector: [['app', 'crat']], nearMiss },
    );
    expect(failing).toMatchObject({
      text: 'No pod carries app=crat. The two pods of cart carry app=cart.',
      command: 'kubectl -n shop get pods --show-labels',
    });
  });
});

describe('what the rules found', () => {
  const doors = door('shop', 'shop.example', [{ path: '/cart', serviceUid: 'cart' }]);
  const ingress = { kind: 'Ingress', namespace: 'shop', name: 'shop' };

  it.each<[string, readonly Element[], string]>([
    ['of its port', [finding('svc-target-port-name-unresolved', self)], 'ports broken'],
    ['of its policies', [finding('netpol-frontend-blocked', self)], 'policy broken'],
    ['of some pods', [finding('svc-some-endpoints-not-ready', self, 'warning')], 'pods strained'],
    [
      'of its workload',
      [
        workload('cart', { kind: 'Deployment' }),
        cart({ staffing: { ...staffing(2, 1), workloads: ['cart'] } }),
        finding('workload-pods-refused', { kind: 'Deployment', namespace: 'shop', name: 'cart' }, 'warning'),
      ],
      'pods strained',
    ],
    ['of its load balancer', [finding('svc-lb-pending', self)], 'door broken'],
    ['of its door', [doors, finding('ingress-class-missing', ingress)], 'door broken'],
    [
      'of its path',
      [
        doors,
        finding('ingress-backend-port-missing', ingress, 'error', {
          discriminator: 'rules[0].paths[0]',
          evidence: [{ text: 'has no such port', object: self }],
        }),
      ],
      'door broken',
    ],
    ['what only explains', [finding('svc-target-port-undeclared', self, 'info')], 'ports holds'],
  ])('%s stands on its rung', (_, elements, expected) => {
    const { rungs, states } = ladder(...served, ...elements);
    expect(states).toContain(expected);
    const [name] = expected.split(' ');
    expect(rungs.find(rung => rung.name === name)?.findings).toHaveLength(1);
  });

  it('of an alias that leads nowhere leaves what an alias has none of as not needed', () => {
    const alias = cart({ type: 'ExternalName', externalName: 'db.none.svc.cluster.local', ports: [] });
    const { states } = ladder(alias, finding('svc-external-name-target-missing', self));
    expect(states).toEqual(
      expect.arrayContaining(['name broken', 'endpoints not-needed', 'pods not-needed']),
    );
  });

  it('that follows from another rung leaves its own alone', () => {
    const cause = finding('svc-selector-matches-no-pods', self);
    const effect = finding('ingress-backend-not-ready', ingress, 'error', {
      causes: ['svc-selector-matches-no-pods cart'],
      evidence: [{ text: 'has nobody', object: self }],
    });
    const { states } = ladder(...served, doors, cause, effect);
    expect(states).toEqual(expect.arrayContaining(['selector broken', 'door holds']));
  });

  it('of another Service, or of another path of the door, is not told here', () => {
    const { rungs } = ladder(
      ...[...served, doors],
      finding('svc-no-ready-endpoints', { ...self, name: 'web' }),
      finding('ingress-backend-service-missing', ingress, 'error', { discriminator: 'rules[0].paths[1]' }),
    );
    expect(rungs.flatMap(({ findings }) => findings)).toEqual([]);
  });
});

it('says what it does not know, and does not take it for right', () => {
  const denied = (kind: 'EndpointSlice' | 'NetworkPolicy'): Element => ({
    map: 'freshness',
    value: { key: freshnessKey(kind, ''), kind, scope: '', state: 'denied', since: 0 },
  });
  const { states, failing } = ladder(...served, denied('EndpointSlice'), denied('NetworkPolicy'));
  expect(states).toEqual(
    expect.arrayContaining(['selector holds', 'endpoints unknown', 'pods unknown', 'policy unknown']),
  );
  expect(failing?.name).toBe('endpoints');
});
