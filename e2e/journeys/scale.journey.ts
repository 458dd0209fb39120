/** Scaled to nobody and back, by the buttons of the page: the seats stay, the sentence says what is the case at every step. */
import { expect, test } from './fixtures.ts';
import { pod, podIn, service, settled } from './stage.ts';

test('scale to zero and back', async ({ page, program }) => {
  await page.goto(`${program.address}?sel=Service/shop/cart`);
  const inspector = page.getByRole('complementary', { name: 'Service cart' });
  await inspector.getByRole('button', { name: 'None' }).click();
  await expect(inspector).toContainText('kubectl -n shop scale deployment');
  await expect(inspector).toContainText('--replicas=0');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'cart is scaled to zero: nobody picks up.',
  );
  await expect(pod(page, 'cart-\\S+')).toHaveCount(0);
  await expect(service(page, 'cart')).toBeVisible();
  await inspector.getByRole('button', { name: 'One more' }).click();
  await expect(podIn(page, 'cart-\\S+', 'ready')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await settled(page);
});
