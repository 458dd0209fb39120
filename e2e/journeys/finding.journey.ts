/** A pod found by its address, by keyboard alone, and followed to its Service; the link to it shows the same to somebody else. */
import { expect, test } from './fixtures.ts';
import { settled } from './stage.ts';

test('keyboard only: find a pod by its address, follow it to its Service, and share the view', async ({
  page,
  program,
  context,
}) => {
  await page.goto(program.address);
  await settled(page);
  await page.keyboard.press('/');
  await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused();
  await page.keyboard.type('10.244.2.14 kind:pod');
  await expect(page.getByRole('status').filter({ hasText: '1 match' })).toBeVisible();
  await expect(page).toHaveURL(/find=10\.244\.2\.14\+kind:pod/);
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('button', { name: /pod web-6d5f7c9b8-9v7tn/ }).and(page.locator(':focus')),
  ).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('button', { name: /^Service web,/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Service web' })).toBeVisible();

  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole('complementary', { name: 'Service web' })).toBeVisible();
  await expect(other.getByRole('status').filter({ hasText: '1 match' })).toBeVisible();
  await other.close();

  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/find=|sel=/);
  await expect(page.locator('.box.dim')).toHaveCount(0);
});
