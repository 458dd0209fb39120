/** What is wrong: the panel, the entry of a rule, what is said where all is well, and at a Service that is folded. */
import type { Page } from '@playwright/test';
import { hd, phone, type Shot, small } from './shot.ts';

const sizes = [hd, small, phone];

const opened = (page: Page) => page.locator('.finding summary').first().click();

export const judging: readonly Shot[] = [
  {
    name: 'findings',
    scenario: 'broken',
    address: '?findings=open',
    sizes,
    look: opened,
  },
  {
    name: 'findings-rule',
    scenario: 'broken',
    address: '?findings=open',
    async look(page) {
      await opened(page);
      await page.getByText('What the rule says').first().click();
      await page.getByText('What to do').first().scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'findings-gateway',
    scenario: 'gateway',
    address: '?lens=nodes&findings=open',
    look: opened,
  },
  {
    name: 'findings-none',
    address: '?findings=open',
    async look(page) {
      await page.getByText('Nothing was found.').waitFor();
    },
  },
  {
    name: 'findings-fold',
    scenario: 'many',
    address: '?findings=open',
    look: opened,
  },
];
