import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Silence, Topology } from '../topology.ts';
import { headline } from './headline.ts';
import type { Lens } from './lens.ts';
import { rollCalls } from './roll-call.ts';
import { history } from './testing/history.ts';
import { seen, topology } from './testing/model.ts';

const lens: Lens = { kind: 'lines', namespaces: ['shop'], open: [] };
const states = fc.constantFrom(
  'live',
  'polled',
  'stale',
  'loading',
  'denied',
  'failed',
  'rate-limited',
  'absent' as const,
);

/** What `project` would say of Services without anybody who takes calls. */
function withSilence(value: Topology): Topology {
  const calls = rollCalls(value);
  const silence: Silence = { why: 'selector-matches-nothing' };
  const services = [...value.services.values()].map(service =>
    (calls.get(service.uid)?.ready ?? 0) > 0 ? service : { ...service, silence },
  );
  return { ...value, services: new Map(services.map(service => [service.uid, service])) };
}

describe('headline', () => {
  it('H2: "well" is only said when everything is known and nobody is silent, coming, going or failing', () => {
    let well = 0;
    fc.assert(
      fc.property(fc.array(fc.nat(4095), { maxLength: 40 }), states, states, (codes, lists, pods) => {
        const freshness = topology(...seen(lists, pods)).freshness;
        for (const step of history(codes)) {
          const value = { ...withSilence(step.topology), freshness };
          const said = headline(value, lens);
          expect(said.sentence).toMatch(/^\S.*\S\.$/);
          expect(`${said.sentence} ${said.more}`).not.toMatch(/NaN|null|\[object|no of/);
          if (said.tone !== 'well') continue;
          well++;
          expect(['live', 'polled']).toContain(lists);
          expect([...value.services.values()].filter(service => service.silence)).toEqual([]);
          for (const call of rollCalls(value).values())
            expect(call.notReady + call.failed + call.leaving + call.starting + call.unlisted).toBe(0);
        }
      }),
      { numRuns: 200 },
    );
    expect(well).toBeGreaterThan(0);
  });
});
