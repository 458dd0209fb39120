import { describe, expect, it } from 'vitest';
import {
  budget,
  door,
  type Element,
  line,
  node,
  pod,
  service,
  serviceByHand,
  staffing,
  topology,
  workload,
} from '../scene/testing/model.ts';
import type { DoorPath } from '../topology/door.ts';
import type { ClusterNode, Endpoint, Pod, Workload } from '../topology.ts';
import { whyOfLine } from './lines.ts';
import {
  openingOfDoor,
  openingOfNode,
  openingOfPod,
  openingOfService,
  openingOfWorkload,
} from './opening.ts';

const web = { wantedBy: ['web'] };
const opened = (...elements: readonly Element[]): string => {
  const all = topology(...elements);
  return openingOfService(only(all.services), all);
};

function only<T>(map: ReadonlyMap<string, T>): T {
  const [first] = map.values();
  if (first === undefined) throw new Error('there is none');
  return first;
}

describe('the opening of a Service', () => {
  it.each<[string, readonly Element[], RegExp]>([
    [
      'several pods',
      [service('web'), line('web', 'a'), line('web', 'b')],
      /^A call to web lands on one of two pods, picked at random/,
    ],
    ['one pod', [service('web'), line('web', 'a')], /^Every call to web lands on one pod: there is no other/],
    [
      'affinity',
      [service('web', { affinity: 'ClientIP' }), line('web', 'a'), line('web', 'b')],
      /gets the same pod again/,
    ],
    [
      'its own node only',
      [service('web', { internalTrafficPolicy: 'Local' }), line('web', 'a')],
      /never leaves that node/,
    ],
    [
      'without number',
      [service('web', { headless: true }), line('web', 'a'), line('web', 'b')],
      /has no number: DNS answers with the addresses of both pods/,
    ],
    [
      'another name',
      [service('web', { type: 'ExternalName', externalName: 'db.example' })],
      /another name for db\.example/,
    ],
    [
      'by hand',
      [serviceByHand('web'), line('web', '203.0.113.20', { bare: true })],
      /People keep the list of web: it has one line/,
    ],
    [
      'nobody',
      [service('web', { silence: { why: 'nobody-ready', pods: 2 } })],
      /reaches nobody. 2 pods match; none is ready/,
    ],
    [
      'fewer than wanted',
      [
        service('web', { staffing: staffing(3, 1) }),
        line('web', 'a'),
        line('web', 'b'),
        line('web', 'c', { ready: false }),
      ],
      /one of two pods.*One of the three that are wanted takes no calls now/,
    ],
    [
      'two families of one pod',
      [service('web'), line('web', 'a'), line('web', 'a', { family: 'IPv6' })],
      /one pod: there is no other/,
    ],
    [
      'a list that may not be seen',
      [
        service('web'),
        {
          map: 'freshness',
          value: { key: 'EndpointSlice', kind: 'EndpointSlice', scope: '', state: 'denied', since: 0 },
        },
      ],
      /Who picks up for web is not known/,
    ],
  ])('%s', (_, elements, expected) => {
    expect(opened(...elements)).toMatch(expected);
  });
});

describe('the opening of a pod', () => {
  const said = (value: Partial<Pod>, ...others: readonly Element[]): string => {
    const all = topology(service('web'), pod('a', { ...web, ...value }), ...others);
    return openingOfPod(only(all.pods), all, 60_000);
  };
  it.each<[string, Partial<Pod>, readonly Element[], RegExp]>([
    ['listed', { node: 'n1' }, [line('web', 'a')], /takes calls for web\. Made 1 min ago, on n1\.$/],
    ['asked for, not listed', {}, [], /web asks for it, but no list holds it yet/],
    ['nobody asks', { wantedBy: [] }, [], /no Service asks for it/],
    ['check fails', { state: 'not-ready' }, [], /readiness check fails, so web sends it no new calls/],
    [
      'crashes',
      { state: 'failing', reason: 'CrashLoopBackOff', restarts: 3 },
      [],
      /fails: CrashLoopBackOff, after 3 restarts\. web sends it no calls/,
    ],
    ['deleted', { state: 'terminating', deletion: 72_000 }, [], /no new calls\. Running ones have 12 s/],
    ['no node', { state: 'pending', reason: 'Unschedulable' }, [], /waits for a node: Unschedulable/],
  ])('%s', (_, value, others, expected) => {
    expect(said(value, ...others)).toMatch(expected);
  });
});

describe('the opening of a door', () => {
  const said = (...paths: readonly DoorPath[]): string =>
    openingOfDoor(only(topology(door('edge', 'a.example', [], { paths, className: 'c' })).doors));
  const gone = (service: string): DoorPath => ({
    host: 'a.example',
    path: `/${service}`,
    pathType: 'Prefix',
    service,
  });
  const leads = (service: string): DoorPath => ({ ...gone(service), serviceUid: service });
  const shut: DoorPath = {
    ...gone('refunds'),
    route: { kind: 'HTTPRoute', name: 'front', listeners: [], refused: 'no-grant' },
  };

  it('names those that calls are sent on to, once each', () => {
    expect(said(leads('web'), leads('web'))).toMatch(
      /^Calls to a\.example come in here and are sent on to web\. The object is only a rule/,
    );
  });

  it('tells apart who is shut off, and who does not exist', () => {
    expect(said(leads('web'), shut)).toMatch(
      /sent on to web\. No ReferenceGrant lets its routes lead to refunds\. The object/,
    );
    expect(said(leads('web'), gone('old'))).toMatch(/sent on to web\. old does not exist\. The object/);
    expect(said(shut)).toMatch(/sent on to nobody\. No ReferenceGrant/);
  });
});

describe('the opening of a workload', () => {
  const said = (value: Partial<Workload>): string => {
    const all = topology(workload('web', { kind: 'Deployment', ...value }), pod('a'));
    return openingOfWorkload(only(all.workloads), [...all.pods.values()], all);
  };
  it('names what refuses its new pods', () => {
    expect(said({ refusal: 'exceeded quota: few' })).toBe(
      'web wants one pod, and it is ready. New pods of it are refused (ReplicaFailure): exceeded quota: few',
    );
    expect(said({ refusal: '' })).toMatch(/are refused \(ReplicaFailure\)\.$/);
    expect(said({})).not.toMatch(/refused/);
  });
  it('counts two as both', () => {
    expect(said({ desired: 0 })).toMatch(/wants no pods/);
    const both = topology(workload('web', { desired: 2 }), pod('a'), pod('b'));
    expect(openingOfWorkload(only(both.workloads), [...both.pods.values()], both)).toMatch(
      /two pods, and both are ready/,
    );
  });
});

it('says of a cordoned node that its pods stay', () => {
  const shown = topology(node('n1', { cordoned: true, pods: 2 }));
  expect(openingOfNode(only<ClusterNode>(shown.nodes), shown)).toMatch(
    /^n1 takes no new pods; the two that are here stay\. Endpoints/,
  );
});

it('says of a cordoned node which budget lets nobody go', () => {
  const of = (allowed: number) => {
    const shown = topology(
      node('n1', { cordoned: true, pods: 1 }),
      pod('a', { node: 'n1', budgets: ['db'] }),
      budget('db', { allowed, expected: 1, desired: 1 }),
    );
    return openingOfNode(only<ClusterNode>(shown.nodes), shown);
  };
  expect(of(0)).toMatch(/stays\. Whoever drains it waits: budget db lets nobody go\.$/);
  expect(of(1)).not.toMatch(/budget/);
});

describe('why a line takes no calls', () => {
  const why = (value: Partial<Endpoint>, of?: Partial<Pod>) => {
    const all = topology(line('web', 'a', value), ...(of === undefined ? [] : [pod('a', of)]));
    return whyOfLine(only(all.endpoints), all.pods.get('a'), 0, false);
  };
  it('says nothing of one that does', () => {
    expect(why({}, {})).toBe('');
  });
  it.each<[Partial<Endpoint>, Partial<Pod> | undefined, RegExp]>([
    [{ ready: false }, { state: 'starting' }, /has not passed yet/],
    [{ ready: false }, { state: 'not-ready' }, /readiness check fails/],
    [{ ready: false }, { state: 'failing', reason: 'OOMKilled' }, /fails: OOMKilled/],
    [{ ready: false, terminating: true }, { state: 'terminating' }, /was deleted/],
    [{ ready: false }, undefined, /is not there/],
    [{ origin: 'hand' }, undefined, /written by hand/],
  ])('%j with %j', (value, of, expected) => {
    expect(why(value, of)).toMatch(expected);
  });
});
