/**
 * The wall, a screen that nobody touches: it says what is broken, says how old it is when its server is killed, and is true again by itself when the server is back.
 * In no frame is it empty.
 */
import type { Page } from '@playwright/test';
import { test as base, expect } from './fixtures.ts';
import { type Program, startProgram } from './program.ts';

interface Parts {
  server: Program;
  start(port?: number): Promise<Program>;
}

const test = base.extend<{ parts: Parts }>({
  parts: async ({ folder, page }, use) => {
    const start = (port = 0) =>
      startProgram(
        ...['--port', String(port), '--sim-port', '0', '--no-open', '--calm', '--seed', '1'],
        ...['--sim-kubeconfig', folder.file('kubeconfig')],
      );
    const parts: Parts = { server: await start(), start };
    await use(parts);
    await page.close();
    await parts.server.kill();
  },
});

test.use({ breaksNetwork: true });

const headline = (page: Page) => page.getByRole('heading', { level: 1 });
const service = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Services' }).getByRole('listitem').filter({ hasText: name });

async function scale(page: Page, name: string, replicas: number): Promise<void> {
  const { origin } = new URL(page.url());
  const answer = await page.request.post(`${origin}/api/v1/actions`, {
    headers: { 'x-switchboard-action': '1', origin },
    data: { action: 'scale', kind: 'Deployment', namespace: 'shop', name, replicas },
  });
  expect(answer.ok()).toBe(true);
}

/** The shortest headline and the fewest Services that stood there in any frame since the first. */
async function watchFrames(page: Page): Promise<() => Promise<{ letters: number; rows: number }>> {
  await page.evaluate(() => {
    const least = { letters: Number.POSITIVE_INFINITY, rows: Number.POSITIVE_INFINITY };
    const look = () => {
      least.letters = Math.min(least.letters, document.querySelector('h1')?.textContent?.length ?? 0);
      least.rows = Math.min(least.rows, document.querySelectorAll('section li').length);
      requestAnimationFrame(look);
    };
    look();
    Object.assign(window, { least });
  });
  return () => page.evaluate(() => (window as unknown as { least: { letters: number; rows: number } }).least);
}

test('the wall says what is broken, survives its server, and heals by itself', async ({ page, parts }) => {
  const { port, address } = parts.server;
  await page.goto(`${address}wall`);
  await expect(headline(page)).toHaveText('Everyone who should pick up, picks up.');
  const least = await watchFrames(page);
  await scale(page, 'cart', 0);
  await expect(headline(page)).toHaveText('cart is scaled to zero: nobody picks up.');
  await expect(service(page, 'cart').first()).toContainText('scaled to zero');
  await expect(page.getByText('1 broken')).toBeVisible();

  await parts.server.kill();
  await expect(headline(page)).toHaveText('Last known: cart is scaled to zero: nobody picks up.');
  await expect(page.getByText(/^No news since \d\d:\d\d:\d\d, for \d+ s/)).toBeVisible();
  await expect(page.getByText('no connection')).toBeVisible();
  await expect(service(page, 'web').first()).toContainText('3 of 3 ready');

  parts.server = await parts.start(port);
  await expect(headline(page)).toHaveText('Everyone who should pick up, picks up.', { timeout: 40_000 });
  await expect(page.getByText(/^No news since/)).toHaveCount(0);
  await expect(page.getByText('live', { exact: true })).toBeVisible();
  expect((await least()).letters).toBeGreaterThan(10);
  expect((await least()).rows).toBeGreaterThan(5);
});

test('the wall fits its screen, in the colours that are asked for, and reads as lists', async ({
  page,
  parts,
}) => {
  for (const [width, height] of [
    [1920, 1080],
    [1280, 720],
    [3840, 2160],
    [1080, 1920],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto(`${parts.server.address}wall?theme=${width === 1280 ? 'light' : 'dark'}`);
    await expect(page.getByText('live', { exact: true })).toBeVisible();
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('section, footer, section li')]
        .filter(part => part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1)
        .map(part => part.textContent),
    );
    expect(cut).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
    const sizes = await page.evaluate(() =>
      [...document.querySelectorAll('main :is(h1, p, span, strong, time)')]
        .filter(part => part.textContent !== '' && part.closest('.sr') === null)
        .map(part => Number.parseFloat(getComputedStyle(part).fontSize)),
    );
    const unit = width > height ? height / 1080 : width / 1080;
    expect(Math.min(...sizes) / unit).toBeGreaterThanOrEqual(33.9);
    const colour = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(colour).toBe(width === 1280 ? 'rgb(255, 255, 255)' : 'rgb(11, 16, 24)');
  }
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - heading "Everyone who should pick up, picks up." [level=1]
    - paragraph: /5 Services, \\d+ lines, all ready or written by hand\\./
    - region "Services":
      - list:
        - listitem: cart, 2 of 2 ready
        - listitem: catalog, 3 of 3 ready
        - listitem: db-headless, 3 of 3 ready
        - listitem: legacy-db, 1 of 1 ready, written by hand
        - listitem: web, 3 of 3 ready
    - region "Nodes":
      - list:
        - listitem: node-a, zone-1, 5 pods
        - listitem: node-b, zone-2, 5 pods
        - listitem: node-c, zone-3, 4 pods
  `);
});
