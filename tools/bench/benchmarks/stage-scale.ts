/**
 * Whether the stage stays as quick and as small however much there is and however long it runs: the same share of pods replaced among 1,000 and 100,000, and the heap after
 * ten times as many replacements.
 */
import type { Benchmark, Row } from '../benchmark.ts';
import { launchBrowser, type MeasuringBrowser } from '../browser.ts';
import { startCrowd } from '../crowd-server.ts';
import { pause } from '../pause.ts';
import { median, percentile } from '../statistics.ts';

async function churn(browser: MeasuringBrowser, pods: number, ms: number): Promise<number> {
  const server = await startCrowd(pods);
  try {
    const { page } = await browser.open(server.address('ours'));
    await server.painted(page);
    await pause(3000);
    await server.replace(pods / 100);
    await pause(2000);
    await page.evaluate(() => window.benchFrames.begin());
    await pause(ms);
    const { intervals } = await page.evaluate(() => window.benchFrames.end());
    await page.close();
    return percentile(intervals, 0.95);
  } finally {
    await server.stop();
  }
}

/** Heap after so many replacements of 1,000 pods, bytes. */
async function heaps(early: number, late: number): Promise<readonly [number, number]> {
  const server = await startCrowd(1000);
  const browser = await launchBrowser(true);
  try {
    const { page, heap } = await browser.open(server.address('unwatched'));
    await page.waitForSelector('.stage .box');
    const measured: number[] = [];
    for (const count of [early, late]) {
      while ((await server.replace(500)) < count) await pause(500);
      await server.replace(0);
      // Until the last of them has gone, with its cues.
      await pause(8000);
      measured.push(await heap());
    }
    return [measured[0] ?? Number.NaN, measured[1] ?? Number.NaN];
  } finally {
    await browser.close();
    await server.stop();
  }
}

export const stageScale: Benchmark = {
  name: 'stage-scale',
  title: 'The stage as it grows and ages',
  about:
    '1 % of the pods replaced per second, among 1,000 and among 100,000 of one namespace (ten to a Service), without a frame limit, medians of rounds in turn. Heap of the page after a collection, with 1,000 pods of which 500 are replaced a second.',
  async run(effort, say): Promise<readonly Row[]> {
    const [rounds, ms, early] = effort === 'full' ? [3, 10_000, 5_000] : [1, 4_000, 1_000];
    const small: number[] = [];
    const large: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const browser = await launchBrowser(false);
      try {
        small.push(await churn(browser, 1000, ms));
        large.push(await churn(browser, 100_000, ms));
        say(`round ${round + 1}: ${small.at(-1)?.toFixed(1)} ms, ${large.at(-1)?.toFixed(1)} ms`);
      } finally {
        await browser.close();
      }
    }
    const [before, after] = await heaps(early, 10 * early);
    const growth = median(large) / median(small);
    return [
      {
        measured: 'frame among 100,000 pods, p95, of that among 1,000',
        value: growth,
        shown: `${growth.toFixed(1)} × (${median(large).toFixed(0)} ms, ${median(small).toFixed(0)} ms)`,
        goal: { most: 1.5, shown: '≤ 1.5 ×' },
      },
      {
        measured: `heap after ${(10 * early).toLocaleString('en')} replacements, of that after ${early.toLocaleString('en')}`,
        value: after / before,
        shown: `${(after / before).toFixed(2)} × (${(after / 1e6).toFixed(1)} MB, ${(before / 1e6).toFixed(1)} MB)`,
        goal: { most: 1.1, shown: '≤ 1.1 ×' },
      },
    ];
  },
};
