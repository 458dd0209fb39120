import fc from 'fast-check';
import { expect, it, describe as suite } from 'vitest';
import { diff } from '../diff.ts';
import type { Service } from '../topology.ts';
import { describe, describeRoom } from './describe.ts';
import { plainText } from './sentence.ts';
import { history } from './testing/history.ts';
import {
  type Element,
  line,
  node,
  pod,
  seen,
  service,
  staffing,
  topology,
  workload,
} from './testing/model.ts';

const owners = [
  workload('web', { kind: 'Deployment', desired: 3 }),
  workload('web-6d5f', { owner: 'web' }),
  workload('web-77aa', { owner: 'web' }),
];
const ofWeb = (id: string, options: object = {}): Element =>
  pod(`web-6d5f-${id}`, {
    wantedBy: ['web'],
    owner: 'web-6d5f',
    node: 'node-b',
    ips: [`10.244.2.${id.length}`],
    ...options,
  });
const listed = (id: string, options: object = {}): Element =>
  line('web', `web-6d5f-${id}`, { address: `10.244.2.${id.length}`, ...options });
const base = [...owners, service('web', { staffing: staffing(3, 1) }), node('node-b')];
const web = [...base, ...['a', 'bb', 'ccc'].flatMap(id => [ofWeb(id), listed(id)])];

function ledger(before: readonly Element[], after: readonly Element[], fresh = seen()) {
  const [was, is] = [topology(...fresh, ...before), topology(...seen(), ...after)];
  return describe(was, diff(was, is), is, 1_000);
}
const texts = (...args: Parameters<typeof ledger>) => ledger(...args).map(plainText);

suite('describe', () => {
  it('tells a replaced pod fact by fact, with causes, and blames nobody', () => {
    const leaving = [
      ofWeb('bb', { state: 'terminating', grace: 30 }),
      listed('bb', { ready: false, terminating: true }),
    ];
    const first = ledger(web, [...web, ...leaving, ofWeb('dddd', { state: 'starting' })]);
    expect(first.map(plainText)).toEqual([
      'web-…-bb was deleted on node-b.',
      '10.244.2.2 is struck from web: no new calls, running ones have 30 s to finish.',
      'web-…-dddd is another pod, on node-b, with 10.244.2.4.',
    ]);
    expect(first[1]?.cause).toBe(first[0]?.id);
    expect(first[0]?.parts[0]).toEqual({
      text: 'web-…-bb',
      style: 'strong',
      refersTo: { kind: 'Pod', namespace: 'shop', name: 'web-6d5f-bb' },
    });
    const here = [...web, ...leaving, ofWeb('dddd', { state: 'starting' })];
    expect(texts(here, [...here, listed('dddd', { ready: false })])).toEqual([
      '10.244.2.4 is in the list of web, not ready yet: it takes no calls until its check passes.',
    ]);
    expect(
      texts([...here, listed('dddd', { ready: false })], [...here, ofWeb('dddd'), listed('dddd')]),
    ).toEqual(['10.244.2.4 of web is ready: it takes calls.']);
    const gone = [...base, ...['a', 'ccc'].flatMap(id => [ofWeb(id), listed(id)])];
    expect(texts(web, gone)).toEqual(['web-…-bb is gone.', '10.244.2.2 is off the list of web.']);
  });

  it('says many alike as one', () => {
    const next = ['dddd', 'eeeee', 'ffffff'];
    expect(
      texts(web, [...base, ...next.flatMap(id => [ofWeb(id, { owner: 'web-77aa' }), listed(id)])]),
    ).toEqual(['web has three new pods.', 'web: three lines replaced.', 'Three pods of web are gone.']);
    const down = ['a', 'bb', 'ccc'].flatMap(id => [
      ofWeb(id, { state: 'not-ready' }),
      listed(id, { ready: false }),
    ]);
    expect(texts(web, [...base, ...down])).toEqual(['web: three lines are not ready.']);
  });

  it('tells what happens to Services, workloads, nodes and pods in no list', () => {
    expect(texts(web, [...web, service('cart')])).toEqual(['cart is a new Service.']);
    expect(texts([...web, service('cart')], web)).toEqual(['The Service cart was deleted.']);
    const renamed = service('web', {
      selector: [['app', 'wbe']],
      staffing: staffing(3, 1),
      silence: { why: 'selector-matches-nothing' },
    });
    expect(texts(web, [...web, renamed])).toEqual([
      'web asks for app=wbe now, not for app=web.',
      'web has nobody to pick up. No pod carries app=wbe.',
    ]);
    const alias = service('web', { type: 'ExternalName', externalName: 'web.far.example' }).value as Service;
    const { selector: _none, ...aliased } = alias;
    expect(texts([service('web')], [{ map: 'services', value: aliased }])).toEqual([
      'web is another name for web.far.example now: it has no list any more.',
    ]);
    expect(texts([...web, renamed], web)).toEqual([
      'web asks for app=web now, not for app=wbe.',
      'Somebody picks up for web now.',
    ]);
    expect(texts(web, [...web, workload('web', { kind: 'Deployment', desired: 5 })])).toEqual([
      'web was scaled from 3 to 5.',
    ]);
    expect(texts(web, [...web, node('node-b', { cordoned: true })])).toEqual([
      'node-b is cordoned: nothing new may start there.',
    ]);
    expect(texts(web, [...web, node('node-b', { state: 'unknown' })])).toEqual(['node-b does not answer.']);
    expect(texts(web, [...web, node('node-b', { pods: 7 })])).toEqual([]);
    expect(texts([...web, pod('job')], [...web, pod('job', { state: 'finished' })])).toEqual([
      'job finished.',
    ]);
    expect(texts([...web, pod('job')], web)).toEqual(['job is gone. It was in no list.']);
    expect(texts(web, [...web, pod('job', { state: 'pending', ips: [] })])).toEqual([
      'job is a new pod. It waits for a node.',
    ]);
  });

  it('says of a deleted Service once that its lines are off the list: when they are', () => {
    const pods = ['a', 'b', 'c'].map(name => pod(name));
    const listed = (of: string) =>
      pods.map((_, i) => line(of, 'abc'[i] ?? '', { slices: ['web-x7k2p'], address: `10.244.1.${i}` }));
    const orphaned = [...pods, ...listed('shop/web')];
    expect(texts([service('web'), ...pods, ...listed('web')], orphaned)).toEqual([
      'The Service web was deleted.',
    ]);
    expect(texts(orphaned, pods)).toEqual(['web: three lines are off the list.']);
  });

  it('says which room was made', () => {
    const room = [
      { type: 'seats', block: 'web|4', rows: 2 },
      { type: 'block', block: 'in-no-list|shop' },
      { type: 'lane', node: 'node-d' },
    ] as const;
    expect(describeRoom(room, topology(...web), 5).map(plainText)).toEqual([
      'The page made room: 2 more seats for web.',
      'The page made room for pods in no list.',
      'The page made room for node-d.',
    ]);
  });

  it('C6: what is seen for the first time is not news', () => {
    expect(texts([], web, seen('loading'))).toEqual([]);
    expect(texts([], web, [])).toEqual([]);
    expect(texts([], [...base], seen()).length).toBeGreaterThan(0);
  });

  it('C6: what stood before a kind was read again is compared, so that a gap is told', () => {
    expect(texts(web, web.slice(0, -2), seen('loading')).length).toBeGreaterThan(0);
  });

  it('C7: a patch without facts has no sentence, ids are unique, causes stand above', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(4095), { maxLength: 50 }),
        fc.integer({ min: 1, max: 9 }),
        (codes, stride) => {
          const steps = history(codes).filter((_, i) => i % stride === 0);
          for (const [i, { topology: after }] of steps.entries()) {
            const before = steps[i - 1]?.topology;
            if (before === undefined) continue;
            const sentences = describe(before, diff(before, after), after, i);
            const ids = sentences.map(sentence => sentence.id);
            expect(new Set(ids).size).toBe(ids.length);
            for (const [n, { cause, parts }] of sentences.entries()) {
              if (cause !== undefined) expect(ids.indexOf(cause)).toBeLessThan(n);
              expect(plainText({ parts })).toMatch(/^[^ ].*\.$/);
              expect(plainText({ parts })).not.toMatch(/undefined|NaN| {2}|someone|somebody deleted/i);
            }
            expect(describe(after, { pods: { put: [...after.pods.values()] } }, after, i)).toEqual([]);
          }
        },
      ),
      { numRuns: 80 },
    );
  });
});
