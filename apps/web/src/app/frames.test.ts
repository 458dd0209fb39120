import { describe, expect, it } from 'vitest';
import { createFrames } from './frames.ts';

function page() {
  let waiting: (() => void)[] = [];
  const frames = createFrames(run => waiting.push(run));
  /** One animation frame. */
  const turn = (): void => {
    const due = waiting;
    waiting = [];
    for (const run of due) run();
  };
  return { frames, turn };
}

describe('frames', () => {
  it('draws what is told in the frame in which it is told, after all of it', () => {
    const { frames, turn } = page();
    const log: string[] = [];
    frames.tell(() => {
      frames.draw(() => log.push('drawn'));
      log.push('told');
    });
    expect(log).toEqual([]);
    turn();
    expect(log).toEqual(['told', 'drawn']);
  });

  it('draws what a drawing asks for in the next frame', () => {
    const { frames, turn } = page();
    const log: string[] = [];
    frames.tell(() => frames.draw(() => frames.draw(() => log.push('again'))));
    turn();
    expect(log).toEqual([]);
    turn();
    expect(log).toEqual(['again']);
  });

  it('draws once, with what was told, where the drawing was asked for before', () => {
    const { frames, turn } = page();
    const log: string[] = [];
    frames.draw(() => log.push('drawn'));
    frames.tell(() => log.push('told'));
    turn();
    turn();
    expect(log).toEqual(['told', 'drawn']);
  });

  it('tells in the next frame what a telling asks for', () => {
    const { frames, turn } = page();
    const log: string[] = [];
    frames.tell(() => frames.tell(() => log.push('told')));
    turn();
    expect(log).toEqual([]);
    turn();
    expect(log).toEqual(['told']);
  });

  it('draws nothing that was cancelled, and everything else when the telling fails', () => {
    const { frames, turn } = page();
    const log: string[] = [];
    frames.draw(() => log.push('cancelled before'))();
    frames.tell(() => {
      frames.draw(() => log.push('cancelled'))();
      frames.draw(() => log.push('drawn'));
      throw new Error('a listener failed');
    });
    expect(turn).toThrow('a listener failed');
    expect(log).toEqual(['drawn']);
  });

  describe('with a pace', () => {
    function paced() {
      let waiting: (() => void)[] = [];
      const later: { readonly ms: number; readonly run: () => void }[] = [];
      let time = 0;
      const log: string[] = [];
      const pace = { now: () => time, after: (ms: number, run: () => void) => void later.push({ ms, run }) };
      const frames = createFrames(run => waiting.push(run), pace);
      return {
        frames,
        log,
        later,
        news: (name: string, cost: number) =>
          frames.tell(() => {
            time += cost;
            log.push(name);
          }),
        turn() {
          const due = waiting;
          waiting = [];
          for (const run of due) run();
        },
      };
    }

    it('lets news wait eight times as long as they took, and draws meanwhile', () => {
      const { frames, log, later, news, turn } = paced();
      news('first', 40);
      turn();
      news('second', 40);
      frames.draw(() => log.push('drawn'));
      turn();
      expect(log).toEqual(['first', 'drawn']);
      expect(later.map(({ ms }) => ms)).toEqual([320]);
      later[0]?.run();
      turn();
      expect(log).toEqual(['first', 'drawn', 'second']);
    });

    it('never lets them wait longer than half a second, and not at all where they cost little', () => {
      const { log, later, news, turn } = paced();
      news('light', 5);
      turn();
      news('heavy', 1_000);
      turn();
      expect(log).toEqual(['light', 'heavy']);
      expect(later.map(({ ms }) => ms)).toEqual([500]);
    });
  });
});
