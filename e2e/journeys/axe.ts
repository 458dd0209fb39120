/** What axe complains of on this page. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What is dimmed is so on purpose: it is what one does not look at, and whoever points at it or goes there by keys sees it in full. */
export async function complaints(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .exclude('.box.dim')
    .options({ rules: { 'label-content-name-mismatch': { enabled: true } } })
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}
