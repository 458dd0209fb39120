import { describe, expect, it } from 'vitest';
import { createHandClock } from './clock.ts';
import type { Controller } from './controller.ts';
import { itself, objectOf } from './controllers/key.ts';
import { createDice } from './dice.ts';
import { createLoop } from './loop.ts';
import { createStore } from './store.ts';

function begin(...controllers: readonly Controller[]) {
  const clock = createHandClock(1_000_000);
  const store = createStore({ now: clock.now, dice: createDice(1) });
  const reports: string[] = [];
  const loop = createLoop({
    store,
    clock,
    dice: createDice(2),
    controllers,
    report: error => reports.push(error.message),
  });
  const put = (name: string, data: object = {}) =>
    store.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'x' }, data });
  return { clock, store, reports, loop, put };
}

const idle: Omit<Controller, 'reconcile'> = { name: 'idle', watches: { ConfigMap: itself } };

const sets = (name: string, colour: string): Controller => ({
  name,
  watches: { ConfigMap: itself },
  reconcile(key, snapshot) {
    const held = objectOf(snapshot, 'ConfigMap', key);
    return { writes: held === undefined ? [] : [{ verb: 'update', object: { ...held, data: { colour } } }] };
  },
});

describe('the loop', () => {
  it('asks once per key, however many changes came, and sees what was there before it started', () => {
    const asked: string[] = [];
    const { clock, loop, put, store } = begin({
      ...idle,
      reconcile(key) {
        asked.push(key);
        return { writes: [] };
      },
    });
    put('old');
    loop.start();
    clock.advance(0);
    const held = put('new');
    store.update({ ...held, data: { a: '1' } });
    expect(asked).toEqual(['x/old']);
    clock.advance(0);
    expect(asked).toEqual(['x/old', 'x/new']);
  });

  it('comes back at the deadline with the memory of last time, and forgets both when they are not renewed', () => {
    const seen: [number, unknown][] = [];
    const { clock, loop, put } = begin({
      ...idle,
      reconcile(_key, _snapshot, now, _dice, memory) {
        seen.push([now - 1_000_000, memory]);
        return seen.length < 3 ? { writes: [], wakeAt: now + 50, memory: seen.length } : { writes: [] };
      },
    });
    put('one');
    loop.start();
    clock.advance(1000);
    expect(seen).toEqual([
      [0, undefined],
      [50, 1],
      [100, 2],
    ]);
  });

  it('names the two that keep undoing each other, and goes on with the others', () => {
    const { clock, loop, put, reports } = begin(sets('red', 'red'), sets('blue', 'blue'));
    put('torn');
    loop.start();
    clock.advance(0);
    expect(reports[0]).toMatch(
      /^(red and blue|blue and red) keep rewriting ConfigMap x\/torn; (red|blue) gave up on x\/torn$/,
    );
  });

  it('reports a controller that fails on one key and asks it again later', () => {
    let broken = true;
    const { clock, loop, put, store, reports } = begin({
      name: 'fragile',
      watches: { ConfigMap: itself },
      reconcile(key, snapshot) {
        const held = objectOf(snapshot, 'ConfigMap', key);
        if (held?.metadata.name === 'bad' && broken) throw new Error('no');
        return {
          writes: held === undefined ? [] : [{ verb: 'update', object: { ...held, data: { seen: 'yes' } } }],
        };
      },
    });
    put('bad');
    put('good');
    loop.start();
    clock.advance(0);
    expect(reports).toEqual(['fragile failed on x/bad: no']);
    expect(store.get('ConfigMap', 'x', 'good')?.data).toEqual({ seen: 'yes' });
    broken = false;
    clock.advance(10_000);
    expect(store.get('ConfigMap', 'x', 'bad')?.data).toEqual({ seen: 'yes' });
  });

  it('does nothing after it was stopped', () => {
    const { clock, loop, put, store } = begin(sets('red', 'red'));
    loop.start();
    loop.stop();
    put('left-alone');
    clock.advance(60_000);
    expect(store.get('ConfigMap', 'x', 'left-alone')?.data).toEqual({});
  });
});
