import { pod, service, topology } from '@switchboard/core/scene/testing/model';
import { emptyTopology, type Topology } from '@switchboard/core/topology';
import { describe, expect, it } from 'vitest';
import type { LinkStatus } from '../link/status.ts';
import { cardOf } from './card.ts';
import { createClusterBefore } from './cluster-before.ts';
import { freshnessNotices } from './freshness-notices.ts';
import { refusedIn } from './grants.tsx';
import { heardLists } from './heard-lists.ts';
import { linkNotices, type Surroundings } from './link-notices.ts';
import { readingNotice } from './reading-notice.ts';
import { roleFor } from './role.ts';

type Fresh = Topology['freshness'] extends ReadonlyMap<string, infer One> ? One : never;
const fresh = (kind: Fresh['kind'], state: Fresh['state'], more: Partial<Fresh> = {}): Fresh => ({
  key: more.scope === undefined ? kind : `${kind}/${more.scope}`,
  kind,
  scope: '',
  state,
  since: 0,
  ...more,
});
const cluster = (source: 'simulated' | 'in-cluster', name = 'prod') => ({
  name,
  source,
  defaultNamespace: 'tools',
});
const status = (change: object): LinkStatus =>
  ({ state: 'live', lost: false, clockSkew: 0, lagMs: 0, askedAt: 0, behindMs: 0, ...change }) as LinkStatus;
const around: Surroundings = {
  now: 0,
  wrongKey: false,
  location: { hostname: 'localhost', port: '8080' },
  pictured: true,
};
const titles = (all: readonly { readonly title: string }[]) => all.map(({ title }) => title);

describe('what is wrong with the link of the page', () => {
  const lost = (more: object) => linkNotices(status({ state: 'offline', lost: true, ...more }), around);

  it('is told apart by what answers in place of the server', () => {
    expect(titles(lost({}))).toEqual(['The server does not answer.']);
    expect(titles(lost({ reason: '503' }))).toEqual([
      'The server takes no more viewers at the moment (503).',
    ]);
    expect(titles(lost({ reason: '502' }))).toEqual(['A proxy answers in place of the server (502).']);
  });

  it('does not speak of a picture that there is not', () => {
    const said = (pictured: boolean) =>
      linkNotices(status({ state: 'offline', lost: true, heardAt: 0 }), { ...around, pictured })[0]?.text;
    expect(said(true)).toContain('The picture is of');
    expect(said(false)).not.toContain('The picture');
  });

  it('is a port-forward where a server in a cluster was heard at this machine: the line that brings it back', () => {
    const hello = { cluster: cluster('in-cluster') };
    expect(lost({ hello })[0]?.command).toBe('kubectl -n tools port-forward svc/switchboard 8080:80');
    const elsewhere = { ...around, location: { hostname: 'switchboard.example', port: '' } };
    const [notice] = linkNotices(status({ state: 'offline', lost: true, hello }), elsewhere);
    expect(notice?.command).toBeUndefined();
  });

  it('is said after some seconds when nobody answers at all, and when what comes is old', () => {
    expect(linkNotices(status({ state: 'connecting' }), { ...around, now: 2_000 })).toEqual([]);
    expect(titles(linkNotices(status({ state: 'connecting' }), { ...around, now: 7_000 }))).toEqual([
      'No answer yet.',
    ]);
    expect(linkNotices(status({ behindMs: 900 }), around)).toEqual([]);
    expect(titles(linkNotices(status({ behindMs: 12_000 }), around))).toEqual([
      'What comes is 12 s old when it gets here.',
    ]);
  });

  it('knows a cluster by its kube-system, and else by its name', () => {
    const of = (uid: string) => ({
      namespaces: new Map([[uid, { uid, name: 'kube-system', phase: 'Active' as const }]]),
    });
    const same = createClusterBefore();
    expect([same(undefined, of('a')), same(cluster('simulated'), { namespaces: new Map() })]).toEqual([
      undefined,
      undefined,
    ]);
    expect([same(cluster('simulated'), of('a')), same(cluster('simulated'), of('a'))]).toEqual([
      undefined,
      undefined,
    ]);
    expect(same(cluster('simulated'), of('b'))).toBe('prod');
    const blind = createClusterBefore();
    const nothing = { namespaces: new Map() };
    expect(blind(cluster('simulated'), nothing)).toBeUndefined();
    expect(blind(cluster('simulated', 'staging'), nothing)).toBe('prod');
    const hello = { epoch: 'e', cluster: cluster('simulated', 'staging') };
    expect(titles(linkNotices(status({ hello }), { ...around, clusterBefore: 'prod' }))).toEqual([
      'Another cluster is behind this address now: staging, no longer prod.',
    ]);
  });
});

describe('what is wrong with what the server knows', () => {
  it('is of files only what they do not hold, which nobody refused', () => {
    const not = (kind: Fresh['kind']) => fresh(kind, 'denied', { reason: `${kind} is not in the files` });
    const [notice, ...more] = freshnessNotices([fresh('Service', 'live'), not('Node'), not('NetworkPolicy')]);
    expect(notice).toMatchObject({ tone: 'calm', title: 'The file holds no nodes.' });
    expect([notice?.command, notice?.action, more]).toEqual([undefined, undefined, []]);
  });

  it('is the cluster, said once, where nothing is heard of it', () => {
    const all = [fresh('Service', 'stale', { reason: 'refused' }), fresh('Pod', 'stale')];
    expect(titles(freshnessNotices(all))).toEqual(['The cluster does not answer the server.']);
    const said = freshnessNotices([fresh('Service', 'stale', { reason: 'Nobody answers at https://c.' })]);
    expect(said[0]?.text).toContain(': Nobody answers at https://c. The server tries again');
  });

  it('is a watch where others are heard', () => {
    const all = [
      fresh('Service', 'live'),
      fresh('Pod', 'stale'),
      fresh('Node', 'failed', { reason: 'boom' }),
    ];
    const notices = freshnessNotices(all);
    expect(notices.map(({ key }) => key)).toEqual(['stale pods', 'failed Node']);
  });

  it('is the credentials where the cluster says so', () => {
    const reason = 'the cluster does not accept our credentials (Unauthorized)';
    const all = [fresh('Service', 'stale', { reason }), fresh('Pod', 'stale', { reason })];
    expect(freshnessNotices(all).map(({ key }) => key)).toEqual(['credentials']);
  });

  it('names what is closed, how to prove it, and where to read what would help', () => {
    const [notice] = freshnessNotices([fresh('Service', 'live'), fresh('Node', 'denied')]);
    expect(notice).toMatchObject({
      title: 'Not allowed to list nodes.',
      command: 'kubectl auth can-i list nodes',
      action: { does: 'rights' },
    });
  });

  it('names a few kinds, and counts the others', () => {
    const kinds = ['Service', 'EndpointSlice', 'Pod', 'Node', 'Job'] as const;
    expect(titles(freshnessNotices(kinds.map(kind => fresh(kind, 'denied'))))).toEqual([
      'Not allowed to list services, endpointslices, pods and 2 more kinds.',
    ]);
  });

  it('says of a long list how far it is, and of a short one nothing', () => {
    const reading = (loaded: number, expected: number, lost = false) =>
      readingNotice([fresh('Node', 'live'), fresh('Pod', 'loading', { loaded, expected })], { lost });
    expect(reading(20, 40)).toEqual([]);
    expect(reading(1_500, 4_200)).toMatchObject([
      { title: '1,500 of about 4,200 pods', text: expect.stringContaining('nodes'), share: 1_500 / 4_200 },
    ]);
    expect(reading(1_500, 4_200, true)).toEqual([]);
  });

  it('does not speak of what is drawn before anything is', () => {
    const text = (services: 'live' | 'loading', namespaces: 'live' | 'loading') =>
      readingNotice(
        [
          fresh('Service', services, { loaded: 500 }),
          fresh('Namespace', namespaces),
          fresh('Pod', 'loading', { loaded: 1_500, expected: 4_200 }),
        ],
        { lost: false },
      )[0]?.text;
    const begins = 'The picture begins with Services and namespaces';
    expect(text('loading', 'loading')).toBe(`${begins}.`);
    expect(text('live', 'loading')).toBe(`${begins}; read so far: services.`);
    expect(text('live', 'live')).toBe('What is drawn is true already; read so far: services, namespaces.');
  });
});

describe('the Role that would help', () => {
  it('grants reading of what was refused and nothing else, where it was refused', () => {
    const grants = roleFor([
      { kind: 'Pod', scope: 'shop' },
      { kind: 'EndpointSlice', scope: 'shop' },
      { kind: 'Node', scope: '' },
    ]);
    expect(grants.map(({ bind }) => bind)).toEqual([
      'kubectl -n shop create rolebinding switchboard --role=switchboard --user=NAME',
      'kubectl create clusterrolebinding switchboard --clusterrole=switchboard --user=NAME',
    ]);
    expect(grants[0]?.yaml).toBe(
      [
        'apiVersion: rbac.authorization.k8s.io/v1',
        'kind: Role',
        'metadata:',
        '  name: switchboard',
        '  namespace: shop',
        'rules:',
        '- apiGroups: [""]',
        '  resources: ["pods"]',
        '  verbs: ["get", "list", "watch"]',
        '- apiGroups: ["discovery.k8s.io"]',
        '  resources: ["endpointslices"]',
        '  verbs: ["get", "list", "watch"]',
      ].join('\n'),
    );
    expect(roleFor([])).toEqual([]);
  });
});

describe('what was refused', () => {
  const refused = (...all: readonly Fresh[]) =>
    refusedIn({ freshness: new Map(all.map(one => [one.key, one])) }, ['shop']).map(({ key }) => key);

  it('is what concerns the namespaces on screen: their own answers where they were asked', () => {
    const everywhere = [fresh('Pod', 'denied'), fresh('Node', 'denied')];
    expect(refused(...everywhere)).toEqual(['Pod', 'Node']);
    expect(refused(...everywhere, fresh('Pod', 'denied', { scope: 'shop' }))).toEqual(['Node', 'Pod/shop']);
    expect(refused(...everywhere, fresh('Pod', 'live', { scope: 'shop' }))).toEqual(['Node']);
    expect(refused(...everywhere, fresh('Pod', 'live', { scope: 'blog' }))).toEqual(['Pod', 'Node']);
  });
});

describe('the card in place of a picture', () => {
  const known = (...all: readonly Fresh[]) => new Map(all.map(one => [one.key, one]));
  const read = known(fresh('Service', 'live'), fresh('EndpointSlice', 'live'), fresh('Pod', 'live'));
  const card = (change: Partial<Topology>) =>
    cardOf({ ...emptyTopology, freshness: read, ...change }, ['shop']);

  it('says that nothing has come, that there is nothing, or that nothing may be seen', () => {
    expect(cardOf(emptyTopology, [])).toBe('unheard');
    expect(card({})).toBe('empty');
    const closed = known(
      fresh('Service', 'denied'),
      fresh('EndpointSlice', 'denied'),
      fresh('Pod', 'denied'),
    );
    expect(card({ freshness: closed })).toBe('no-rights');
  });

  it('does not take what is elsewhere for what is here, nor what is unread for what is not there', () => {
    expect(card({ services: topology(service('web')).services })).toBeUndefined();
    expect(card({ pods: topology(pod('a', { namespace: 'blog' })).pods })).toBe('empty');
    expect(card({ freshness: known(fresh('Service', 'live'), fresh('Pod', 'failed')) })).toBeUndefined();
  });

  it('says that it is being read until there is something of it', () => {
    const freshness = known(fresh('Service', 'live'), fresh('Pod', 'loading'));
    expect(card({ freshness })).toBe('reading');
    expect(card({ freshness, services: topology(service('web')).services })).toBeUndefined();
    // Not even which namespaces there are.
    const first = known(fresh('Namespace', 'loading'), fresh('Node', 'live'));
    expect(cardOf({ ...emptyTopology, freshness: first }, [])).toBe('reading');
    expect(cardOf({ ...emptyTopology, freshness: known(fresh('Namespace', 'live')) }, [])).toBeUndefined();
  });
});

describe('how many lists are heard', () => {
  it('counts each row of the table of watches once', () => {
    const all = [
      fresh('Service', 'live'),
      fresh('Pod', 'polled'),
      fresh('EndpointSlice', 'stale'),
      fresh('Node', 'denied'),
      fresh('HTTPRoute', 'absent'),
      fresh('NetworkPolicy', 'denied'),
    ];
    const { live, of, notShown, absent } = heardLists(all);
    expect({ live, of, notShown, absent }).toEqual({ live: 2, of: 4, notShown: 1, absent: 1 });
    expect(of + notShown + absent).toBe(all.length);
  });
});
