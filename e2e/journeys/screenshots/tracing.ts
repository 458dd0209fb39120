/** One call followed hop by hop: a broken door, a pod that a policy turns away, what one may begin with, and what cannot be read. */
import { hd, phone, type Shot, small } from './shot.ts';

const sizes = [hd, small, phone];

export const tracing: readonly Shot[] = [
  {
    name: 'trace',
    scenario: 'broken',
    address: '?trace=http://shop.example/cart',
    sizes,
    async look(page) {
      await page.getByText('Does not get through').waitFor();
    },
  },
  {
    name: 'trace-nodes',
    scenario: 'broken',
    address: '?lens=nodes&trace=http://shop.example/cart',
    async look(page) {
      await page.getByText('Does not get through').waitFor();
    },
  },
  {
    name: 'trace-pod',
    address: '?trace=catalog.shop:80&trace=from:shop/curl',
    sizes,
    async look(page) {
      await page.getByText('Gets through').waitFor();
    },
  },
  {
    name: 'trace-gateway',
    scenario: 'gateway',
    address: '?trace=https://www.shop.example/cart',
    async look(page) {
      await page.getByText(/hop \d+ of|all \d+ hops/).waitFor();
    },
  },
  {
    name: 'trace-hop',
    scenario: 'broken',
    address: '?trace=http://shop.example/cart',
    async look(page) {
      await page.getByText('The list', { exact: true }).hover();
    },
  },
  {
    name: 'ladder',
    address: '?sel=Service/shop/web',
    async look(page) {
      await page.getByText('rungs hold').click();
    },
  },
  {
    name: 'ladder-alias',
    scenario: 'depot',
    address: '?sel=Service/depot/mail',
    async look(page) {
      await page.getByText('rungs that it needs hold').click();
    },
  },
  { name: 'trace-begin', address: '?trace=', sizes },
  {
    name: 'trace-wrong',
    async look(page) {
      await page.keyboard.press('a');
      await page.getByLabel('Where to').fill('shop.example');
      await page.keyboard.press('Enter');
      await page.getByText('Write a URL like').waitFor();
    },
  },
];
