/**
 * Reading closely and doing, each with the pointer and by keys alone: from an address to the pod and its Service, why nobody picks up, the two tables side by side, a scale
 * taken back. Every screen is clean for axe, and its address gives the same to whoever is sent it.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

type Use = (page: Page, target: Locator) => Promise<void>;

const byPointer: Use = (_, target) => target.click();

/** No more stops than a page has. */
const mostStops = 120;

async function goTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stops = 0; stops < mostStops; stops += 1) {
    if (await target.evaluate(element => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the Tab key does not get there');
}

const byKeys: Use = async (page, target) => {
  await goTo(page, target);
  await page.keyboard.press('Enter');
};

async function isClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).exclude('.box.dim').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
}

/** What somebody sees who is sent the address. */
async function seenElsewhere(page: Page, text: string): Promise<void> {
  const other = await page.context().newPage();
  try {
    await other.goto(page.url());
    await expect(other.getByRole('main')).toContainText(text);
  } finally {
    await other.close();
  }
}

const inspectorOf = (page: Page, name: string): Locator => page.getByRole('complementary', { name });

for (const [how, use] of [
  ['with the pointer', byPointer],
  ['by keys alone', byKeys],
] as const) {
  test(`from an address to its pod and on to its Service, ${how}`, async ({ page, program }) => {
    await page.goto(`${program.address}?view=endpoints`);
    const rows = page.getByRole('searchbox', { name: 'rows with' });
    await use(page, rows);
    await page.keyboard.type('10.244.2.14');
    const pods = page.getByRole('region', { name: 'Right table' });
    await expect(pods.getByRole('row')).toHaveCount(2);
    await use(page, pods.getByRole('button', { name: 'web-6d5f7c9b8-9v7tn' }));
    const inspector = inspectorOf(page, 'Pod web-6d5f7c9b8-9v7tn');
    await expect(inspector.locator('.opening')).toContainText('It is ready and takes calls for web.');
    await expect(inspector).toContainText('GET /healthz on port 8080 answers');
    await seenElsewhere(page, 'It is ready and takes calls for web.');
    await use(page, inspector.getByRole('button', { name: 'web', exact: true }).first());
    await expect(inspectorOf(page, 'Service web').locator('.opening')).toContainText('one of three pods');
    await isClean(page);
  });

  test(`why a Service has nobody, and back, ${how}`, async ({ page, program }) => {
    await page.goto(`${program.address}?sel=Service/shop/cart`);
    const inspector = inspectorOf(page, 'Service cart');
    await use(page, inspector.getByRole('button', { name: 'Ask for app=catr' }));
    await expect(inspector.locator('.rung-broken')).toContainText('No pod carries app=catr');
    await expect(inspector.locator('.rung-broken')).toContainText('kubectl -n shop get pods --show-labels');
    await expect(inspector.locator('.opening')).toContainText('A call to cart reaches nobody.');
    await isClean(page);
    await seenElsewhere(page, 'A call to cart reaches nobody.');
    await use(page, inspector.getByRole('button', { name: 'Undo' }));
    await expect(inspector.getByText('All eight rungs hold.')).toBeVisible();
    await expect(inspector.locator('.opening')).toContainText('one of two pods');
  });

  test(`the same address in both tables, ${how}`, async ({ page, program }) => {
    await page.goto(`${program.address}?view=endpoints`);
    const left = page.getByRole('region', { name: 'Left table' });
    const right = page.getByRole('region', { name: 'Right table' });
    await use(page, left.getByRole('button', { name: 'slices' }));
    const lit = page.locator('.address.lit');
    if (use === byPointer) await left.getByRole('button', { name: '10.244.2.17', exact: true }).hover();
    else {
      await goTo(page, left.getByRole('button', { name: 'cart-m4d8r' }));
      for (const key of ['ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    }
    await expect(lit).toHaveText(['10.244.2.17', '10.244.2.17']);
    await isClean(page);
    await use(page, right.getByRole('button', { name: 'IP', exact: true }));
    await expect(right.getByRole('columnheader', { name: 'IP' })).toHaveAttribute('aria-sort', 'ascending');
    await expect(page).toHaveURL(/tables=slices,pods\.IP/);
    await seenElsewhere(page, 'kubectl -n shop get endpointslices');
  });

  test(`a scale is taken back, ${how}`, async ({ page, program }) => {
    await page.goto(`${program.address}?sel=Deployment/shop/web`);
    const inspector = inspectorOf(page, 'Deployment web');
    await use(page, inspector.getByRole('button', { name: 'One more' }));
    await expect(inspector).toContainText('kubectl -n shop scale deployment web --replicas=4');
    // One that is taken back before it got ready leaves nothing to measure.
    await expect(inspector.locator('.opening')).toContainText('web wants four pods, and all four are ready.');
    await use(page, inspector.getByRole('button', { name: 'Undo' }));
    await expect(inspector).toContainText('kubectl -n shop scale deployment web --replicas=3');
    await expect(inspector.locator('.opening')).toContainText(
      'web wants three pods, and all three are ready.',
    );
    await expect(inspector).toContainText('Measured so far');
    await isClean(page);
  });
}
