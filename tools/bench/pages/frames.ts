/**
 * Runs in every measured page, before its own scripts: how long frames take, and how long the page could not answer. A frame is the time from one animation frame to the next; in a
 * browser without a frame limit that is all the work there is for it, of the page and of drawing. Handed over as text, so it uses nothing from outside.
 */
import type { FrameLog } from '../probes.ts';

export function installFrames(): void {
  let intervals: number[] = [];
  let long: number[] = [];
  let running = 0;
  new PerformanceObserver(list => {
    for (const { duration } of list.getEntries()) long.push(Math.round(duration));
  }).observe({ type: 'longtask' });

  function begin(): void {
    running += 1;
    const mine = running;
    let last = performance.now();
    intervals = [];
    long = [];
    const tick = () => {
      if (mine !== running) return;
      const now = performance.now();
      intervals.push(now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  }

  function end(): FrameLog {
    running += 1;
    return { intervals, long };
  }

  async function during(ms: number, act: (frame: number) => void): Promise<FrameLog> {
    begin();
    const started = performance.now();
    for (let frame = 0; performance.now() - started < ms; frame += 1) {
      await new Promise(requestAnimationFrame);
      act(frame);
    }
    return end();
  }

  Object.assign(window, { benchFrames: { begin, end, during } });
}
