/**
 * Photographs the gallery: `node dev/shots.mjs OUT [frame…]`. Starts Vite, visits every frame in all THEMES and SIZES (two each by default), stops both again.
 * Drives an installed Chromium by the Playwright of the journeys.
 */
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'vite';

/** Nothing of the page needs it, so it is no dependency of the page. */
const driver = '@playwright/test';
const { chromium } = createRequire(new URL('../../../e2e/journeys/package.json', import.meta.url))(driver);

const [out = 'shots', ...asked] = process.argv.slice(2);
const frames =
  asked.length > 0 ? asked : ['healthy', 'replacing', 'broken', 'draining', 'odd-lists', 'long-list'];
const sizes = (process.env.SIZES ?? '1920x1080,1280x720').split(',').map(size => size.split('x').map(Number));

await mkdir(out, { recursive: true });
const server = await createServer({ server: { port: 0, host: '127.0.0.1' }, logLevel: 'warn' });
await server.listen();
const base = server.resolvedUrls.local[0];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
try {
  for (const [width, height] of sizes) {
    const page = await browser.newPage({ viewport: { width, height } });
    page.on('console', message => {
      if (message.type() === 'error' || message.type() === 'warning') console.log(message.text());
    });
    page.on('pageerror', error => console.log(error.stack));
    for (const frame of frames) {
      for (const theme of (process.env.THEMES ?? 'light,dark').split(',')) {
        const [name, query = ''] = frame.split('?');
        await page.goto(`${base}gallery.html?frame=${name}&theme=${theme}&${query}`);
        await page.waitForFunction(() => document.documentElement.dataset.drawn === 'true');
        await page.screenshot({ path: `${out}/${frame.replace(/\W+/g, '-')}-${theme}-${width}.png` });
      }
    }
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
