/** From the rows to the whole cluster and back: by keys, in the address, and to a pod that from afar is only a lamp. */
import { expect, test } from './fixtures.ts';
import { settled } from './stage.ts';

test('step out to the plan, select a lamp, and step in again', async ({ page, program }) => {
  await page.goto(program.address);
  await settled(page);
  const cart = page.getByRole('button', { name: /\bService cart, / });
  await cart.focus();
  await page.keyboard.press('-');
  await expect(page).toHaveURL(/detail=streets/);
  await expect(cart).toHaveAccessibleName('Service cart, 2 of 2 ready');
  await page.keyboard.press('-');
  await expect(page).toHaveURL(/detail=plan/);
  await expect(page.getByRole('heading', { name: /^3 nodes/ })).toBeVisible();

  // Lamps are paint: the first one stands below the left end of its node's name.
  const node = page.getByRole('button', { name: /\bnode node-a, / });
  const box = await node.boundingBox();
  if (box === null) throw new Error('the node is not to be seen');
  let said = '';
  for (let y = box.y + box.height; said === '' && y < box.y + box.height + 40; y += 3)
    for (let x = box.x; said === '' && x < box.x + 40; x += 3) {
      await page.mouse.move(x, y);
      said = (await page.locator('.lamp-tip:visible').allTextContents()).join();
    }
  expect(said).toMatch(/, ready, on node-a, in shop$/);
  await page.mouse.down();
  await page.mouse.up();
  const [pod] = said.split(',');
  await expect(page.getByRole('complementary', { name: `Pod ${pod}` })).toBeVisible();

  await page.goBack();
  await cart.focus();
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await expect(page).toHaveURL(/detail=rows/);
  await expect(page.getByRole('button', { name: / 10\.244\S+, line of / }).first()).toBeVisible();
});
