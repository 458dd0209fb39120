import { place } from '@switchboard/core/scene/place-lenses';
import type { Placement } from '@switchboard/core/scene/placement';
import {
  budget,
  type Element,
  line,
  node,
  pod,
  service,
  topology,
} from '@switchboard/core/scene/testing/model';
import type { Topology } from '@switchboard/core/topology';
import { describe, expect, it } from 'vitest';
import { scene } from '../scene.ts';
import type { Scene } from './shape.ts';

const size = { width: 1680, height: 910 };

const web = (name: string, on: string, state: 'ready' | 'terminating' = 'ready'): readonly Element[] => [
  pod(name, { node: on, state, wantedBy: ['web'], budgets: ['web'] }),
  line('web', name, state === 'ready' ? {} : { ready: false, terminating: true }),
];
const shop = (allowed: number, ...pods: readonly (readonly Element[])[]): Topology =>
  topology(
    service('web'),
    budget('web', { allowed }),
    node('node-a'),
    node('node-b', { cordoned: true }),
    ...web('web-a', 'node-a'),
    ...pods.flat(),
  );
const still = web('web-b', 'node-b');
const leaving = web('web-c', 'node-b', 'terminating');

/** The pictures of one state after the other; the last one. */
function told(lens: 'lines' | 'nodes', ...states: readonly Topology[]): Scene {
  const seen = { kind: lens, namespaces: ['shop'], open: [] } as const;
  let placement: Placement | undefined;
  let drawn: Scene | undefined;
  for (const [step, state] of states.entries()) {
    // Later than any tombstone stands.
    const now = step * 100_000;
    placement = place(state, seen, size, placement, now);
    const measure = (text: string, _role: unknown, fontSize: number) => text.length * fontSize * 0.5;
    const input = { topology: state, placement, acts: [], theme: 'light', measure, serverAhead: 0 } as const;
    drawn = scene({ ...input, reducedMotion: false }, now);
  }
  if (drawn === undefined) throw new Error('nothing was told');
  return drawn;
}

const said = (drawn: Scene, key: string): string =>
  [...drawn.heads.words, ...drawn.words]
    .filter(box => box.key === key)
    .flatMap(box => box.runs.map(run => run.parts.map(({ text }) => text).join('')))
    .join(' | ');
const label = (drawn: Scene, key: string) =>
  [...drawn.heads.words, ...drawn.words].find(box => box.key === key)?.label ?? '';

describe.each(['lines', 'nodes'] as const)('a node that is drained, in the lens %s', lens => {
  it('says who leaves, and how far it is as soon as somebody is known to be gone', () => {
    const first = shop(0, still, leaving);
    expect(said(told(lens, first), 'node:node-b')).toMatch(/cordoned.* 1 leaving/);
    expect(label(told(lens, first), 'node:node-b')).toContain('takes nothing new, 1 leaving');
    const later = told(lens, first, shop(1, still));
    expect(said(later, 'node:node-b')).toMatch(/drains.* 1 of 2 gone/);
    expect(label(later, 'node:node-b')).toContain('drains, 1 of 2 gone');
    expect(said(told(lens, shop(1, still)), 'node:node-b')).not.toMatch(/drains|leaving/);
  });

  it('says at a pod what its budget says, as long as that is clear', () => {
    const waits = told(lens, shop(0, still, leaving));
    expect(said(waits, 'pod:web-b')).toMatch(/waits: budget web/);
    expect(label(waits, 'pod:web-b')).toContain('ready, waits: budget web allows none now');
    expect(said(told(lens, shop(1, still)), 'pod:web-b')).toContain('may go');
    expect(said(waits, 'pod:web-a')).not.toMatch(/waits|may/);
    expect(said(waits, 'pod:web-c')).not.toMatch(/waits|may/);
  });
});
