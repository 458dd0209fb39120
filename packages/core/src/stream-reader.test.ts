import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from './apply.ts';
import { encodeSnapshot } from './snapshot.ts';
import type { Hello } from './stream-event.ts';
import { createStreamReader } from './stream-reader.ts';
import { topologies } from './testing/arbitraries.ts';
import { emptyTopology } from './topology.ts';
import { encodeFrame } from './wire.ts';

const hello: Hello = {
  protocol: 1,
  build: '1',
  epoch: '0123456789abcdef',
  serverNow: 1,
  mode: 'snapshot',
  reason: 'first',
  tickMs: 50,
  ns: ['', 'shop'],
  to: { '': 1, shop: 7 },
  cluster: { name: 'c', source: 'simulated', defaultNamespace: 'shop', version: 'v1.36.3' },
  actions: false,
};
const read = (name: string, value: unknown) => createStreamReader().read(name, JSON.stringify(value));

describe('stream reader', () => {
  it('W8: every event is read as the value that it says', () => {
    expect(read('hello', hello)).toEqual({ type: 'event', event: { type: 'hello', hello } });
    const tick = { serverNow: 5, lagMs: 2, to: { '': 1, shop: 7 } };
    expect(read('tick', tick)).toEqual({ type: 'event', event: { type: 'tick', tick } });
    const bye = { reason: 'shutdown', retryMs: 12 };
    expect(read('bye', bye)).toEqual({ type: 'event', event: { type: 'bye', bye } });
    expect(read('reset', { reason: 'slow' })).toEqual({
      type: 'event',
      event: { type: 'reset', reason: 'slow' },
    });
    const frame = { ns: 'shop', from: 3, to: 4, at: 5, patch: {} };
    expect(createStreamReader().read('frame', encodeFrame(frame))).toEqual({
      type: 'event',
      event: { type: 'frame', frame },
    });
  });

  it('W8: a snapshot is one event, when its last part is in; a hello forgets the parts before it', () => {
    fc.assert(
      fc.property(topologies, topology => {
        const parts = encodeSnapshot('shop', 3, 9, topology, 500);
        const reader = createStreamReader();
        if (parts.length > 1) {
          expect(reader.read('snapshot', parts[0] ?? '')).toEqual({ type: 'more' });
          reader.read('hello', JSON.stringify(hello));
          for (const part of parts.slice(1)) expect(reader.read('snapshot', part)).toEqual({ type: 'more' });
        }
        reader.read('hello', JSON.stringify(hello));
        const answers = parts.map(part => reader.read('snapshot', part));
        const last = answers.pop();
        expect(answers.every(answer => answer.type === 'more')).toBe(true);
        const event = last?.type === 'event' ? last.event : undefined;
        expect(event?.type === 'snapshot' && apply(emptyTopology, event.frame.patch)).toEqual(topology);
      }),
    );
  });

  it('W8: events that this page does not know are unknown, what it cannot read is malformed, and nothing throws', () => {
    expect(read('mood', {})).toEqual({ type: 'unknown' });
    expect(createStreamReader().read('frame', '{')).toMatchObject({ type: 'malformed' });
    const names = fc.constantFrom('hello', 'snapshot', 'frame', 'tick', 'bye', 'reset', 'mood');
    fc.assert(
      fc.property(names, fc.oneof(fc.string(), fc.json()), (name, data) => {
        const { type } = createStreamReader().read(name, data);
        if (name === 'hello' || name === 'frame' || name === 'snapshot') expect(type).toBe('malformed');
      }),
    );
  });

  it('P28: a namespace of any name is a key of a tick like any other', () => {
    const reading = createStreamReader().read('tick', '{"serverNow":1,"to":{"__proto__":3}}');
    const event = reading.type === 'event' ? reading.event : undefined;
    expect(event?.type === 'tick' && Object.entries(event.tick.to)).toEqual([['__proto__', 3]]);
  });
});
