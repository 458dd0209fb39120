import { describe, expect, it } from 'vitest';
import { createPanelsPace } from './panels-pace.ts';

/** A page whose time passes by hand; writing a panel takes as long as its name says. */
function page() {
  let time = 0;
  let arriving = false;
  const tasks: { readonly at: number; readonly run: () => void }[] = [];
  const log: string[] = [];
  const later = createPanelsPace({
    now: () => time,
    after: (ms, run) => void tasks.push({ at: time + ms, run }),
    written: run => run(),
    arriving: () => arriving,
  });
  return {
    log,
    arrives: (now: boolean) => {
      arriving = now;
    },
    ask: (...costs: readonly number[]) =>
      later(() =>
        costs.map((cost, i) => () => {
          log.push(`${time}: panel ${i + 1}`);
          time += cost;
        }),
      ),
    /** One task, at its time; false where there is none. */
    task(): boolean {
      const next = tasks.toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined) return false;
      tasks.splice(tasks.indexOf(next), 1);
      time = Math.max(time, next.at);
      next.run();
      return true;
    },
  };
}

describe('the pace of panels', () => {
  it('tells them in tasks after the one in which it was asked, one panel in each', () => {
    const { ask, task, log } = page();
    ask(1, 2);
    expect(log).toEqual([]);
    task();
    expect(log).toEqual(['0: panel 1']);
    task();
    expect(log).toEqual(['0: panel 1', '1: panel 2']);
    expect(task()).toBe(false);
  });

  it('tells them again at once where they are written fast', () => {
    const { ask, task, log } = page();
    ask(1, 2);
    while (task());
    ask(1);
    while (task());
    expect(log).toEqual(['0: panel 1', '1: panel 2', '3: panel 1']);
  });

  it('rests after costly ones, by what all of them cost, but for no longer than a second', () => {
    const { ask, task, log } = page();
    ask(6, 4);
    while (task());
    ask(400);
    while (task());
    ask(1);
    while (task());
    expect(log).toEqual(['0: panel 1', '6: panel 2', '210: panel 1', '1610: panel 1']);
  });

  it('keeps nobody waiting long for what has come, as long as more of it is being read', () => {
    const { ask, arrives, task, log } = page();
    arrives(true);
    ask(400);
    while (task());
    arrives(false);
    ask(400);
    while (task());
    ask(1);
    while (task());
    expect(log).toEqual(['0: panel 1', '500: panel 1', '1900: panel 1']);
  });

  it('tells what was asked for meanwhile once, when the others have been told', () => {
    const { ask, task, log } = page();
    ask(1, 1, 1);
    task();
    ask(1);
    ask(2, 1);
    while (task());
    expect(log).toEqual(['0: panel 1', '1: panel 2', '2: panel 3', '3: panel 1', '5: panel 2']);
  });

  it('tells nobody where nobody is to be told', () => {
    const { ask, task, log } = page();
    ask();
    expect(task()).toBe(true);
    expect(task()).toBe(false);
    expect(log).toEqual([]);
  });
});
