/** Finding one's way: what a search lights, and what it says where it finds nothing or cannot read. */
import { hd, phone, type Shot, small } from './shot.ts';

const sizes = [hd, small, phone];

export const finding: readonly Shot[] = [
  {
    name: 'welcome',
    first: true,
    sizes,
    async look(page) {
      await page.getByRole('heading', { name: 'Try it' }).waitFor();
    },
  },
  {
    name: 'namespaces-choice',
    scenario: 'broken',
    address: '?ns=shop&ns=blog',
    sizes,
    async look(page) {
      await page.getByRole('button', { name: /^Choose namespaces/ }).click();
      await page.locator('.namespace-trouble').first().waitFor();
    },
  },
  {
    name: 'search',
    address: '?lens=nodes&find=10.244.2',
    sizes,
    async look(page) {
      await page.getByRole('combobox', { name: 'Search' }).press('Enter');
    },
  },
  {
    name: 'search-keys',
    async look(page) {
      await page.keyboard.press('/');
      await page.getByRole('listbox').waitFor();
    },
  },
  {
    name: 'search-values',
    async look(page) {
      await page.keyboard.press('/');
      await page.keyboard.type('kind:pod state:');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
    },
  },
  {
    name: 'search-misspelt',
    async look(page) {
      await page.keyboard.press('/');
      await page.keyboard.type('kid:pod web');
      await page.getByText('“kid:” is no key').waitFor();
    },
  },
  { name: 'search-nothing', address: '?find=nginx' },
  {
    name: 'palette',
    sizes,
    async look(page) {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type('cat');
      await page
        .getByRole('option', { name: /^catalog\b/ })
        .first()
        .waitFor();
    },
  },
  {
    name: 'palette-commands',
    async look(page) {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type('>');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'help',
    sizes,
    async look(page) {
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    },
  },
  {
    name: 'search-from-afar',
    scenario: 'medium',
    address: '?lens=nodes&detail=streets&find=state:not-ready',
  },
];
