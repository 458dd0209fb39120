/** The numbers of hops on the picture: each where it stands, the one that fails in the place of the break, and none on top of another. */
import { place } from '@switchboard/core/scene/place-lenses';
import type { Topology } from '@switchboard/core/topology';
import type { ToldTrace } from '@switchboard/core/trace/told';
import { tracedOn } from '@switchboard/core/trace/traced';
import { describe, expect, it } from 'vitest';
import { fixtures, namespacesOf } from '../../gallery/fixtures.ts';
import { at } from '../../gallery/shop.ts';
import { scene } from '../../scene.ts';
import type { Box, Measure, Scene } from '../shape.ts';

const measure: Measure = (text, role, size) =>
  text.length * size * (role === 'address' || role === 'port' ? 0.59 : 0.5);
const still = { acts: [], theme: 'light', measure, serverAhead: at, reducedMotion: false } as const;

function draw(topology: Topology, trace: ToldTrace, kind: 'lines' | 'nodes', width: number): Scene {
  const namespaces = namespacesOf(topology);
  const placement = place(topology, { kind, namespaces, open: [] }, { width, height: 910 }, undefined, 0);
  const traced = tracedOn(topology, trace, undefined);
  return scene({ topology, placement, ...still, traced, found: traced?.path }, 0);
}

const fixture = (name: string): Topology => {
  const found = fixtures[name]?.at(-1);
  if (found === undefined) throw new Error('no fixture of that name');
  return found;
};
const text = (box: Box) => box.runs.flatMap(run => run.parts.map(part => part.text)).join('');
const bullets = (drawn: Scene) =>
  drawn.words
    .filter(({ key }) => key.startsWith('hop:'))
    .map(box => ({ text: text(box), x: box.x + box.width / 2, y: box.y + box.height / 2 }));

const stages = ['entry', 'class', 'rule', 'backend', 'endpoints', 'ready', 'policy', 'container'] as const;

function traceOf(topology: Topology, name: string, fails?: (typeof stages)[number]): ToldTrace {
  const [door] = topology.doors.values();
  const service = [...topology.services.values()].find(one => one.name === name);
  const line = [...topology.endpoints.values()].find(one => one.service === service?.uid);
  const subject = (stage: (typeof stages)[number]): string => {
    if (stage === 'container') return `Pod/${service?.namespace}/${line?.podName}`;
    return ['entry', 'class', 'rule'].includes(stage)
      ? `Ingress/${door?.namespace}/${door?.name}`
      : `Service/${service?.namespace}/${name}`;
  };
  const until = fails === undefined ? stages.length : stages.indexOf(fails) + 1;
  const hops = stages.slice(0, until).map(stage => ({
    ...{ stage, subject: subject(stage), why: '' },
    result: stage === fails ? ('fail' as const) : ('pass' as const),
  }));
  return { target: `http://${door?.paths[0]?.host}/`, verdict: fails === undefined ? 'pass' : 'fail', hops };
}

describe.each(['lines', 'nodes'] as const)('a call in the lens %s', kind => {
  it.each([1180, 1440, 1680])('is numbered from the door to the pod, at %i px', width => {
    const shop = fixture('healthy');
    const drawn = bullets(draw(shop, traceOf(shop, 'web'), kind, width));
    const told = drawn.flatMap(({ text }) => {
      const [from = 0, to = from] = text.split('–').map(Number);
      return Array.from({ length: to - from + 1 }, (_, i) => from + i);
    });
    expect([...new Set(told)].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const one of drawn)
      for (const other of drawn)
        if (one !== other) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(20);
  });

  it('stands where the line breaks', () => {
    const broken = fixture('broken');
    const silent = [...broken.services.values()].find(({ silence }) => silence !== undefined);
    const drawn = draw(broken, traceOf(broken, silent?.name ?? '', 'endpoints'), kind, 1680);
    const mark = bullets(drawn).find(({ text }) => text === '5');
    const breaks = drawn.nodes.filter(node => node.type === 'lamp' && node.look === 'broken');
    expect(
      breaks.some(({ x, y }) => Math.abs(x - (mark?.x ?? 0)) < 2 && Math.abs(y - (mark?.y ?? 0)) < 2),
    ).toBe(true);
  });
});

it('leaves it to the panel on a phone', () => {
  const shop = fixture('healthy');
  expect(bullets(draw(shop, traceOf(shop, 'web'), 'lines', 390))).toEqual([]);
});
