/**
 * A headless Chromium to measure pages in, without a GPU: pages that count their frames, and the work of their main thread as the browser itself adds it up.
 */
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { installFrames } from './pages/frames.ts';
import { taskTimes } from './task-times.ts';

export interface MeasuredPage {
  readonly page: Page;
  /** What the main thread has done since the last time this was asked, ms: all of its tasks, and of that scripts. */
  work(): Promise<{ readonly tasks: number; readonly wall: number }>;
  /** CPU time of every task of the main thread while `during` goes on, ms: what another process takes away is not in it. */
  tasks(during: () => Promise<void>): Promise<readonly number[]>;
  /** After a collection, bytes. */
  heap(): Promise<number>;
}

export interface MeasuringBrowser {
  readonly version: string;
  open(url: string): Promise<MeasuredPage>;
  close(): Promise<void>;
}

const viewport = { width: 1600, height: 1000 };

/** @param limited to 60 frames a second, as on a screen; else as many as there is time for, so that a frame takes as long as its work. */
export async function launchBrowser(limited: boolean): Promise<MeasuringBrowser> {
  const executablePath = process.env['SWITCHBOARD_CHROMIUM'];
  if (executablePath === undefined)
    throw new Error('SWITCHBOARD_CHROMIUM must name a Chromium; `pnpm bench` finds one.');
  const browser: Browser = await chromium.launch({
    executablePath,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-sync',
      ...(limited ? [] : ['--disable-frame-rate-limit', '--disable-gpu-vsync']),
    ],
  });
  return {
    version: browser.version(),
    async open(url) {
      const context = await browser.newContext({ viewport, reducedMotion: 'no-preference' });
      const page = await context.newPage();
      await page.addInitScript(installFrames);
      const session = await context.newCDPSession(page);
      await session.send('Performance.enable');
      await page.goto(url);
      let last = await taskTime(session);
      return {
        page,
        async work() {
          const now = await taskTime(session);
          const done = { tasks: now.tasks - last.tasks, wall: now.wall - last.wall };
          last = now;
          return done;
        },
        async tasks(during) {
          await browser.startTracing(page, { categories: ['toplevel'] });
          await during();
          return taskTimes(await browser.stopTracing());
        },
        async heap() {
          for (let i = 0; i < 2; i += 1) await session.send('HeapProfiler.collectGarbage');
          return (await metrics(session)).get('JSHeapUsedSize') ?? Number.NaN;
        },
      };
    },
    close: () => browser.close(),
  };
}

async function metrics(session: CDPSession): Promise<ReadonlyMap<string, number>> {
  const answer = await session.send('Performance.getMetrics');
  return new Map(answer.metrics.map(({ name, value }) => [name, value]));
}

async function taskTime(session: CDPSession) {
  const found = await metrics(session);
  return { tasks: (found.get('TaskDuration') ?? 0) * 1000, wall: (found.get('Timestamp') ?? 0) * 1000 };
}
