/**
 * The table of cues, whole: every fact, in both lenses and both paces and where motion is reduced, has its real element in the first frame, its mark while it plays, and
 * no mark any more when its time is over.
 */
import { diff } from '@switchboard/core/diff';
import { choreograph, durations } from '@switchboard/core/scene/choreograph';
import type { Fact, Pace } from '@switchboard/core/scene/cue';
import { causalOrder } from '@switchboard/core/scene/facts';
import type { Lens } from '@switchboard/core/scene/lens';
import { lingerLive } from '@switchboard/core/scene/place';
import { place } from '@switchboard/core/scene/place-lenses';
import { node, service } from '@switchboard/core/scene/testing/model';
import type { Topology } from '@switchboard/core/topology';
import { describe, expect, it } from 'vitest';
import { cartPods, catalogPods, type Member, nodes, shop, strays, webPods } from '../gallery/shop.ts';
import { type SceneInput, scene } from '../scene.ts';
import type { Mark } from './mark.ts';
import { type Act, endOf } from './moment.ts';
import type { Scene } from './shape.ts';

type MarkType = Mark['type'];

interface Case {
  readonly before: Topology;
  readonly after: Topology;
  /** Of the stage's clock, ms, where time itself brings it about. */
  readonly later?: number;
  /** What is there from the first frame on. */
  readonly stands: (drawn: Scene) => boolean;
  readonly marks: readonly MarkType[];
  /** Instead of these, where motion is reduced; empty where the thing only jumps. */
  readonly reduced: readonly MarkType[];
}

const says = (text: string) => (drawn: Scene) =>
  [...drawn.words, ...drawn.heads.words].some(
    ({ label, runs }) =>
      label?.includes(text) === true ||
      runs.some(({ parts }) =>
        parts
          .map(part => part.text)
          .join('')
          .includes(text),
      ),
  );
const lamp = (id: string, look: string) => (drawn: Scene) =>
  drawn.nodes.some(found => found.id === id && found.type === 'lamp' && found.look === look);

const [first, second, third] = webPods as readonly [Member, Member, Member];
const going = { ...second, pod: { state: 'terminating', grace: 30 } } satisfies Member;
const struck = { ...going, line: { ready: false, serving: true, terminating: true } } satisfies Member;
const newcomer = { id: 'q8dtr', ip: '10.244.3.17', node: 'node-c' };
const seated = {
  ...newcomer,
  pod: { state: 'starting', ips: [], containers: '0/1' },
  line: 'none',
} satisfies Member;
const addressed = {
  ...newcomer,
  pod: { state: 'starting', containers: '0/1' },
  line: 'none',
} satisfies Member;
const listed = { ...addressed, line: { ready: false, serving: false } } satisfies Member;
const web = (...members: readonly Member[]) => shop({ web: members });
const lost = {
  ...(catalogPods[1] as Member),
  pod: { state: 'not-ready' },
  line: { ready: false, serving: false },
} satisfies Member;
const unlisted = cartPods.map(pod => ({ ...pod, line: 'none' as const, pod: { wantedBy: [] } }));
const misspelt = shop({
  cart: unlisted,
  cartService: { selector: [['app', 'crat']], silence: { why: 'selector-matches-nothing' } },
});
const closed = nodes.with(1, node('node-b', { zone: 'zone 2', cordoned: true }));
const silent = nodes.with(1, node('node-b', { zone: 'zone 2', state: 'unknown' }));
const crowded = ['a1', 'a2', 'a3', 'a4'].map((id, i) => ({ id, ip: `10.244.3.3${i}`, node: 'node-c' }));
const withoutDatabase = (): Topology => {
  const whole = shop();
  const services = new Map([...whole.services].filter(([uid]) => uid !== 'legacy-db'));
  const endpoints = new Map([...whole.endpoints].filter(([, line]) => line.service !== 'legacy-db'));
  return { ...whole, services, endpoints };
};

const replaced = { before: web(first, struck, third), after: web(first, third) };
const isReady = { before: web(first, second, third, listed), after: web(first, second, third, newcomer) };
const isStruck = { before: web(first, going, third), after: web(first, struck, third) };

const table: Readonly<Record<Fact, Case>> = {
  'pod-terminating': {
    before: shop(),
    after: web(first, going, third),
    stands: says('9v7tn, terminating'),
    marks: ['turn', 'strike'],
    reduced: ['out', 'strike'],
  },
  'line-struck': {
    ...isStruck,
    stands: says('of web, 10.244.2.14:8080, draining'),
    marks: ['turn', 'strike', 'ink'],
    reduced: ['out', 'strike', 'ink'],
  },
  'name-unchanged': {
    ...isStruck,
    stands: says('unchanged: name, number, port'),
    marks: ['tick'],
    reduced: ['tick'],
  },
  'seat-taken': {
    before: shop(),
    after: web(first, second, third, seated),
    stands: says('no address yet'),
    marks: ['frame'],
    reduced: ['frame'],
  },
  address: {
    before: web(first, second, third, seated),
    after: web(first, second, third, addressed),
    stands: says('10.244.3.17'),
    marks: ['marker'],
    reduced: ['outline'],
  },
  listed: {
    before: web(first, second, third, addressed),
    after: web(first, second, third, listed),
    stands: says('of web, 10.244.3.17:8080, not ready yet'),
    marks: ['marker', 'glow', 'capsule'],
    reduced: ['outline'],
  },
  ready: {
    ...isReady,
    stands: says('of web, 10.244.3.17:8080, ready'),
    marks: ['turn', 'ink'],
    reduced: ['out', 'ink'],
  },
  'first-call': {
    ...isReady,
    stands: says('of web, 10.244.3.17:8080, ready'),
    marks: ['bead'],
    reduced: ['chevrons'],
  },
  'not-ready': {
    before: shop(),
    after: shop({ catalog: catalogPods.with(1, lost) }),
    stands: lamp('pod:catalog-5b8f7d9c6-k7t2m', 'not-ready'),
    marks: ['hole', 'ink'],
    reduced: ['outline', 'out', 'ink'],
  },
  'pod-gone': { ...replaced, stands: says('gone 0 s'), marks: ['out'], reduced: ['out'] },
  'line-gone': { ...replaced, stands: says('line gone'), marks: ['out', 'ink'], reduced: ['out', 'ink'] },
  'tombstone-ended': {
    before: web(first, second),
    after: web(first, second),
    later: lingerLive + 1_000,
    stands: says('free seat'),
    marks: ['capsule'],
    reduced: [],
  },
  'selector-changed': {
    before: shop(),
    after: misspelt,
    stands: says('app=crat'),
    marks: ['marker', 'ink'],
    reduced: ['outline'],
  },
  'service-added': {
    before: shop(),
    after: shop({ strays: [...strays, service('returns')] }),
    stands: says('Service returns'),
    marks: ['marker'],
    reduced: ['outline'],
  },
  'service-gone': {
    before: shop(),
    after: withoutDatabase(),
    stands: says('legacy-db'),
    marks: ['marker'],
    reduced: ['outline'],
  },
  'node-cordoned': {
    before: shop(),
    after: shop({ nodes: closed }),
    stands: says('node-b, cordoned'),
    marks: ['marker'],
    reduced: ['outline'],
  },
  'node-changed': {
    before: shop(),
    after: shop({ nodes: silent }),
    stands: says('silent'),
    marks: ['marker'],
    reduced: ['outline'],
  },
  'room-made': {
    before: shop(),
    after: web(first, second, third, ...crowded),
    stands: says('of web, 10.244.3.33:8080'),
    marks: ['ink'],
    reduced: ['ink'],
  },
};

const size = { width: 1680, height: 910 };
const begun = 1_000;

function played({ before, after, later }: Case, kind: Lens['kind'], pace: Pace, reducedMotion: boolean) {
  const lens: Lens = { kind, namespaces: ['shop'], open: [] };
  const healthy = { topology: shop(), placement: place(shop(), lens, size, undefined, 0) };
  const was = { topology: before, placement: place(before, lens, size, healthy.placement, 1) };
  const start = begun + (later ?? 0);
  const is = { topology: after, placement: place(after, lens, size, was.placement, start) };
  const act: Act = { startedAt: start, timeline: choreograph(was, diff(before, after), is, pace) };
  const input: SceneInput = {
    ...is,
    acts: [act],
    theme: 'light',
    measure: (text, _role, fontSize) => text.length * fontSize * 0.5,
    serverAhead: 0,
    reducedMotion,
  };
  return { act, at: (since: number) => scene(input, start + since), end: endOf(act) - start };
}

const runs = causalOrder.flatMap(fact =>
  (['lines', 'nodes'] as const).flatMap(lens =>
    (['live', 'presenting'] as const).flatMap(pace =>
      [false, true].map(reduced => ({ fact, lens, pace, reduced })),
    ),
  ),
);

describe('T12: the table of cues', () => {
  it.each(runs)('$fact in $lens, $pace, reduced: $reduced', ({ fact, lens, pace, reduced }) => {
    const row = table[fact];
    const { act, at, end } = played(row, lens, pace, reduced);
    const cue = act.timeline.cues.find(found => found.fact === fact);
    if (durations[fact][pace] === undefined) {
      expect(cue).toBeUndefined();
      return;
    }
    if (cue === undefined) throw new Error(`no cue: ${act.timeline.cues.map(({ id }) => id).join()}`);
    expect(row.stands(at(cue.at))).toBe(true);
    const seen = new Set<MarkType>();
    for (const share of [0.05, 0.3, 0.5, 0.7, 0.95])
      for (const mark of at(cue.at + Math.min(reduced ? 110 : cue.duration, cue.duration) * share).ink)
        seen.add(mark.type);
    const wanted = reduced ? row.reduced : row.marks;
    expect([...seen]).toEqual(expect.arrayContaining([...wanted]));
    if (reduced)
      for (const type of ['turn', 'hole', 'glow', 'bead', 'capsule', 'marker'])
        expect(seen).not.toContain(type);
    expect(at(end + 1).ink).toEqual([]);
  });

  it('knows every fact, and a mark for each that does not need time to end', () => {
    expect(Object.keys(table).sort()).toEqual(Object.keys(durations).sort());
    for (const { marks } of Object.values(table)) expect(marks.length).toBeGreaterThan(0);
  });
});
