/**
 * One who presents stops the picture: it stands while table and ledger tell the truth, is stepped through fact by fact, and goes on straight at the truth, with a list of
 * what was missed. All of it by keys, and by the bar.
 */
import { expect, test } from './fixtures.ts';
import { pod, podIn, settled } from './stage.ts';

const victim = 'web-6d5f7c9b8-9v7tn';

test('a picture that is stopped stands, is stepped, and goes on at the truth @kubectl', async ({
  page,
  program,
  kubectl,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(program.address);
  await settled(page);
  await page.keyboard.press('k');
  const bar = page.getByRole('region', { name: 'Player of the picture' });
  await expect(bar.getByRole('status')).toHaveText('paused, nothing has changed since');
  await kubectl('delete', 'pod', victim, '--wait=false');
  await expect(page.getByRole('log').first()).toContainText('was deleted');
  await expect(bar.getByRole('status')).toHaveText(/paused, \d+ changes behind/);
  await expect(podIn(page, victim, 'terminating')).toHaveCount(0);
  await page.keyboard.press('.');
  await expect(podIn(page, victim, 'terminating')).toBeVisible();
  await expect(bar.getByRole('status')).toHaveText(/the picture plays fact 1 of \d+/);
  await page.keyboard.press(',');
  await expect(podIn(page, victim, 'terminating')).toHaveCount(0);
  await kubectl('wait', '--for=delete', `pod/${victim}`, '--timeout=40s');
  await kubectl('rollout', 'status', 'deployment/web', '--timeout=40s');
  await expect(pod(page, victim)).toBeVisible();
  await bar.getByRole('button', { name: /^Go on/ }).click();
  await expect(pod(page, victim)).toHaveCount(0);
  await expect(page.getByRole('region', { name: /^While the picture stood/ })).toContainText(
    'web: one pod replaced.',
  );
  await expect(bar).toHaveCount(0);
});

test('presenting tells fact after fact, and speed and pace have keys', async ({ page, program }) => {
  await page.goto(program.address);
  await settled(page);
  await page.keyboard.press('p');
  const bar = page.getByRole('region', { name: 'Player of the picture' });
  await expect(bar.getByRole('button', { name: 'Present' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('[');
  await expect(bar.getByText('0.5×')).toBeVisible();
  await page.keyboard.press(']');
  await expect(bar.getByText('1×')).toBeVisible();
  await page.keyboard.press('p');
  await expect(bar).toHaveCount(0);
});
