import type { Lens } from '@switchboard/core/scene/lens';
import { place } from '@switchboard/core/scene/place-lenses';
import { line, pod, service, staffing, topology } from '@switchboard/core/scene/testing/model';
import { describe, expect, it } from 'vitest';
import { scene } from '../scene.ts';
import type { Measure } from './shape.ts';

const measure: Measure = (text, _role, size) => text.length * size * 0.5;
const size = { width: 1680, height: 910 };

/** So many lines leave, and newcomers have taken their seats: those that leave share one row. */
function rowOf(leaving: readonly string[], kind: Lens['kind']) {
  const lens: Lens = { kind, namespaces: ['shop'], open: [] };
  const web = service('web', { staffing: staffing(leaving.length, 0) });
  const leavers = leaving.flatMap(name => [
    pod(name, { state: 'terminating' }),
    line('web', name, { ready: false, terminating: true }),
  ]);
  const newcomers = leaving.slice(1).flatMap((_, i) => [pod(`web-new${i}`), line('web', `web-new${i}`)]);
  const first = place(topology(web, ...leavers), lens, size, undefined, 0);
  const after = topology(web, ...leavers, ...newcomers);
  const placement = place(after, lens, size, first, 0);
  const drawn = scene(
    { topology: after, placement, acts: [], theme: 'light', measure, serverAhead: 0, reducedMotion: false },
    0,
  );
  const row = drawn.words.find(({ key }) => key.startsWith('draining:'));
  return { says: row?.runs.flatMap(run => run.parts.map(({ text }) => text)).join(''), label: row?.label };
}

describe.each(['lines', 'nodes'] as const)('a row of draining lines in the lens %s', kind => {
  it('names who leaves, where there is room', () => {
    expect(rowOf(['web-6d5f7-9v7tn', 'web-6d5f7-zc8lm'], kind)).toEqual({
      says: 'draining 9v7tn, zc8lm',
      label: '2 draining lines of web: web-6d5f7-9v7tn, web-6d5f7-zc8lm',
    });
  });

  it('counts them, where there is none', () => {
    const many = Array.from({ length: 12 }, (_, i) => `web-6d5f7-${i}v7tn`);
    expect(rowOf(many, kind)).toEqual({ says: '12 draining', label: '12 draining lines of web' });
  });
});
