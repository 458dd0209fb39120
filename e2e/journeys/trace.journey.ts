/** A call followed by keyboard alone: its way is broken and mended by kubectl, the panel names the hop and turns by itself, and a link shows the same to somebody else. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { settled } from './stage.ts';

const verdict = (page: Page, said: RegExp) =>
  expect(page.getByRole('complementary', { name: 'Follow a call' }).getByRole('status')).toHaveText(said);

test('follow a call by keyboard, break its route, mend it, and share the link @kubectl', async ({
  page,
  program,
  kubectl,
  context,
}) => {
  await page.goto(program.address);
  await settled(page);
  await page.keyboard.press('a');
  await expect(page.getByLabel('Where to')).toBeFocused();
  await page.keyboard.type('shop.example/cart');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Write a URL like')).toBeVisible();
  await expect(page.getByLabel('Where to')).toHaveValue('shop.example/cart');
  await page.keyboard.press('Home');
  await page.keyboard.type('http://');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/[?&]trace=http:\/\/shop\.example\/cart/);
  await verdict(page, /^Gets through/);

  const routeTo = async (name: string) => {
    const listed = await kubectl(
      'get',
      'ingress',
      'shop',
      '-o',
      'jsonpath={.spec.rules[0].http.paths[*].path}',
    );
    const path = `/spec/rules/0/http/paths/${listed.trim().split(' ').indexOf('/cart')}/backend/service/name`;
    const patch = JSON.stringify([{ op: 'replace', path, value: name }]);
    await kubectl('patch', 'ingress', 'shop', '--type=json', '-p', patch);
  };
  await routeTo('crat');
  await verdict(page, /^Does not get through: hop \d+ of \d+ The caller sees: 503/);
  const broken = page.locator('.hop-fail').first();
  await expect(broken).toContainText('Where it leads');
  await expect(broken).toContainText('crat');
  await expect(page.locator('.box.dim').first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).exclude('.box.dim').analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);

  const other = await context.newPage();
  await other.goto(page.url());
  await verdict(other, /^Does not get through: hop \d+ of \d+ The caller sees: 503/);
  await expect(other.getByLabel('Where to')).toHaveValue('http://shop.example/cart');
  await other.close();

  await routeTo('cart');
  await verdict(page, /^Gets through/);
  await expect(page.locator('.hop-fail')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/trace=/);
  await page.goBack();
  await verdict(page, /^Gets through/);
});
