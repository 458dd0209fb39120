/**
 * From the write in the API server to the picture: the simulated cluster in one process, the program in another, a headless Chromium that shows one namespace. The page's probe says
 * at which time of its clock a pod's change had been painted; its clock is compared with that of the cluster by asking both many times.
 */

import { decodeFrame } from '@switchboard/core/wire';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Benchmark, Row } from '../benchmark.ts';
import { type Child, startChild } from '../child.ts';
import type { Breathing, BreathingAsked, BreathingTold } from '../load/breathing.ts';
import { type OpenStream, openStream } from '../open-stream.ts';
import { pause } from '../pause.ts';
import type { Painted } from '../probes.ts';
import { startProgramOn } from '../program.ts';
import { percentile } from '../statistics.ts';

const viewed = 'team-01';
const changesPerSecond = 150;
/** Of the probes: those of a cluster of 50 namespaces would be a fiftieth, and too few for a percentile. */
const viewedPart = 0.2;

type Cluster = Child<BreathingAsked, BreathingTold>;

/** What to add to times of the page, or of this process, to get times of the cluster; by the exchange that took least. */
async function clockOffsets(
  page: Page,
  cluster: Cluster,
): Promise<{ readonly page: number; readonly here: number }> {
  let best = { took: Number.POSITIVE_INFINITY, page: 0, here: 0 };
  for (let round = 0; round < 30; round += 1) {
    const before = performance.now();
    const there = await page.evaluate(() => performance.now());
    const between = performance.now();
    const { now } = await cluster.ask('now');
    const after = performance.now();
    const took = after - before;
    const here = now - (between + after) / 2;
    if (took < best.took) best = { took, here, page: here + (before + between) / 2 - there };
  }
  return best;
}

/** Delay of each write: to the first painting of that pod afterwards; infinite where there was none. */
function delays(
  writes: BreathingTold['writes'],
  painted: readonly Painted[],
  offset: number,
): readonly number[] {
  const times = Map.groupBy(painted, ({ key }) => key);
  return writes.map(({ uid, at }) => {
    const next = times.get(uid)?.find(entry => entry.at + offset >= at);
    return next === undefined ? Number.POSITIVE_INFINITY : next.at + offset - at;
  });
}

/** The stream of the same namespace, taken by this process: when which pod's change arrived, in times of the cluster. */
function arrivals(stream: OpenStream, offset: number): readonly Painted[] {
  return stream.events().flatMap(({ at, text }) => {
    if (!/^event: frame$/m.test(text)) return [];
    const frame = decodeFrame(JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? 'null'));
    return (frame?.patch.pods?.put ?? []).map(({ uid }) => ({ key: uid, at: at + offset }));
  });
}

async function open(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(address);
  await page.waitForFunction(() => (window.switchboardProbe?.painted.length ?? 0) > 100, undefined, {
    timeout: 60_000,
  });
  return page;
}

export const painted: Benchmark = {
  name: 'painted',
  title: 'From write to picture',
  about:
    `5,000 pods in 50 namespaces in the simulated cluster, one namespace of 100 shown in a headless Chromium without a GPU, ${changesPerSecond} writes a second (probes that fail and recover, ${100 * viewedPart} % of them in the namespace that is shown, and what controllers write then). ` +
    'Time from the commit of a pod’s readiness in the API server to the end of the animation frame after its paint call. Everything shares the machine: cluster, server, browser.',
  async run(effort, say): Promise<readonly Row[]> {
    const seconds = effort === 'full' ? 30 : 8;
    const executablePath = process.env['SWITCHBOARD_CHROMIUM'];
    if (executablePath === undefined)
      throw new Error('SWITCHBOARD_CHROMIUM must name a Chromium; `pnpm bench` finds one.');
    const cluster: Cluster = startChild<Breathing, BreathingAsked, BreathingTold>(
      'load/breathing-cluster.ts',
      { scenario: 'large-50x100', changesPerSecond, viewed, viewedPart },
    );
    const stops: (() => Promise<void>)[] = [cluster.stop];
    try {
      const program = await startProgramOn((await cluster.next()).url);
      stops.push(program.stop);
      await program.ready();
      const browser = await chromium.launch({
        executablePath,
        args: ['--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
      });
      stops.push(() => browser.close());
      const stream = await openStream(program, `ns=${viewed}`);
      const page = await open(browser, program.page(`ns=${viewed}&probe=1`));
      await cluster.ask('begin');
      await pause(3000);
      const offset = await clockOffsets(page, cluster);
      const start = await cluster.ask('now');
      await pause(seconds * 1000);
      const end = await cluster.ask('end');
      await pause(3000);
      const later = await clockOffsets(page, cluster);
      const rate = (end.changes - start.changes) / ((end.now - start.now) / 1000);
      const writes = end.writes.slice(start.writes.length);
      const log = await page.evaluate(() => window.switchboardProbe?.painted ?? []);
      const found = delays(writes, log, (offset.page + later.page) / 2);
      const arrived = delays(writes, arrivals(stream, (offset.here + later.here) / 2), 0);
      stream.close();
      say(
        `${writes.length} writes of viewed pods, ${rate.toFixed(0)} writes a second in all, clocks moved by ${(later.page - offset.page).toFixed(1)} ms`,
      );
      const missing = found.filter(delay => delay === Number.POSITIVE_INFINITY).length;
      if (missing > 0) say(`${missing} were never painted`);
      const row = (part: number, name: string, most: number): Row => {
        const value = percentile(found, part);
        return {
          measured: `write → painted, ${name} of ${found.length}`,
          value,
          shown: `${value.toFixed(0)} ms at ${rate.toFixed(0)} writes a second`,
          goal: { most, shown: `≤ ${most} ms` },
        };
      };
      return [
        row(0.5, 'p50', 60),
        row(0.99, 'p99', 250),
        {
          measured: 'of that: write → on the stream, p50',
          value: percentile(arrived, 0.5),
          shown: `${percentile(arrived, 0.5).toFixed(0)} ms (p99 ${percentile(arrived, 0.99).toFixed(0)} ms)`,
        },
      ];
    } finally {
      for (const stop of stops.reverse()) await stop();
    }
  },
};
