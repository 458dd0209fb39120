import { describe, expect, it } from 'vitest';
import { createFrames } from './frames.ts';

function page() {
  const waiting = new Map<number, () => void>();
  let ids = 0;
  const frames = createFrames(
    run => {
      ids += 1;
      waiting.set(ids, run);
      return ids;
    },
    id => waiting.delete(id),
  );
  /** One animation frame. */
  const turn = (): void => {
    const due = [...waiting.values()];
    waiting.clear();
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
});
