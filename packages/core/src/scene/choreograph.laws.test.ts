import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diff } from '../diff.ts';
import type { Topology } from '../topology.ts';
import { choreograph, type Moment, mostChanges } from './choreograph.ts';
import type { Pace, Timeline } from './cue.ts';
import { causalOrder } from './facts.ts';
import type { Lens } from './lens.ts';
import { place } from './place-lenses.ts';
import { history } from './testing/history.ts';
import { line, pod, service, topology } from './testing/model.ts';

const lens: Lens = { kind: 'lines', namespaces: ['shop'], open: [] };
const size = { width: 1680, height: 910 };
const codes = fc.array(fc.nat(4095), { maxLength: 60 });
/** How many steps of the history one patch joins, as after a gap in the stream. */
const strides = fc.integer({ min: 1, max: 9 });
const paces = fc.constantFrom<Pace>('live', 'presenting');

interface Played {
  readonly before: Moment;
  readonly after: Moment;
  readonly timeline: Timeline;
}

function played(story: readonly number[], stride: number, pace: Pace): readonly Played[] {
  const steps = history(story).filter((_, i) => i % stride === 0);
  const moments: Moment[] = [];
  for (const { topology, now } of steps)
    moments.push({ topology, placement: place(topology, lens, size, moments.at(-1)?.placement, now) });
  return moments.slice(1).map((after, i) => {
    const before = moments[i] as Moment;
    return {
      before,
      after,
      timeline: choreograph(before, diff(before.topology, after.topology), after, pace),
    };
  });
}

function always(check: (played: Played) => void): void {
  fc.assert(
    fc.property(codes, strides, paces, (story, stride, pace) => {
      for (const step of played(story, stride, pace)) check(step);
    }),
    { numRuns: 100 },
  );
}

describe('choreograph', () => {
  it('C1: what did not change has no cue', () => {
    always(({ before, after, timeline }) => {
      const patch = diff(before.topology, after.topology);
      const pods = new Set([...(patch.pods?.put ?? []).map(pod => pod.uid), ...(patch.pods?.gone ?? [])]);
      const lines = new Set([
        ...(patch.endpoints?.put ?? []).map(line => line.id),
        ...(patch.endpoints?.gone ?? []),
      ]);
      const services = new Set([
        ...(patch.services?.put ?? []).map(s => s.uid),
        ...(patch.services?.gone ?? []),
      ]);
      for (const cue of timeline.cues) {
        if (cue.endpoint !== undefined) expect(lines).toContain(cue.endpoint);
        else if (cue.pod !== undefined) expect(pods).toContain(cue.pod);
        else if (cue.service !== undefined) expect(services).toContain(cue.service);
      }
    });
  });

  it('C1: a patch that says again what is known moves nothing', () => {
    fc.assert(
      fc.property(codes, paces, (story, pace) => {
        const [first, last] = [history([]), history(story)].map(steps => steps.at(-1));
        for (const step of [first, last]) {
          if (step === undefined) continue;
          const placement = place(step.topology, lens, size, undefined, 0);
          const moment = { topology: step.topology, placement };
          const again = {
            pods: { put: [...step.topology.pods.values()], gone: ['nobody'] },
            endpoints: { put: [...step.topology.endpoints.values()], gone: ['nobody'] },
            services: { put: [...step.topology.services.values()] },
            nodes: { put: [...step.topology.nodes.values()] },
          };
          expect(choreograph(moment, again, moment, pace).cues).toEqual([]);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('C2: who is gone leaves exactly once, who is new enters exactly once, and ids are unique', () => {
    always(({ before, after, timeline }) => {
      const count = (fact: string, pod: string): number =>
        timeline.cues.filter(cue => cue.fact === fact && cue.pod === pod).length;
      for (const pod of before.topology.pods.keys())
        expect(count('pod-gone', pod)).toBe(after.topology.pods.has(pod) ? 0 : 1);
      for (const pod of after.topology.pods.keys())
        expect(count('seat-taken', pod)).toBe(before.topology.pods.has(pod) ? 0 : 1);
      expect(new Set(timeline.cues.map(cue => cue.id)).size).toBe(timeline.cues.length);
    });
  });

  it('C3: no effect starts before its cause, and presenting it starts after it', () => {
    always(({ timeline }) => {
      const at = new Map(timeline.cues.map(cue => [cue.id, cue]));
      for (const cue of timeline.cues) {
        if (cue.because === undefined) continue;
        const cause = at.get(cue.because);
        expect(cause).toBeDefined();
        expect(causalOrder.indexOf(cause?.fact ?? cue.fact)).toBeLessThan(causalOrder.indexOf(cue.fact));
        if (timeline.pace === 'presenting') expect(cause?.at).toBeLessThan(cue.at);
        else expect(cause?.at).toBeLessThanOrEqual(cue.at);
      }
    });
  });

  it('C4: live, a tick is over in 450 ms and starts within 60; presenting, kinds are 200 to 650 apart', () => {
    always(({ timeline }) => {
      expect(timeline.length).toBe(Math.max(0, ...timeline.cues.map(cue => cue.at + cue.duration)));
      if (timeline.pace === 'live') {
        expect(timeline.length).toBeLessThanOrEqual(450);
        for (const cue of timeline.cues) expect(cue.at).toBeLessThanOrEqual(60);
        return;
      }
      const kinds = [...new Set(timeline.cues.map(cue => cue.fact))].map(fact =>
        timeline.cues.filter(cue => cue.fact === fact).map(cue => cue.at),
      );
      for (const [i, next] of kinds.entries()) {
        const last = kinds[i - 1]?.at(-1);
        if (last === undefined) continue;
        expect((next[0] ?? 0) - last).toBeGreaterThanOrEqual(199);
        expect((next[0] ?? 0) - last).toBeLessThanOrEqual(651);
      }
    });
  });

  it('C5: up to two hundred facts are told, a larger change is a jump', () => {
    const moment = (value: Topology, before?: Moment): Moment => ({
      topology: value,
      placement: place(value, lens, size, before?.placement, 0),
    });
    const web = service('web');
    const before = moment(topology(web));
    for (const newcomers of [49, 50, 51, 300]) {
      const ids = Array.from({ length: newcomers }, (_, i) => `web-${i}`);
      const after = moment(topology(web, ...ids.flatMap(id => [pod(id), line('web', id)])), before);
      const { cues } = choreograph(before, diff(before.topology, after.topology), after, 'live');
      // A seat, an address, a line and readiness each, and the room that is made says nothing: nobody stands below.
      expect(cues.length).toBe(newcomers * 4 > mostChanges ? 0 : newcomers * 4);
    }
  });
});
