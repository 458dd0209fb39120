/** A killed pod by keyboard and by ear: along the rows to a pod, and on to who comes in its place; the live region says what happens. */
import type { Page } from '@playwright/test';
import { podIn, settled } from '../stage.ts';
import { expect, test } from './cluster.ts';

const focused = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
  );

async function press(page: Page, key: string, until: RegExp, most = 60): Promise<void> {
  for (let step = 0; step < most && !until.test(await focused(page)); step++) await page.keyboard.press(key);
  expect(await focused(page)).toMatch(until);
}

test('keyboard and ear only: find a pod, hear it go, follow its replacement @kubectl', async ({
  page,
  serve,
  shop,
  pageOf,
}) => {
  await page.goto(pageOf(await serve()));
  await settled(page);
  const heard: string[] = [];
  await page.exposeFunction('hear', (text: string) => heard.push(text));
  await page.getByRole('status', { name: 'What happens' }).evaluate(element => {
    const { hear } = window as unknown as { hear(text: string): void };
    const observer = new MutationObserver(() => hear(element.textContent));
    observer.observe(element, { childList: true, characterData: true, subtree: true });
  });
  await press(page, 'Tab', /^Service /);
  await press(page, 'ArrowDown', /^Service web, /);
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).toMatch(/^ready .*, line of web, pod web-/);
  await page.keyboard.press('ArrowRight');
  const victim = /, pod (web-[^\s,]+), ready/.exec(await focused(page))?.[1] ?? '';
  const before = await shop.pods('web');
  expect(before).toContain(victim);
  await shop.kubectl('delete', 'pod', victim, '--timeout=38s');
  await shop.kubectl('rollout', 'status', 'deployment/web', '--timeout=38s');
  const [newcomer = ''] = (await shop.pods('web')).filter(name => !before.includes(name));
  await expect(podIn(page, newcomer, 'ready')).toBeVisible();
  await settled(page);
  await expect.poll(() => heard.join('\n')).toContain(victim.slice(-5));
  // The focus has stayed among the pods, and the newcomer can be reached from there.
  expect(await focused(page)).toMatch(/pod |gone/);
  await podIn(page, newcomer, 'ready').focus();
  await page.keyboard.press('ArrowLeft');
  expect(await focused(page)).toMatch(new RegExp(`^ready .*, line of web, pod ${newcomer} on `));
});
