import { diff } from '@switchboard/core/diff';
import { choreograph } from '@switchboard/core/scene/choreograph';
import type { ObjectName } from '@switchboard/core/scene/lens';
import { lingerLive } from '@switchboard/core/scene/place';
import { place } from '@switchboard/core/scene/place-lenses';
import type { Placement } from '@switchboard/core/scene/placement';
import { seen } from '@switchboard/core/scene/testing/model';
import { keyOf, type Topology } from '@switchboard/core/topology';
import { describe, expect, it } from 'vitest';
import { fixtures, replacement } from './gallery/fixtures.ts';
import { at } from './gallery/shop.ts';
import type { Act } from './scene/moment.ts';
import type { Box, Measure, Scene } from './scene/shape.ts';
import { createScenes, type SceneInput, scene } from './scene.ts';

const measure: Measure = (text, role, size) =>
  text.length * size * (role === 'address' || role === 'port' ? 0.59 : 0.5);
type RowsInput = SceneInput & { readonly placement: Placement };
const lens = { kind: 'lines', namespaces: ['shop'], open: [] } as const;
const wide = { width: 1680, height: 910 };
const narrow = { width: 1280, height: 574 };
const phone = { width: 390, height: 700 };

function picture(
  topology: Topology,
  placement: Placement = place(topology, lens, wide, undefined, 0),
  more: Partial<Omit<SceneInput, 'placement'>> = {},
): RowsInput {
  return {
    topology,
    placement,
    acts: [],
    theme: 'light',
    measure,
    serverAhead: at,
    reducedMotion: false,
    ...more,
  };
}

const fixture = (name: string): Topology => {
  const last = fixtures[name]?.at(-1);
  if (last === undefined) throw new Error(`no fixture ${name}`);
  return last;
};

const labels = (drawn: Scene, start: string) =>
  drawn.words.flatMap(({ label }) => (label?.startsWith(start) ? [label] : []));

/** The steps of the replacement, each shown `pause` ms after the one before, as the stage would. */
function story(pause: number): readonly { readonly input: SceneInput; readonly t: number }[] {
  const steps: { readonly input: SceneInput; readonly t: number }[] = [];
  let before: RowsInput | undefined;
  let acts: readonly Act[] = [];
  for (const [index, topology] of replacement.entries()) {
    const t = index * pause;
    const clocks = { linger: lingerLive, serverAhead: at - t };
    const placement = place(topology, lens, wide, before?.placement, t, clocks);
    if (before !== undefined) {
      const timeline = choreograph(before, diff(before.topology, topology), { topology, placement }, 'live');
      acts = [...acts, { startedAt: t, timeline }];
    }
    before = picture(topology, placement, { acts, serverAhead: at - t });
    steps.push({ input: before, t });
  }
  return steps;
}

const marks = (drawn: Scene) =>
  drawn.ink.map(mark => {
    if (mark.type === 'capsule')
      return `capsule ${mark.from}→${mark.to} ${Math.round(mark.progress * 100)} %`;
    const place =
      'way' in mark
        ? `${mark.way[0]}→${mark.way.at(-2)},${mark.way[1]}`
        : 'x1' in mark
          ? `${mark.x1}→${mark.x2},${mark.y}`
          : `${Math.round(mark.x)},${mark.y}`;
    return `${mark.type} ${place} ${Math.round(mark.progress * 100)} %`;
  });

function step(steps: ReturnType<typeof story>, index: number) {
  const found = steps[index];
  if (found === undefined) throw new Error(`no step ${index}`);
  return found;
}

describe('what stands still', () => {
  it('names lines and pods in full words, in one row at one height', () => {
    const drawn = scene(picture(fixture('healthy')), 0);
    expect(labels(drawn, 'line ')).toContain(
      'line of web, 10.244.1.11:8080, ready, pod web-6d5f7c9b8-4kq2x on node-a',
    );
    expect(labels(drawn, 'pod ')).toContain('pod web-6d5f7c9b8-4kq2x, ready, 10.244.1.11, on node-a');
    expect(labels(drawn, 'Service ')).toContain('Service web, 10.96.0.42:80 → 8080, 3 of 3 ready');
    const find = (text: string) => drawn.words.find(({ label }) => label?.startsWith(text)) as Box;
    expect(find('line of web, 10.244.1.11:8080').y).toBe(find('pod web-6d5f7c9b8-4kq2x').y);
  });

  it('T8: every wire is level, from the lamp of its line to that of its pod', () => {
    for (const name of Object.keys(fixtures)) {
      const drawn = scene(picture(fixture(name)), 0);
      const nodes = new Map(drawn.nodes.map(node => [node.id, node]));
      expect(drawn.edges.length).toBeGreaterThan(0);
      for (const edge of drawn.edges) {
        expect(nodes.get(edge.source)?.y, `${name} ${edge.id}`).toBe(edge.y);
        if (edge.target !== undefined) expect(nodes.get(edge.target)?.y, `${name} ${edge.id}`).toBe(edge.y);
      }
    }
  });

  it('T9: keys are unique, and words of one row do not run into each other', () => {
    for (const [name, size] of Object.keys(fixtures).flatMap(name =>
      [wide, narrow, phone].map(size => [name, size] as const),
    )) {
      const topology = fixture(name);
      const drawn = scene(picture(topology, place(topology, lens, size, undefined, 0)), 0);
      for (const keys of [drawn.words.map(box => box.key), drawn.nodes.map(node => node.id)]) {
        expect(new Set(keys).size, name).toBe(keys.length);
      }
      for (const box of drawn.words.filter(
        ({ tag, group }) => tag === 'button' && (group === 'Endpoints' || group === 'Pods'),
      )) {
        const right = (run: Box['runs'][number]) =>
          run.x + run.parts.reduce((sum, part) => sum + measure(part.text, part.role, run.size), 0);
        const spans = box.runs.map(run =>
          run.anchor === 'end' ? [box.width - right(run), box.width - run.x] : [run.x, right(run)],
        ) as [number, number][];
        spans.sort((a, b) => a[0] - b[0]);
        for (const [i, span] of spans.entries()) {
          expect(span[0], `${name} ${box.label}`).toBeGreaterThanOrEqual(spans[i - 1]?.[1] ?? -7);
        }
      }
    }
  });

  it('draws at most 300 elements for what fits on the page', () => {
    for (const name of Object.keys(fixtures)) {
      const drawn = scene(picture(fixture(name)), 0);
      expect(drawn.nodes.length + drawn.edges.length, name).toBeLessThanOrEqual(300);
    }
  });

  it('dims what is not on the path of the selection', () => {
    const selection: ObjectName = { kind: 'Service', namespace: 'shop', name: 'web' };
    const drawn = scene(picture(fixture('healthy'), undefined, { selection }), 0);
    const bright = drawn.nodes.filter(node => node.type === 'lamp' && !node.dim).map(node => node.id);
    expect(bright.filter(id => id.startsWith('pod:')).sort()).toEqual([
      'pod:web-6d5f7c9b8-4kq2x',
      'pod:web-6d5f7c9b8-9v7tn',
      'pod:web-6d5f7c9b8-zc8lm',
    ]);
    expect(drawn.words.find(box => box.selected)?.label).toMatch(/^Service web,/);
  });

  it('shows nobody to pick up as a broken way with its reason', () => {
    const drawn = scene(picture(fixture('broken')), 0);
    expect(drawn.nodes.filter(node => node.type === 'lamp' && node.look === 'broken')).toHaveLength(1);
    expect(labels(drawn, 'Service cart')).toEqual([
      'Service cart, 10.96.0.57:80 → 8080, No pod carries app=crat.',
    ]);
  });

  it('tells of pods that may not be seen what their lines tell: name, node, and that they are not visible', () => {
    const denied = new Map(
      seen('live', 'denied').map(({ value }) => [keyOf('freshness', value as never), value]),
    );
    const topology = { ...fixture('healthy'), pods: new Map(), freshness: denied } as Topology;
    const drawn = scene(picture(topology), 0);
    expect(labels(drawn, 'pod web-')).toContain(
      'pod web-6d5f7c9b8-4kq2x, not visible, 10.244.1.11, on node-a',
    );
    const wires = drawn.edges.filter(edge => edge.id.startsWith('wire:web|'));
    expect(wires).toHaveLength(3);
    for (const wire of wires) expect(wire.to).toBe(drawn.edges[0]?.to);
  });

  it('draws a shared pod once, and ties its other rows to it', () => {
    const drawn = scene(picture(fixture('odd-lists')), 0);
    const ids = drawn.nodes.map(node => node.id);
    expect(ids.filter(id => id === 'pod:web-6d5f7c9b8-4kq2x')).toHaveLength(1);
    expect(labels(drawn, 'pod web-6d5f7c9b8-4kq2x again')).toHaveLength(1);
    expect(labels(drawn, 'pod api-5d9c7f6b8-m6z3h again')).toEqual([
      'pod api-5d9c7f6b8-m6z3h again, its IPv6',
    ]);
  });
});

describe('what moves', () => {
  it('T4: words and lamps tell the truth in the first frame, while marks have not begun', () => {
    const { input, t } = step(story(3_000), 2);
    const drawn = scene(input, t);
    expect(labels(drawn, 'line of web, 10.244.2.14')).toEqual([
      'line of web, 10.244.2.14:8080, draining, 28 s left, pod web-6d5f7c9b8-9v7tn on node-b',
    ]);
    const lamp = drawn.nodes.find(node => node.id === 'line:web|4|web-6d5f7c9b8-9v7tn');
    expect(lamp?.type === 'lamp' && lamp.look).toBe('terminating');
    expect(drawn.ink.length).toBeGreaterThan(0);
    for (const mark of drawn.ink) expect(mark.type === 'ink' ? 1 - mark.progress : mark.progress).toBe(0);
  });

  it('T5: the story of a replacement, as a film strip of marks', () => {
    const steps = story(3_000);
    const strip = steps
      .slice(1)
      .flatMap(({ input, t }, index) =>
        [0, 100, 200, 400].map(
          after => `${index + 1} +${after}: ${marks(scene(input, t + after)).join('; ')}`,
        ),
      );
    expect(strip).toMatchSnapshot();
  });

  it('T5: nothing moves any more when the last cue has stood its time', () => {
    for (const { input, t } of story(3_000)) {
      expect(scene(input, t + 2_900).ink.filter(mark => mark.type !== 'marker')).toEqual([]);
    }
  });

  it('T10: bystanders are the same values in every frame of a replacement', () => {
    const bystander = (box: Box) =>
      box.label !== undefined && / of (cart|catalog)|pod (cart|catalog|curl)/.test(box.label);
    const seen = new Set(
      story(3_000).flatMap(({ input, t }) =>
        [0, 50, 100, 200, 400, 2_000].map(after =>
          JSON.stringify(
            scene(input, t + after)
              .words.filter(bystander)
              .map(box => [box.key, box.x, box.y, box.width, box.runs]),
          ),
        ),
      ),
    );
    expect(seen.size).toBe(1);
  });

  it('counts the seconds of who leaves and of who is gone', () => {
    const steps = story(3_000);
    const { input, t } = step(steps, 6);
    const gone = (drawn: Scene) =>
      drawn.words
        .filter(box => box.key === 'gone:web-6d5f7c9b8-9v7tn')
        .map(box => box.runs.find(run => run.key === 'word')?.parts[0]?.text);
    const scenes = createScenes();
    expect(gone(scenes(input, t))).toEqual(['gone 0 s']);
    expect(gone(scenes(input, t + 3_000))).toEqual(['gone 3 s']);
  });

  it('T5: with reduced motion marks only fade, and an outline names the newest fact', () => {
    for (const { input, t } of story(3_000)) {
      const places = (after: number) =>
        scene({ ...input, reducedMotion: true }, t + after).ink.map(({ alpha, progress, ...place }) =>
          // A lamp goes out where it stands: its progress is its strength.
          place.type === 'out' ? place : { ...place, progress },
        );
      expect(places(60)).toEqual(places(90));
      expect(places(200).filter(mark => mark.type !== 'outline')).toEqual([]);
    }
  });

  it('T6: a frame in which only marks move makes only the marks', () => {
    const scenes = createScenes();
    const { input, t } = step(story(3_000), 1);
    const first = scenes(input, t + 10);
    const second = scenes(input, t + 26);
    expect(second.words).toBe(first.words);
    expect(second.nodes).toBe(first.nodes);
    expect(second.ink).not.toEqual(first.ink);
  });
});
