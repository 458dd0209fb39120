import { describe, expect, it } from 'vitest';
import { diff } from '../diff.ts';
import { choreograph } from './choreograph.ts';
import type { Pace } from './cue.ts';
import type { Lens } from './lens.ts';
import { lingerLive } from './place.ts';
import { place } from './place-lenses.ts';
import { type Element, line, node, pod, service, staffing, topology } from './testing/model.ts';

const lens: Lens = { kind: 'lines', namespaces: ['shop'], open: [] };
const size = { width: 1680, height: 910 };
const nodes = ['node-a', 'node-b', 'node-c'].map(name => node(name));

const listed = (id: string, options: object = {}): readonly Element[] => [
  pod(`web-${id}`, { wantedBy: ['web'], node: 'node-a' }),
  line('web', `web-${id}`, options),
];
const web = [service('web', { staffing: staffing(3, 1) }), ...['a', 'b', 'c'].flatMap(id => listed(id))];
const struck: readonly Element[] = [
  pod('web-b', { state: 'terminating', wantedBy: ['web'], node: 'node-a' }),
  line('web', 'web-b', { ready: false, terminating: true }),
];
const arriving = (listedToo: boolean): readonly Element[] => [
  pod('web-d', { state: 'starting', wantedBy: ['web'], node: 'node-c' }),
  ...(listedToo ? [line('web', 'web-d', { ready: false })] : []),
];

function story(steps: readonly (readonly Element[])[], pace: Pace, times: readonly number[] = []) {
  let before = momentOf(steps[0] ?? [], undefined, 0);
  return steps.slice(1).map((elements, i) => {
    const after = momentOf(elements, before.placement, times[i] ?? 0);
    const timeline = choreograph(before, diff(before.topology, after.topology), after, pace);
    before = after;
    return timeline;
  });
}

function momentOf(elements: readonly Element[], before: ReturnType<typeof place> | undefined, now: number) {
  const value = topology(...nodes, ...elements);
  return { topology: value, placement: place(value, lens, size, before, now) };
}

const told = (timeline: ReturnType<typeof choreograph>) =>
  timeline.cues.map(cue => `${cue.id}${cue.because === undefined ? '' : ` because ${cue.because}`}`);

describe('choreograph', () => {
  const steps = [
    web,
    [...web, ...struck, ...arriving(false)],
    [...web, ...struck, ...arriving(true)],
    [...web, ...struck, pod('web-d', { wantedBy: ['web'], node: 'node-c' }), line('web', 'web-d')],
    [...web.filter(({ value }) => !JSON.stringify(value).includes('web-b')), ...listed('d')],
  ];

  it('tells the story of a replaced pod as facts with their causes', () => {
    expect(story(steps, 'presenting').map(told)).toEqual([
      [
        'pod-terminating:web-b',
        'line-struck:web|4|web-b because pod-terminating:web-b',
        'name-unchanged:web because line-struck:web|4|web-b',
        'seat-taken:web-d',
        'address:web-d because seat-taken:web-d',
      ],
      ['listed:web|4|web-d'],
      ['ready:web|4|web-d', 'first-call:web because ready:web|4|web-d'],
      ['pod-gone:web-b', 'line-gone:web|4|web-b because pod-gone:web-b'],
    ]);
  });

  it('plays facts one after the other when presenting, and together when live', () => {
    const [presented] = story(steps, 'presenting');
    expect(presented?.cues.map(cue => cue.at)).toEqual([0, 340, 740, 960, 1260]);
    const [live] = story(steps, 'live');
    expect(live?.cues.map(cue => cue.at)).toEqual([0, 0, 20, 20]);
    expect(live?.length).toBe(200);
  });

  it('says where each cue plays', () => {
    const [first, , , last] = story(steps, 'live');
    expect(first?.cues.map(cue => [cue.block, cue.seat])).toEqual([
      ['web|4', 1],
      ['web|4', 1],
      ['web|4', 3],
      ['web|4', 3],
    ]);
    expect(last?.cues.map(cue => [cue.block, cue.seat])).toEqual([
      ['web|4', 1],
      ['web|4', 1],
    ]);
  });

  it('ends a tombstone by a cue of its own', () => {
    const gone = steps[4] ?? [];
    const told60 = story([...steps, gone], 'live', [0, 0, 0, 10, 10 + lingerLive]).at(-1);
    expect(told60 && told(told60)).toEqual(['tombstone-ended:web|4#1']);
  });

  it('says the readiness of line and pod once', () => {
    const lost = [
      ...web,
      pod('web-c', { state: 'not-ready', wantedBy: ['web'], node: 'node-a' }),
      line('web', 'web-c', { ready: false }),
    ];
    expect(story([web, lost, web], 'live').map(told)).toEqual([
      ['not-ready:web|4|web-c'],
      ['ready:web|4|web-c'],
    ]);
    const podOnly = [...web, pod('web-c', { state: 'not-ready', wantedBy: ['web'], node: 'node-a' })];
    expect(story([web, podOnly], 'live').map(told)).toEqual([['not-ready:web-c']]);
  });

  it('blames the selector and the Service for the lines that they cost', () => {
    const broken = [
      service('web', { selector: [['app', 'wbe']], staffing: staffing(3, 1) }),
      ...['a', 'b', 'c'].map(id => pod(`web-${id}`, { node: 'node-a', wantedBy: ['web'] })),
    ];
    expect(story([web, broken], 'presenting').map(told)).toEqual([
      [
        'selector-changed:web',
        ...['a', 'b', 'c'].map(id => `line-gone:web|4|web-${id} because selector-changed:web`),
      ],
    ]);
  });

  it('jumps where too much changes, where the lens does, and at first sight', () => {
    const many = Array.from({ length: 150 }, (_, i) => listed(`n${i}`)).flat();
    expect(story([web, [...web, ...many]], 'live')[0]?.cues).toEqual([]);
    expect(story([[], web], 'live')[0]?.cues).toEqual([]);
  });
});
