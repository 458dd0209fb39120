/**
 * Everything that one sees is in the address: whoever goes back and forward, and whoever is sent the link, sees the same picture. And the key of the true path: there, and
 * back by itself, by Esc and by the browser.
 */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { pod, service, settled, stage } from './stage.ts';

/**
 * All that stands on the page: the words of the picture with their places, what is dimmed and chosen, and the names of what is open beside it. Nothing while the code of a part
 * is being fetched, whose place is empty until it comes.
 */
function picture(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    if (document.querySelector('.side-panel:empty, .tables:empty') !== null) return [];
    // Under the table the picture is hidden, and need not have been drawn.
    const layers = [...document.querySelectorAll<HTMLElement>('.layer.words, .layer.heads')].filter(layer =>
      layer.checkVisibility(),
    );
    const boxes = layers.flatMap(layer =>
      [...layer.querySelectorAll<HTMLElement>('.box')].map(box => {
        const { left, top, width } = box.style;
        return [box.className, left, top, width, box.ariaPressed ?? '', box.textContent].join(' | ');
      }),
    );
    const open = document.querySelectorAll(
      'h1, aside, [role=tab][aria-selected=true], .tables caption, .legend .legend-sign[aria-pressed=true]',
    );
    return [
      ...layers.map(layer => layer.style.transform),
      ...boxes.sort(),
      ...[...open].map(({ tagName, ariaLabel, textContent }) => `${tagName} ${ariaLabel ?? textContent}`),
    ];
  });
}

/** When it has come to rest: the same for a second, for what is read last may come late. */
async function atRest(page: Page): Promise<readonly string[]> {
  let before: readonly string[] = [];
  let times = 0;
  await expect(async () => {
    const now = await picture(page);
    times = JSON.stringify(now) === JSON.stringify(before) ? times + 1 : 0;
    before = now;
    expect(times >= 5 && (now.length > 20 || now.some(said => said.startsWith('CAPTION')))).toBe(true);
  }).toPass({ intervals: [200], timeout: 30_000 });
  return before;
}

/** A page that is opened anew reads for a while; what it comes to is what it shows. */
const shows = (page: Page, shown: readonly string[], where: string) =>
  expect
    .configure({ soft: true })
    .poll(() => picture(page), { message: where, timeout: 30_000 })
    .toEqual(shown);

test('X draws the true path of a packet; X, Esc and Back give the lines back', async ({ page, program }) => {
  await page.goto(`${program.address}?sel=Service/shop/web`);
  const panel = page.getByRole('complementary', { name: 'The true path' });
  const headline = page.getByRole('heading', { level: 1 });
  await expect(headline).toHaveText('web is 3 lines long, and all 3 pick up.');
  const lines = await atRest(page);
  for (const leave of [
    () => page.keyboard.press('x'),
    () => page.keyboard.press('Escape'),
    () => page.goBack(),
    () => panel.getByRole('button', { name: 'back to the lines' }).click(),
  ]) {
    await page.keyboard.press('x');
    await expect(page).toHaveURL(/path=packet/);
    await expect(panel).toContainText('of one call to web');
    await expect(headline).toHaveText('A call never passes through the Service.');
    await expect(
      stage(page)
        .getByRole('button', { name: /10\.244\.1\.11/ })
        .first(),
    ).toBeVisible();
    await leave();
    await expect(page).toHaveURL(/\?sel=Service\/shop\/web$/);
    await expect(panel).toBeHidden();
    expect(await atRest(page)).toEqual(lines);
  }
});

test('what is chosen is in the address: the same after going back and forward, and for who is sent the link', async ({
  page,
  program,
}) => {
  test.setTimeout(150_000);
  const steps: readonly (readonly [search: RegExp, step: () => Promise<unknown>])[] = [
    [/\?lens=nodes$/, () => page.keyboard.press('l')],
    [/\/$/, () => page.keyboard.press('l')],
    [/\?show=external$/, () => page.getByRole('button', { name: /^written by hand/ }).click()],
    [/sel=Service\/shop\/web&show=external$/, () => service(page, 'web').press('Enter')],
    [/\?sel=Service\/shop\/web$/, () => page.getByRole('button', { name: /^written by hand/ }).click()],
    [/focus=Service\/shop\/web$/, () => service(page, 'web').press('f')],
    [/path=packet/, () => page.keyboard.press('x')],
    [/\?sel=Service\/shop\/web&focus=Service\/shop\/web$/, () => page.keyboard.press('Escape')],
    [/\/$/, () => page.keyboard.press('Escape')],
    [/\?sel=Pod\/shop\/web-6d5f7c9b8-4kq2x$/, () => pod(page, 'web-6d5f7c9b8-4kq2x').press('Enter')],
    [/tab=yaml/, () => page.getByRole('tab', { name: 'YAML' }).click()],
    [/view=endpoints/, () => page.keyboard.press('t')],
    [/tab=yaml$/, () => page.keyboard.press('t')],
    [/\/$/, () => page.keyboard.press('Escape')],
    [/detail=streets$/, () => service(page, 'web').press('-')],
    [/detail=plan$/, () => service(page, 'web').press('-')],
    [/\?ns=\*&detail=plan$/, () => chooseAll(page)],
  ];
  await page.goto(program.address);
  await settled(page);
  const seen = [{ url: page.url(), shown: await atRest(page) }];
  for (const [search, step] of steps) {
    await step();
    await expect(page).toHaveURL(search);
    seen.push({ url: page.url(), shown: await atRest(page) });
  }
  for (const { url, shown } of seen.slice(0, -1).reverse()) {
    await page.goBack();
    expect(page.url()).toBe(url);
    expect.soft(await atRest(page), `back at ${url}`).toEqual(shown);
  }
  for (const { url, shown } of seen.slice(1)) {
    await page.goForward();
    expect(page.url()).toBe(url);
    expect.soft(await atRest(page), `forward at ${url}`).toEqual(shown);
  }
  const links = new Map(seen.map(({ url, shown }) => [url, shown]));
  for (const [url, shown] of links) {
    await page.goto('about:blank');
    await page.goto(url);
    await shows(page, shown, `a link to ${url}`);
  }
});

test('a link to several namespaces shows them again, whatever the order of their names', async ({
  page,
  program,
}) => {
  await page.goto(`${program.address}?ns=kube-system&ns=shop`);
  await settled(page);
  const shown = await atRest(page);
  await page.goto(`${program.address}?ns=shop&ns=kube-system`);
  await shows(page, shown, 'the other way round');
  await expect(page.getByRole('button', { name: 'Choose namespaces: 2 namespaces' })).toBeVisible();
});

async function chooseAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Choose namespaces/ }).click();
  await page.getByRole('button', { name: 'all namespaces', exact: true }).click();
}
