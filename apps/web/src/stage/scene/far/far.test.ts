import { diff } from '@switchboard/core/diff';
import type { Detail, StageSize } from '@switchboard/core/scene/lens';
import { lampAt } from '@switchboard/core/scene/levels/bank';
import { choreographPicture } from '@switchboard/core/scene/levels/choreograph';
import { troubleOf, troublesOf } from '@switchboard/core/scene/levels/trouble';
import { lampUnder } from '@switchboard/core/scene/levels/under';
import { levels } from '@switchboard/core/scene/messages/levels-en';
import { type Picture, pictureOf } from '@switchboard/core/scene/picture';
import { rollCalls } from '@switchboard/core/scene/roll-call';
import { history } from '@switchboard/core/scene/testing/history';
import { node, service, topology } from '@switchboard/core/scene/testing/model';
import type { Topology } from '@switchboard/core/topology';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { farFixtures } from '../../gallery/far.ts';
import { fixtures, namespacesOf } from '../../gallery/fixtures.ts';
import { massChanges } from '../../painter/mass.ts';
import { createScenes, type SceneInput, scene } from '../../scene.ts';
import type { Mass, Scene } from '../shape.ts';
import { measure, wordsOnWords } from '../testing/letters.ts';

const wide = { width: 1680, height: 870 };
const sizes = [
  wide,
  { width: 1280, height: 574 },
  { width: 2320, height: 1270 },
  { width: 390, height: 700 },
] as const;

function inputOf(topology: Topology, placement: Picture): SceneInput {
  return { topology, placement, acts: [], theme: 'light', measure, serverAhead: 0, reducedMotion: false };
}

function pictureAt(topology: Topology, detail: Detail, size: StageSize = wide, before?: Picture): Picture {
  const lens = { kind: 'lines', namespaces: namespacesOf(topology), open: [], detail } as const;
  return pictureOf(topology, lens, size, before, 0);
}

const fixture = (name: string): Topology => {
  const made = farFixtures[name]?.();
  if (made === undefined) throw new Error(`no fixture ${name}`);
  return made;
};

const said = (drawn: Scene) => [...drawn.words, ...drawn.heads.words].flatMap(({ label }) => label ?? []);

/** Who is not well and is neither named nor counted under the name of its Service. */
function unnamed(topology: Topology, drawn: Scene): readonly string[] {
  const labels = said(drawn);
  const { services, nodes } = troublesOf(topology, new Set(namespacesOf(topology)), rollCalls(topology));
  return [...topology.pods.values()].flatMap(pod => {
    const trouble = troubleOf(pod);
    if (trouble === undefined || labels.some(label => label.includes(pod.name))) return [];
    const counted = [...services].some(([service, tally]) => {
      const name = topology.services.get(service)?.name ?? service.split('/').at(-1);
      return [...tally].some(([what, n]) =>
        labels.some(
          label =>
            label.startsWith(`Service ${name},`) &&
            (label.includes(`${n} ${levels.trouble[what]}`) || label.includes(`all ${n}`)),
        ),
      );
    });
    const onNode = [...(nodes.get(pod.node ?? '')?.keys() ?? [])].includes('');
    const draining = labels.some(label => / draining lines? of /.test(label));
    return counted || onNode || draining ? [] : [`${pod.name}, ${trouble}`];
  });
}

describe('from afar', () => {
  it('T13: whoever is not well is named, or counted by the name of its Service, at every level', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 16 * 97 }), { maxLength: 40 }), codes => {
        const last = history(codes).at(-1);
        if (last === undefined) return;
        for (const detail of ['rows', 'streets', 'plan'] as const) {
          const drawn = scene(inputOf(last.topology, pictureAt(last.topology, detail)), 0);
          expect(unnamed(last.topology, drawn), detail).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each(['medium', 'large'] as const)(
    'T13: all that is wrong with %s is named at both far levels',
    name => {
      const topology = fixture(name);
      for (const detail of ['streets', 'plan'] as const) {
        const drawn = scene(inputOf(topology, pictureAt(topology, detail)), 0);
        expect(unnamed(topology, drawn)).toEqual([]);
        const silent = [...topology.nodes.values()].find(node => node.state === 'unknown')?.name;
        expect(said(drawn).some(label => label.startsWith(`node ${silent}, silent`))).toBe(true);
      }
    },
  );

  it('says in one sentence what a row shows', () => {
    const topology = fixture('medium');
    const labels = said(scene(inputOf(topology, pictureAt(topology, 'streets')), 0));
    expect(labels).toContain('Service checkout, 0 of 12 ready, all 12 crash-looping, shop.example/pay fails');
    expect(labels).toContain('Service import, 0 of 0 ready, selector matches no pod');
    expect(labels).toContain('Service cart, 6 of 6 ready');
  });

  it.each(['medium', 'large', 'huge-10000'] as const)('T9: no words stand on other words in %s', name => {
    const topology = fixture(name);
    for (const size of sizes)
      for (const detail of name === 'huge-10000' ? (['plan'] as const) : (['streets', 'plan'] as const)) {
        const drawn = scene(inputOf(topology, pictureAt(topology, detail, size)), 0);
        for (const boxes of [drawn.words, drawn.heads.words]) {
          expect(wordsOnWords(boxes), `${detail} at ${size.width}`).toEqual([]);
          // One that is said twice would be found.
          expect(
            wordsOnWords([...boxes, ...boxes.filter(box => box.runs.length > 0).slice(0, 1)]),
          ).not.toEqual([]);
        }
        const keys = [...drawn.words, ...drawn.heads.words].map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        for (const box of drawn.words)
          for (const run of box.runs) expect(run.size, box.key).toBeGreaterThanOrEqual(12);
      }
  });

  it('T9: of little the plan grows into the page, and no name is cut beside empty space', () => {
    const topology = fixtures['kinds']?.at(-1);
    if (topology === undefined) throw new Error('no such fixture');
    for (const size of [wide, { width: 1440, height: 730 }, { width: 1280, height: 550 }]) {
      const picture = pictureAt(topology, 'plan', size);
      const drawn = scene(inputOf(topology, picture), 0);
      for (const boxes of [drawn.words, drawn.heads.words]) expect(wordsOnWords(boxes)).toEqual([]);
      if (picture.level !== 'plan') throw new Error('asked for the plan');
      const right = Math.max(...picture.rooms.map(({ x, width }) => x + width));
      expect(right).toBeGreaterThan(size.width * 0.6);
      const services = drawn.words.filter(({ key }) => key.startsWith('service:'));
      const words = services.flatMap(({ runs }) => runs.flatMap(({ parts }) => parts.map(part => part.text)));
      expect(words.filter(text => text.includes('…'))).toEqual([]);
      const heads = drawn.words.filter(({ key }) => key.startsWith('node:'));
      expect(heads.map(({ runs }) => `node:${runs[0]?.parts[0]?.text}`)).toEqual(heads.map(({ key }) => key));
      expect(words).not.toContain('/0');
      expect(words).toContain('another name');
      expect(services.map(({ label }) => label)).toContain('Service mail, another name');
    }
  });

  it('has no element of the graph for a lamp, however many there are', () => {
    for (const name of ['large', 'huge-10000', 'huge-5000-nodes']) {
      const topology = fixture(name);
      const drawn = scene(inputOf(topology, pictureAt(topology, 'plan')), 0);
      expect(drawn.nodes.length + drawn.edges.length).toBeLessThan(100);
    }
  });
});

describe('one pod of ten thousand', () => {
  const before = fixture('huge-10000');
  const [victim] = before.pods.values();
  if (victim === undefined) throw new Error('there are pods');
  const pods = new Map(before.pods);
  pods.set(victim.uid, { ...victim, state: 'not-ready' });
  const after = { ...before, pods };

  it('T10: changes the block of its node and no other', () => {
    const scenes = createScenes();
    const one = pictureAt(before, 'plan');
    const first = scenes(inputOf(before, one), 0);
    const two = pictureAt(after, 'plan', wide, one);
    const second = scenes(inputOf(after, two), 0);
    const there = new Map((first.mass ?? []).map((mass): [string, Mass] => [mass.key, mass]));
    const { clear, paint } = massChanges(there, second.mass ?? []);
    expect(paint.map(({ key }) => key)).toEqual([`node|${victim.node}`]);
    expect(clear.map(({ key }) => key)).toEqual([`node|${victim.node}`]);
  });

  it('T5: has its mark at its lamp, and is under the pointer there', () => {
    const one = pictureAt(before, 'plan');
    const two = pictureAt(after, 'plan', wide, one);
    const timeline = choreographPicture(
      { topology: before, placement: one },
      diff(before, after),
      { topology: after, placement: two },
      'live',
    );
    const [cue] = timeline.cues;
    expect(timeline.cues.map(({ fact, pod }) => [fact, pod])).toEqual([['not-ready', victim.uid]]);
    if (two.level !== 'plan' || cue?.block === undefined || cue.seat === undefined)
      throw new Error('no lamp');
    const bank = two.banks.get(cue.block);
    if (bank === undefined) throw new Error('no bank');
    const at = lampAt(bank, cue.seat);
    const acts = [{ startedAt: 0, timeline }];
    const [mark, ...others] = scene({ ...inputOf(after, two), acts }, 100).ink;
    expect(mark).toMatchObject({ type: 'out', ...at });
    expect(others).toEqual([]);
    expect(scene({ ...inputOf(after, two), acts, reducedMotion: true }, 100).ink).toMatchObject([
      { type: 'outline' },
    ]);
    expect(scene({ ...inputOf(after, two), acts }, 400).ink).toEqual([]);
    const under = lampUnder(two, after, at.x + 1, at.y - 1);
    expect(under?.object).toEqual({ kind: 'Pod', namespace: victim.namespace, name: victim.name });
    expect(under?.text).toContain('not ready');
  });
});

it.each(['streets', 'plan'] as const)('T13: what findings say is named in %s, with a sign', detail => {
  const [well, told] = fixtures['faulty'] ?? [];
  if (well === undefined || told === undefined) throw new Error('no fixture');
  const [before, after] = [well, told].map(topology =>
    scene(inputOf(topology, pictureAt(topology, detail)), 0),
  );
  const signs = (drawn: Scene | undefined) =>
    drawn?.nodes.filter(({ id }) => id.startsWith('sign:')).map(({ id }) => id);
  expect(signs(before)).toEqual([]);
  // By the door all that stands behind it.
  expect(new Set(signs(after))).toEqual(
    new Set(['cart', 'web', 'catalog', 'db-headless', 'legacy-db'].map(name => `sign:${name}`)),
  );
  const labels = after === undefined ? [] : said(after);
  expect(labels.find(label => label.startsWith('Service web,'))).toContain('Policies allow 80');
  expect(after === undefined ? [] : wordsOnWords(after.words)).toEqual([]);
});

it('T9: names of those that are not well keep to their namespace, however many are counted beside them', () => {
  const silence = { why: 'selector-matches-nothing' } as const;
  const names = ['accounts', 'analytics', 'media', 'payments', 'platform', 'search', 'support', 'web'];
  const shown = topology(
    ...Array.from({ length: 40 }, (_, i) => node(`ip-10-1-16-${i}`)),
    ...names.flatMap(namespace =>
      Array.from({ length: 8 }, (_, i) =>
        service(`recommendations-${i}`, {
          uid: `${namespace}/${i}`,
          namespace,
          ...(i < 3 ? { silence } : {}),
        }),
      ),
    ),
  );
  for (const width of [1280, 1440]) {
    const { words } = scene(inputOf(shown, pictureAt(shown, 'plan', { width, height: 730 })), 0);
    expect(wordsOnWords(words), `${width}`).toEqual([]);
    const told = words.filter(({ key }) => key.startsWith('trouble:'));
    expect(told, `${width}`).toHaveLength(names.length);
    for (const { runs } of told)
      expect(runs.flatMap(run => run.parts.map(({ text }) => text)).join('')).toMatch(/ (and 2 more|\+2)$/);
  }
});
