/**
 * Takes the pictures: one program per scenario and set of flags, one page per theme and size. A shot that changes the cluster has a program of
 * its own, and its pages look on while it does.
 */
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { hd, type Shot, type Size, small, type Theme } from './shot.ts';
import { openStage, type Stage } from './stage.ts';

interface Places {
  readonly folder: string;
  /** For the pictures of the README; unset: they stay as they are. */
  readonly docs?: string;
}

export interface Take {
  readonly shot: Shot;
  readonly theme: Theme;
  readonly size: Size;
}

/** ms; a machine that does other things, too, is no reason to give up. */
const PATIENCE = 120_000;

/** `healthy-dark`, `healthy-dark-1280x720`. */
export function pictureName({ shot, theme, size }: Take): string {
  const format = size === hd ? '' : `-${size.width}x${size.height}`;
  return `${shot.name}-${theme}${format}`;
}

export const takesOf = (shot: Shot): readonly Take[] =>
  (shot.sizes ?? [hd, small]).flatMap(size =>
    (shot.themes ?? ['dark', 'light']).map(theme => ({ shot, theme, size })),
  );

function addressOf({ shot, theme }: Take, stage: Stage): string {
  const { address } = stage.program;
  const url = new URL(shot.address ?? '', address);
  // The key, where there is one.
  url.hash = new URL(address).hash;
  // On a first visit the address says nothing, and the colours are those of the system.
  if (shot.first !== true) url.searchParams.set('theme', theme);
  return url.href.replaceAll('%2F', '/');
}

/** Lets the marks of the last change come to rest. */
export const settle = (page: Page): Promise<void> => page.waitForTimeout(700);

async function open(browser: Browser, take: Take, stage: Stage): Promise<Page> {
  const colorScheme = take.theme === 'dark' ? 'dark' : 'light';
  const page = await browser.newPage({ viewport: take.size, colorScheme });
  page.setDefaultTimeout(PATIENCE);
  await take.shot.before?.(page);
  if (take.shot.first !== true)
    await page.addInitScript(() => localStorage.setItem('switchboard.welcomed', 'yes'));
  await page.goto(addressOf(take, stage));
  await page
    .getByText(take.shot.until ?? /^live/)
    .first()
    .waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => true));
  await settle(page);
  return page;
}

async function shoot(page: Page, take: Take, places: Places): Promise<void> {
  await take.shot.look?.(page);
  // Its code comes when it is opened.
  if (/[?&]sel=/.test(take.shot.address ?? ''))
    await page.locator('.side-panel').getByRole('heading').first().waitFor();
  // What is asked of the cluster comes later.
  await page.getByText('reading…').first().waitFor({ state: 'hidden' });
  await page.screenshot({ path: join(places.folder, `${pictureName(take)}.png`) });
  if (places.docs !== undefined && take.shot.readme === take.theme && take.size === hd)
    await page.screenshot({ path: join(places.docs, `${take.shot.name}.png`) });
  await page.close();
}

const programOf = ({ scenario = 'shop', flags = [], rights, slow, file }: Shot): string =>
  [scenario, ...flags, JSON.stringify([rights, slow, file])].join(' ');

/** Returns the names of those that did not come about; the others are there. */
export async function photograph(
  browser: Browser,
  shots: readonly Shot[],
  wanted: (take: Take) => boolean,
  places: Places,
): Promise<readonly string[]> {
  const failed: string[] = [];
  const taken = shots.filter(shot => takesOf(shot).some(wanted));
  const still = Map.groupBy(
    taken.filter(({ act }) => act === undefined),
    programOf,
  );
  const moving = taken.filter(({ act }) => act !== undefined).map(shot => [shot]);
  for (const group of [...still.values(), ...moving]) {
    const begun = performance.now();
    const { scenario = 'shop', flags = [], faulty = false, rights, slow, file } = group[0] ?? {};
    const stage = await openStage({ scenario, flags, faulty, rights, slow, file });
    try {
      for (const shot of group) {
        try {
          await takeAll(browser, shot, takesOf(shot).filter(wanted), stage, places);
        } catch (error) {
          failed.push(shot.name);
          process.stderr.write(`${shot.name}: ${error instanceof Error ? error.message : String(error)}\n`);
        }
      }
    } finally {
      await stage.end();
    }
    const seconds = Math.round((performance.now() - begun) / 100) / 10;
    process.stdout.write(`${group.map(({ name }) => name).join(', ')} (${seconds} s)\n`);
  }
  return failed;
}

async function takeAll(
  browser: Browser,
  shot: Shot,
  takes: readonly Take[],
  stage: Stage,
  places: Places,
): Promise<void> {
  if (shot.act === undefined) {
    for (const take of takes) await shoot(await open(browser, take, stage), take, places);
    return;
  }
  const pages: (readonly [Page, Take])[] = [];
  for (const take of takes) pages.push([await open(browser, take, stage), take]);
  await shot.act(stage);
  for (const [page] of pages) await settle(page);
  for (const [page, take] of pages) await shoot(page, take, places);
}
