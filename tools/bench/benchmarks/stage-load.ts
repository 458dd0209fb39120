/**
 * From the address to the picture, with the whole program: server and simulated cluster, one namespace of 1,000 pods; and what the page weighs before that. Settled is when nothing
 * on the stage has changed any more for a second.
 */
import { readFileSync, statSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { firstLoad } from '../../budget.mjs';
import type { Benchmark, Row } from '../benchmark.ts';
import { launchBrowser } from '../browser.ts';
import { startProgram } from '../program.ts';
import { median } from '../statistics.ts';

const dist = new URL('../../../apps/web/dist/', import.meta.url);

/** Bytes of scripts and styles that the page names, as the build compresses them and the server sends them; the graph's own apart. */
function weights(): { readonly before: number; readonly all: number } {
  const paths = firstLoad(readFileSync(new URL('index.html', dist), 'utf8'));
  const weight = (path: string) => statSync(new URL(`${path}.br`, dist)).size;
  const sum = (all: readonly string[]) => all.reduce((total, path) => total + weight(path), 0);
  return { before: sum(paths.filter(path => !/\/graph-/.test(path))), all: sum(paths) };
}

/** In the page: the time of the last change on the stage, once nothing has changed for a second. */
async function settled(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>(resolve => {
        let last = 0;
        const watch = new MutationObserver(changes => {
          const isOnStage = ({ target }: MutationRecord) =>
            (target instanceof Element ? target : target.parentElement)?.closest('.stage') !== null;
          if (changes.some(isOnStage)) last = performance.now();
        });
        watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        const timer = setInterval(() => {
          const painted = window.switchboardProbe?.painted[0]?.at;
          if (painted === undefined || performance.now() - Math.max(last, painted) < 1000) return;
          clearInterval(timer);
          resolve(Math.max(last, painted));
        }, 50);
      }),
  );
}

export const stageLoad: Benchmark = {
  name: 'stage-load',
  title: 'From the address to the picture',
  about:
    'The program on the simulated cluster, calm, one namespace of 1,000 pods; a headless Chromium without a GPU and with an empty cache opens the page: until nothing on the stage has changed for a second, which does not count. First load: scripts and styles that the page names, in Brotli as the server sends them, fonts apart.',
  async run(effort, say): Promise<readonly Row[]> {
    const program = await startProgram('--scenario', 'large-1x1000', '--calm');
    const times: number[] = [];
    try {
      await program.ready();
      const browser = await launchBrowser(true);
      try {
        for (let round = 0; round < (effort === 'full' ? 7 : 2); round += 1) {
          const { page } = await browser.open(program.page('ns=team-01&probe=1'));
          times.push(await settled(page));
          await page.close();
        }
        say(`settled after ${times.map(time => time.toFixed(0)).join(', ')} ms`);
      } finally {
        await browser.close();
      }
    } finally {
      await program.stop();
    }
    const { before, all } = weights();
    const kilobytes = (bytes: number, most: number): Pick<Row, 'value' | 'shown' | 'goal'> => ({
      value: bytes,
      shown: `${(bytes / 1000).toFixed(0)} kB`,
      goal: { most, shown: `≤ ${most / 1000} kB` },
    });
    return [
      {
        measured: '1,000 pods, navigation to settled',
        value: median(times),
        shown: `${(median(times) / 1000).toFixed(2)} s`,
        goal: { most: 1000, shown: '≤ 1 s' },
      },
      { measured: 'first load before the graph', ...kilobytes(before, 120_000) },
      { measured: 'first load with it', ...kilobytes(all, 300_000) },
    ];
  },
};
