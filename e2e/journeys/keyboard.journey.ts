/** The story of a killed pod by keyboard alone: to the picture, along the rows, into a pod, delete it, and follow who comes in its place. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { line, podIn, settled, witness } from './stage.ts';

/** What the focus is on, as a screen reader would say it. */
const focused = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
  );

/** Presses a key until the focus is on something of this name. */
async function press(page: Page, key: string, until: RegExp, most = 60): Promise<void> {
  for (let step = 0; step < most; step++) {
    if (until.test(await focused(page))) return;
    await page.keyboard.press(key);
  }
  expect(await focused(page)).toMatch(until);
}

test('keyboard only: find a pod, delete it, follow its replacement', async ({ page, program }) => {
  await page.goto(program.address);
  await settled(page);
  await press(page, 'Tab', /^Skip to the picture/);
  await page.keyboard.press('Enter');
  await press(page, 'Tab', /^Service /, 5);
  await press(page, 'ArrowDown', /^Service web, /);
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).toMatch(
    /^ready 10\.244\.1\.11:8080, line of web, pod web-6d5f7c9b8-4kq2x on node-a/,
  );
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).toMatch(/^10\.244\.1\.11 web-4kq2x, pod web-6d5f7c9b8-4kq2x, ready/);

  await page.keyboard.press('Enter');
  const inspector = page.getByRole('complementary', { name: 'Pod web-6d5f7c9b8-4kq2x' });
  await expect(inspector).toBeVisible();
  await expect(inspector.getByRole('button', { name: 'Delete this pod' })).toBeVisible();
  await press(page, 'Tab', /^Delete this pod$/);
  const seen = await witness(page);
  await page.keyboard.press('Enter');
  await expect(inspector).toContainText('kubectl -n shop delete pod web-6d5f7c9b8-4kq2x');
  await seen.pod('web-6d5f7c9b8-4kq2x', 'terminating');

  await page.keyboard.press('Escape');
  await expect(inspector).toBeHidden();
  // It leaves, or has left: where it was is where one goes on.
  expect(await focused(page)).toMatch(/web-(6d5f7c9b8-)?4kq2x/);
  await seen.pod('web-6d5f7c9b8-\\w{5}', 'starting');
  await press(page, 'ArrowDown', /pod web-6d5f7c9b8-(?!4kq2x|9v7tn|zc8lm)\w{5}/, 6);
  const newcomer = /, pod ([^\s,]+)/.exec(await focused(page))?.[1] ?? '';
  await expect(podIn(page, newcomer, 'ready')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(
    page.getByRole('button', { name: new RegExp(`^ready .*, line of web, pod ${newcomer} on `) }),
  ).toBeFocused();
  await settled(page);
});

test('keyboard only: look at one Service alone, and come back to where one was', async ({
  page,
  program,
}) => {
  await page.goto(program.address);
  await settled(page);
  await press(page, 'Tab', /^Service /);
  await press(page, 'ArrowDown', /^Service web, /);
  const place = () => line(page, '10.244.2.14:8080', 'web').boundingBox();
  const before = await place();
  await page.keyboard.press('f');
  await expect(page).toHaveURL(/focus=Service\/shop\/web/);
  await expect(page.locator('.box.dim').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/focus=/);
  await expect(page.locator('.box.dim')).toHaveCount(0);
  expect(await place()).toEqual(before);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/sel=Service\/shop\/web/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/sel=Service\/shop\/web&focus=Service\/shop\/web/);
  await page.goBack();
  await expect(page).not.toHaveURL(/focus=/);
  await page.goForward();
  await expect(page).toHaveURL(/focus=/);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/sel=|focus=/);
});

test('keyboard only: to the table and back to where one was', async ({ page, program }) => {
  await page.goto(program.address);
  await settled(page);
  await press(page, 'Tab', /^Service /);
  await press(page, 'ArrowDown', /^Service web, /);
  await page.keyboard.press('t');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  // Past what narrows the rows, where a t is a letter.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('.tables') !== null)).toBe(true);
  await page.keyboard.press('t');
  await expect(page.getByRole('button', { name: /^Service web, / })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).toMatch(/, line of web, /);
});

test('keyboard only: when the row in focus goes, the focus stays in its column @kubectl', async ({
  page,
  program,
  kubectl,
}) => {
  for (const lens of ['lines', 'nodes']) {
    const address = new URL(program.address);
    address.searchParams.set('lens', lens);
    await page.goto(`${address}`);
    await settled(page);
    await press(page, 'Tab', /^Service /);
    await press(page, 'ArrowDown', /^Service web, /);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    const name = /, pod ([^\s,]+)/.exec(await focused(page))?.[1] ?? '';
    expect(name).toMatch(/^web-/);
    await kubectl('delete', 'pod', name, '--grace-period=0', '--force');
    await expect(podIn(page, name, 'ready')).toHaveCount(0);
    await settled(page);
    expect(await focused(page)).toMatch(/pod |gone/);
    expect(await focused(page)).not.toMatch(/^Service /);
  }
});
