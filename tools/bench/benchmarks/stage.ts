/**
 * The stage with a crowd, beside stock Cytoscape with the same one and an empty canvas: how long frames take while pods are replaced, while one pans and zooms, and how long
 * until the first picture. Pages take turns, in a browser without a frame limit; what counts as long for a reader is measured with the limit of a screen.
 */
import type { Page } from 'playwright-core';
import { type Benchmark, part, type Row, ratio } from '../benchmark.ts';
import { launchBrowser, type MeasuredPage } from '../browser.ts';
import { movedByReplacing } from '../bystanders.ts';
import { type CrowdServer, startCrowd } from '../crowd-server.ts';
import { pause } from '../pause.ts';
import { median, percentile } from '../statistics.ts';

const pods = 10_000;
type Kind = 'ours' | 'stock' | 'empty';
const kinds: readonly Kind[] = ['stock', 'ours', 'empty'];

interface Figures {
  readonly firstPaint: number[];
  readonly churn: number[];
  readonly pan: number[];
  readonly zoom: number[];
  readonly hover: number[];
}

const figures = (): Figures => ({ firstPaint: [], churn: [], pan: [], zoom: [], hover: [] });

/** A wheel on the middle of our stage; the documented way with the others. */
async function look(page: Page, kind: Kind, ms: number, zooming: boolean): Promise<readonly number[]> {
  return page.evaluate(
    async ([of, time, zooms]) => {
      const host = document.querySelector('.stage-host') ?? document.body;
      const { left, top, width, height } = host.getBoundingClientRect();
      const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, cancelable: true };
      const { cy } = window as unknown as {
        readonly cy: { panBy(by: object): void; zoom(level?: number): number };
      };
      const act = (frame: number) => {
        const direction = Math.floor(frame / 20) % 2 === 0 ? 1 : -1;
        if (of === 'stock' && zooms) cy.zoom(cy.zoom() * (1 + direction * 0.02));
        else if (of === 'stock') cy.panBy({ x: 0, y: direction * 12 });
        else if (of === 'ours')
          host.dispatchEvent(
            new WheelEvent('wheel', { ...at, deltaY: direction * (zooms ? 6 : 12), ctrlKey: zooms }),
          );
      };
      return (await window.benchFrames.during(time, act)).intervals;
    },
    [kind, ms, zooming] as const,
  );
}

/** Tasks that are long for a page with 8 ms of work in each frame: what the machine and its other processes add. */
async function longOfOthers({ page }: MeasuredPage, ms: number): Promise<number> {
  const { long } = await page.evaluate(
    time =>
      window.benchFrames.during(time, () => {
        const until = performance.now() + 8;
        while (performance.now() < until);
      }),
    ms,
  );
  return long.length;
}

/** Work of the main thread for each move of the pointer. */
async function hover({ page, work }: MeasuredPage, moves: number): Promise<number> {
  await pause(500);
  await work();
  for (let i = 0; i < moves; i += 1) await page.mouse.move(300 + ((i * 37) % 1000), 250 + ((i * 53) % 600));
  return (await work()).tasks / moves;
}

async function visit(server: CrowdServer, opened: MeasuredPage, kind: Kind, ms: number, into: Figures) {
  const { page } = opened;
  into.firstPaint.push(await server.painted(page));
  await pause(2000);
  await server.replace(pods / 100);
  await pause(2000);
  await page.evaluate(() => window.benchFrames.begin());
  await pause(ms);
  const churn = await page.evaluate(() => window.benchFrames.end());
  await server.replace(0);
  await pause(1500);
  into.churn.push(percentile(churn.intervals, 0.5));
  into.pan.push(percentile(await look(page, kind, ms / 4, false), 0.5));
  into.zoom.push(percentile(await look(page, kind, ms / 4, true), 0.5));
}

export const stage: Benchmark = {
  name: 'stage',
  title: 'The stage with 10,000 pods',
  about:
    '10,000 pods of 1,000 Services in one namespace, told by a stream to the page as it is built, in a headless Chromium without a GPU, 1600 × 1000. Beside it stock Cytoscape of the same version (a node for each Service, slice and pod, edges, labels, haystack edges, batches, positions given) and a canvas that is only cleared. ' +
    'Frames are animation frame to animation frame without a frame limit, medians of rounds in turn (from afar the page draws every second one of sixty a second, and frames in which it draws nothing count too); long tasks and the work of the main thread are measured at 60 frames a second.',
  async run(effort, say): Promise<readonly Row[]> {
    const rounds = effort === 'full' ? 3 : 1;
    const ms = effort === 'full' ? 10_000 : 4_000;
    const found: Readonly<Record<Kind, Figures>> = { stock: figures(), ours: figures(), empty: figures() };
    const long: number[] = [];
    const tasks: number[] = [];
    let others = 0;
    const busy: Record<Kind, number[]> = { ours: [], stock: [], empty: [] };
    let moved = 0;
    const server = await startCrowd(pods);
    try {
      for (let round = 0; round < rounds; round += 1) {
        const browser = await launchBrowser(false);
        try {
          for (const kind of kinds) {
            const opened = await browser.open(server.address(kind));
            await visit(server, opened, kind, ms, found[kind]);
            await opened.page.close();
          }
          say(
            `round ${round + 1}: ${kinds.map(kind => `${kind} ${found[kind].churn.at(-1)?.toFixed(1)} ms`).join(', ')}`,
          );
        } finally {
          await browser.close();
        }
      }
      const screen = await launchBrowser(true);
      try {
        say(`Chromium ${screen.version}`);
        for (let round = 0; round < rounds; round += 1)
          for (const kind of ['ours', 'stock'] as const) {
            const opened = await screen.open(server.address(kind));
            await server.painted(opened.page);
            await pause(3000);
            if (kind === 'ours' && round === 0) moved = await movedByReplacing(opened.page, server);
            found[kind].hover.push(await hover(opened, 40));
            await server.replace(pods / 100);
            await pause(2000);
            await opened.page.evaluate(() => window.benchFrames.begin());
            await opened.work();
            await pause(ms);
            const { tasks: worked, wall } = await opened.work();
            const log = await opened.page.evaluate(() => window.benchFrames.end());
            busy[kind].push(worked / wall);
            if (kind === 'ours') {
              long.push(...log.long);
              tasks.push(...(await opened.tasks(() => pause(ms))));
            }
            await server.replace(0);
            await opened.page.close();
            if (kind === 'stock') continue;
            const still = await screen.open(server.address('empty'));
            others += await longOfOthers(still, ms);
            await still.page.close();
          }
      } finally {
        await screen.close();
      }
    } finally {
      await server.stop();
    }
    const of = (kind: Kind, what: keyof Figures) => median(found[kind][what]);
    const beside = (what: keyof Figures, other: Kind) => of('ours', what) / of(other, what);
    const times = (what: keyof Figures, other: Kind) =>
      `${ratio(beside(what, other))} (${of('ours', what).toFixed(1)} ms of ${of(other, what).toFixed(1)} ms)`;
    const floor = { most: 5, shown: '≤ 5 ×' };
    const percent = (kind: 'ours' | 'stock') => `${Math.round(100 * median(busy[kind]))} %`;
    return [
      {
        measured: 'frame while 1 % is replaced per second, p50, of stock Cytoscape',
        value: beside('churn', 'stock'),
        shown: times('churn', 'stock'),
        must: part(20),
      },
      {
        measured: `long tasks in ${(rounds * ms) / 1000} s of that`,
        value: long.length,
        shown: `${long.length === 0 ? 'none' : `${long.length}, the longest ${Math.max(...long)} ms`} (a page with 8 ms of work a frame beside it: ${others})`,
        must: { most: 0, shown: 'none' },
      },
      {
        measured: `tasks of more than 50 ms on a CPU in another ${(rounds * ms) / 1000} s of that`,
        value: tasks.filter(time => time > 50).length,
        shown: `${tasks.filter(time => time > 50).length} (the longest ${Math.max(...tasks).toFixed(0)} ms, p99 of those that take a ms ${percentile(
          tasks.filter(time => time >= 1),
          0.99,
        ).toFixed(0)} ms)`,
        must: { most: 0, shown: 'none' },
      },
      {
        measured: 'elements that another pod’s replacement moves',
        value: moved,
        shown: String(moved),
        must: { most: 0, shown: 'none' },
      },
      {
        measured: 'main thread meanwhile, of a core',
        value: median(busy.ours),
        shown: `${percent('ours')} (stock Cytoscape ${percent('stock')})`,
      },
      {
        measured: 'pan, of the empty canvas',
        value: beside('pan', 'empty'),
        shown: times('pan', 'empty'),
        goal: floor,
      },
      {
        measured: 'zoom, of the empty canvas',
        value: beside('zoom', 'empty'),
        shown: times('zoom', 'empty'),
        goal: floor,
      },
      {
        measured: 'hover, main thread for each move',
        value: of('ours', 'hover'),
        shown: `${of('ours', 'hover').toFixed(2)} ms (stock Cytoscape ${of('stock', 'hover').toFixed(0)} ms)`,
        goal: { most: 2, shown: '≤ 2 ms' },
      },
      {
        measured: 'navigation to first picture, of stock Cytoscape',
        value: beside('firstPaint', 'stock'),
        shown: `${ratio(beside('firstPaint', 'stock'))} (${(of('ours', 'firstPaint') / 1000).toFixed(2)} s of ${(of('stock', 'firstPaint') / 1000).toFixed(2)} s)`,
        goal: part(5),
      },
    ];
  },
};
