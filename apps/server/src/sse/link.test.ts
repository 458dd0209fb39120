import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handClock } from '../testing/hand-clock.ts';
import { type Block, createBlock } from './block.ts';
import { Link, linkLimits } from './link.ts';

/** A connection that takes `room` more blocks before it asks to be left alone. */
function connection(room = Number.POSITIVE_INFINITY) {
  const clock = handClock();
  const written: string[] = [];
  const owed: string[] = [];
  const state = { room, ended: false, destroyed: false, truth: 'truth' };
  const text = (block: Block): string => block.buffers(false).join('');
  const link: Link = new Link({
    clock,
    sink: {
      write(block) {
        written.push(text(block));
        state.room -= 1;
        return state.room > 0;
      },
      end: () => {
        state.ended = true;
      },
      destroy: () => {
        state.destroyed = true;
      },
    },
    restart: reason => [createBlock(`reset ${reason}`), createBlock(state.truth)],
    onOwed: reason => owed.push(reason),
  });
  return {
    clock,
    written,
    owed,
    state,
    link,
    drain(more: number) {
      state.room = more;
      link.drained();
    },
  };
}

const big = createBlock('x'.repeat(300 * 1024));

describe('link', () => {
  it('writes at once while the connection takes it, in order after the opening', () => {
    const { link, written } = connection();
    link.open([createBlock('hello'), createBlock('snapshot')]);
    link.send(createBlock('1'));
    link.send(createBlock('2'));
    expect(written).toEqual(['hello', 'snapshot', '1', '2']);
  });

  it('queues while the connection is full, and goes on when it drains', () => {
    const { link, written, drain, owed } = connection(2);
    link.open([createBlock('hello'), createBlock('snapshot')]);
    link.send(createBlock('1'));
    link.send(createBlock('2'));
    expect(written).toEqual(['hello', 'snapshot']);
    drain(1);
    expect(written).toEqual(['hello', 'snapshot', '1']);
    drain(5);
    link.send(createBlock('3'));
    expect(written).toEqual(['hello', 'snapshot', '1', '2', '3']);
    expect(owed).toEqual([]);
  });

  it('V4: more than 1 MiB behind: the queue goes, and a snapshot of the moment it drains comes', () => {
    const { link, written, drain, owed, state } = connection(1);
    link.open([createBlock('hello')]);
    for (let count = 0; count < 10; count += 1) link.send(big);
    expect(owed).toEqual(['slow']);
    state.truth = 'truth at the drain';
    drain(10);
    link.send(createBlock('next'));
    expect(written).toEqual(['hello', 'reset slow', 'truth at the drain', 'next']);
  });

  it('V4: five seconds behind with little in the queue is behind as well', () => {
    const { link, written, drain, owed, clock } = connection(1);
    link.open([createBlock('hello')]);
    link.send(createBlock('1'));
    clock.step(linkLimits.queueMs);
    link.check();
    expect(owed).toEqual([]);
    clock.step(1);
    link.check();
    expect(owed).toEqual(['slow']);
    link.send(createBlock('2'));
    drain(9);
    expect(written).toEqual(['hello', 'reset slow', 'truth']);
  });

  it('V4: a snapshot on its way is finished before another begins', () => {
    const { link, written, drain, owed, clock } = connection(1);
    link.open([createBlock('hello'), createBlock('part 1'), createBlock('part 2')]);
    link.send(createBlock('1'));
    clock.step(10_000);
    link.check();
    expect(owed).toEqual([]);
    for (let count = 0; count < 5; count += 1) link.send(big);
    expect(owed).toEqual(['slow']);
    drain(2);
    expect(written).toEqual(['hello', 'part 1', 'part 2']);
    drain(9);
    expect(written).toEqual(['hello', 'part 1', 'part 2', 'reset slow', 'truth']);
  });

  it('V4: a connection that takes nothing for 30 s is cut', () => {
    const { link, clock, state } = connection(1);
    link.open([createBlock('hello')]);
    clock.step(linkLimits.stalledMs);
    expect(link.check()).toBe(true);
    clock.step(1);
    expect(link.check()).toBe(false);
    expect(state.destroyed).toBe(true);
  });

  it('says goodbye past whatever is queued', () => {
    const { link, written, state } = connection(1);
    link.open([createBlock('hello')]);
    link.send(createBlock('1'));
    link.finish(createBlock('bye'));
    link.send(createBlock('2'));
    link.drained();
    expect(written).toEqual(['hello', 'bye']);
    expect(state.ended).toBe(true);
  });

  it('V4: whatever drains when, a viewer gets every block since its last snapshot, in order', () => {
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.constant('send' as const) },
      { weight: 1, arbitrary: fc.constant('flood' as const) },
      { weight: 2, arbitrary: fc.nat({ max: 4 }) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), steps => {
        const one = connection(3);
        let sent = 0;
        one.state.truth = 'at 0';
        one.link.open([createBlock('at 0')]);
        const send = (block: (number: number) => Block): void => {
          sent += 1;
          one.state.truth = `at ${sent}`;
          one.link.send(block(sent));
        };
        for (const what of [...steps, 1000]) {
          if (what === 'send') send(number => createBlock(String(number)));
          else if (what === 'flood') send(number => createBlock(String(number).padEnd(2 * 1024 * 1024)));
          else one.drain(what + 1);
        }
        let at = -1;
        for (const text of one.written) {
          if (text.startsWith('reset')) continue;
          if (text.startsWith('at ')) at = Number(text.slice(3));
          else {
            expect(Number(text)).toBe(at + 1);
            at += 1;
          }
        }
        expect(at).toBe(sent);
      }),
    );
  });
});
