/** What is opened beside the picture, over it or in its place: inspector, tables, how fresh it is, what one takes along, and the picture on paper. */
import type { Page } from '@playwright/test';
import { hd, type Shot, small } from './shot.ts';
import { remove, victim } from './states.ts';

const pod = `?sel=Pod/shop/${victim.name}`;

/** As large as a sheet of A4 across without its margins, at 96 pixels to the inch. */
async function toPaper(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 1046, height: 718 });
  // As a browser that prints says so; who draws for paper listens from when the page has nothing else to do.
  await page.waitForFunction(() => {
    window.dispatchEvent(new Event('beforeprint'));
    const isTable = document.querySelector('.tables') !== null;
    return isTable
      ? document.documentElement.dataset['theme'] === 'light'
      : document.querySelector('canvas.paper') !== null;
  });
}

const openedBy = (key: string, name: string) => async (page: Page) => {
  await page.keyboard.press(key);
  await page.getByRole('dialog', { name }).waitFor();
};

/** Where it stands beside the picture it is open. */
async function openLedger(page: Page): Promise<void> {
  const drawer = page.getByRole('button', { name: 'What happened' });
  if (await drawer.isVisible()) await drawer.click();
}

export const panels: readonly Shot[] = [
  { name: 'inspector', address: '?sel=Service/shop/web' },
  { name: 'inspector-pod', address: '?sel=Pod/shop/web-6d5f7c9b8-4kq2x' },
  { name: 'inspector-node', address: '?sel=Node//node-b' },
  { name: 'inspector-slice', address: '?sel=EndpointSlice/shop/web-x7k2p' },
  { name: 'inspector-workload', address: '?sel=Deployment/shop/web' },
  { name: 'inspector-ingress', address: '?sel=Ingress/shop/shop' },
  { name: 'inspector-gateway', scenario: 'gateway', address: '?sel=Gateway/shop/edge' },
  { name: 'inspector-route', scenario: 'gateway', address: '?sel=HTTPRoute/shop/shop-pay' },
  { name: 'inspector-nobody', scenario: 'broken', address: '?sel=Service/shop/cart' },
  { name: 'tables', address: '?view=endpoints&tables=services.-AGE,nodes' },
  { name: 'tables-wrong', scenario: 'broken', address: '?view=endpoints&tables=services.FINDINGS,pods' },
  { name: 'inspector-yaml', address: '?sel=Pod/shop/web-6d5f7c9b8-4kq2x&tab=yaml' },
  {
    name: 'table',
    address: '?view=endpoints',
    async look(page) {
      await page.getByRole('button', { name: '10.244.2.14:8080' }).hover();
    },
  },
  {
    name: 'inspector-policy',
    scenario: 'gateway',
    address: '?sel=NetworkPolicy/shop/catalog-callers',
  },
  { name: 'inspector-stateful-set', address: '?sel=StatefulSet/shop/db' },
  { name: 'inspector-class', address: '?sel=IngressClass//nginx' },
  { name: 'inspector-no-events', address: '?sel=Deployment/shop/web&tab=events' },
  {
    name: 'inspector-events',
    address: '?sel=Deployment/shop/cart&tab=events',
    act: stage =>
      stage.act({ action: 'scale', kind: 'Deployment', namespace: 'shop', name: 'cart', replicas: 4 }),
    async look(page) {
      await page.getByText('ScalingReplicaSet').first().waitFor();
    },
  },
  {
    name: 'inspector-gone',
    address: pod,
    act: remove,
    async look(page) {
      await page.locator('.inspector').getByText('What stands here is what was known last').waitFor();
    },
  },
  {
    name: 'ledger-of-one',
    address: '?focus=Service/shop/web',
    act: remove,
    async look(page) {
      await openLedger(page);
      await page.getByText('Only what is about web.').locator('visible=true').first().waitFor();
    },
  },
  {
    name: 'freshness',
    async look(page) {
      await page.getByTitle('How fresh is each kind?').click();
      await page.getByText('Each watch by itself').waitFor();
    },
  },
  {
    name: 'paused',
    async look(page) {
      await page.keyboard.press('k');
      await page.getByText('the picture stands').waitFor();
    },
  },
  {
    name: 'simulation',
    async look(page) {
      await page.getByRole('button', { name: 'simulated' }).click();
      await page.locator('#simulation button').first().waitFor();
    },
  },
  {
    name: 'legend',
    sizes: [small],
    async look(page) {
      await page.getByRole('button', { name: /more sign/ }).click();
      await page.locator('#legend').waitFor();
    },
  },
  {
    name: 'ledger-drawer',
    sizes: [small],
    act: remove,
    async look(page) {
      await page.getByRole('button', { name: 'What happened' }).click();
      await page.locator('#ledger').waitFor();
    },
  },
  {
    name: 'ledger-steps',
    act: stage => stage.act({ action: 'drain', node: 'node-b' }),
    async look(page) {
      await openLedger(page);
      const steps = page.locator('summary:visible').filter({ hasText: 'with it, the last at' });
      await steps.first().click();
    },
  },
  {
    name: 'try-it',
    address: '?sel=Deployment/shop/cart',
    async look(page) {
      await page.getByRole('region', { name: 'Try it' }).scrollIntoViewIfNeeded();
    },
  },
  { name: 'export', look: openedBy('e', 'Take it along') },
  { name: 'made-up', address: '?names=made-up' },
  { name: 'wall-made-up', address: 'wall?names=made-up' },
  // As large as the paper, whatever the window.
  { name: 'paper', sizes: [hd], look: toPaper },
  { name: 'paper-tables', address: '?view=endpoints', sizes: [hd], look: toPaper },
];
