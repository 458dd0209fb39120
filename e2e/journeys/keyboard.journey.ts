/** The whole of it by keyboard alone: to the picture, along the rows, into a pod, delete it, back out. */
import { expect, test } from './fixtures.ts';
import { podIn, settled } from './stage.ts';

test('keyboard only: find a pod, delete it, follow its replacement', async ({ page, program }) => {
  await page.goto(program.address);
  await settled(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const focused = () =>
    page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );
  // Down the Services to web, right to its list, right to the pod.
  for (let step = 0; step < 9 && !(await focused()).startsWith('Service web'); step++)
    await page.keyboard.press('ArrowDown');
  for (let step = 0; step < 3 && !(await focused()).startsWith('pod '); step++)
    await page.keyboard.press('ArrowRight');
  expect(await focused()).toMatch(/^pod web-6d5f7c9b8-4kq2x/);
  await page.keyboard.press('Enter');
  const inspector = page.getByRole('complementary', { name: 'Pod web-6d5f7c9b8-4kq2x' });
  await expect(inspector).toBeVisible();
  for (let step = 0; step < 60 && (await focused()) !== 'Delete this pod'; step++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(inspector).toContainText('kubectl -n shop delete pod web-6d5f7c9b8-4kq2x');
  await expect(podIn(page, 'web-6d5f7c9b8-4kq2x', 'terminating')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(inspector).toBeHidden();
  await settled(page);
});
