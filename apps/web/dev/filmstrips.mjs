/**
 * `pnpm filmstrips [FOLDER [STORY…]]`: the stories of motion as film strips, each lens and pace and with reduced motion: twelve moments, read by rows. The real stage
 * on a hand-stepped clock plays what the simulated shop told; nothing sleeps. THEMES chooses themes (light by default).
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

/** Nothing of the page needs it, so it is no dependency of the page. */
const driver = '@playwright/test';
const { chromium } = createRequire(new URL('../../../e2e/journeys/package.json', import.meta.url))(driver);

const at = path => fileURLToPath(new URL(path, import.meta.url));
const [out = at('../../../.filmstrips/'), ...asked] = process.argv.slice(2);
const themes = (process.env.THEMES ?? 'light').split(',');
const lenses = (process.env.LENSES ?? 'lines,nodes').split(',');
const kinds = (process.env.KINDS ?? 'live,presenting,reduced').split(',');
const columns = 3;
const width = 900;

const stories = JSON.parse(
  execFileSync(process.execPath, [at('../../../e2e/storyboards/src/film-stories.ts')], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  }),
);
mkdirSync(out, { recursive: true });
process.chdir(at('../'));
// What somebody edits meanwhile must not load the page anew.
const server = await createServer({
  server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
  logLevel: 'warn',
});
await server.listen();
const browser = await chromium.launch({
  executablePath: process.env.SWITCHBOARD_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1680, height: 964 } });
  page.on('pageerror', error => console.log(error.stack));
  await page.goto(`${server.resolvedUrls.local[0]}filmstrip.html`);
  await page.waitForFunction(() => 'filmstrip' in globalThis);
  const sheet = await browser.newPage();
  for (const { name, frames } of stories) {
    if (asked.length > 0 && !asked.some(story => name.includes(story))) continue;
    for (const theme of themes)
      for (const lens of lenses)
        for (const kind of kinds) {
          const options = {
            frames,
            lens,
            theme,
            pace: kind === 'live' ? 'live' : 'presenting',
            reduced: kind === 'reduced',
          };
          await page.evaluate(async all => globalThis.filmstrip.play(all), options);
          const times = await page.evaluate(() => globalThis.filmstrip.moments(12));
          await page.evaluate(async all => globalThis.filmstrip.play(all), options);
          const shots = [];
          for (const time of times) {
            const caption = await page.evaluate(to => globalThis.filmstrip.go(to), time);
            const image = await page.screenshot({ type: 'png' });
            shots.push({ caption, image: `data:image/png;base64,${image.toString('base64')}` });
          }
          await compose(sheet, shots, `${out}/${name}-${lens}-${kind}-${theme}.png`);
          console.log(`${name} ${lens} ${kind} ${theme}`);
        }
  }
} finally {
  await browser.close();
  await server.close();
}

async function compose(sheet, shots, path) {
  const height = Math.round((width * 964) / 1680) + 22;
  await sheet.setViewportSize({
    width: columns * (width + 8),
    height: Math.ceil(shots.length / columns) * (height + 8),
  });
  const cells = shots.map(
    ({ caption, image }, i) =>
      `<figure><figcaption>${i + 1}. ${caption}</figcaption><img src="${image}"></figure>`,
  );
  await sheet.setContent(
    `<style>body{margin:0;display:grid;grid-template-columns:repeat(${columns},${width}px);gap:8px;background:#888;font:700 14px/22px monospace}figure{margin:0}img{display:block;width:${width}px}</style>${cells.join('')}`,
  );
  await sheet.waitForFunction(() => [...document.images].every(image => image.complete));
  await sheet.screenshot({ path });
}
