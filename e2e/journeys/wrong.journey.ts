/** Somebody breaks something with kubectl, and the page says what, where, and which way it breaks; somebody mends it, and nothing is said any more. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { service, settled } from './stage.ts';

const button = (page: Page) => page.getByRole('button', { name: /^What is wrong/ });
const panel = (page: Page) => page.getByRole('complementary', { name: 'What is wrong' });
/** A path of the door by which nobody gets through any more. */
const brokenPath = (page: Page, path: string) =>
  page.locator('.stage .box[data-key^="path:"]', { hasText: new RegExp(`^${path}$`) }).locator('.c-failed');

test('a selector with two letters swapped, and mended again @kubectl', async ({ page, program, kubectl }) => {
  await page.goto(program.address);
  await settled(page);
  await expect(button(page)).not.toContainText('error');
  await kubectl('patch', 'service', 'cart', '-p', '{"spec":{"selector":{"app":"crat"}}}');
  await expect(service(page, 'cart')).toHaveAccessibleName(
    /No pod carries app=crat, so nobody picks up at cart\./,
  );
  await expect(brokenPath(page, '/cart')).toBeVisible();
  await expect(button(page)).toContainText(/\d errors?/);

  await button(page).click();
  const found = panel(page).getByText('No pod carries app=crat, so nobody picks up at cart.');
  await expect(found).toBeVisible();
  // Its way is lit, and what is well is dimmed.
  await found.hover();
  await expect(page.locator('.stage .box.dim').filter({ hasText: /^web$/ })).toBeVisible();
  await expect(service(page, 'cart')).not.toHaveClass(/\bdim\b/);
  await found.click();
  await panel(page).getByText('What the rule says').first().click();
  await expect(panel(page).getByText('The selector matches no pod')).toBeVisible();

  await kubectl('patch', 'service', 'cart', '-p', '{"spec":{"selector":{"app":"cart"}}}');
  await expect(panel(page).getByText('Nothing was found.')).toBeVisible();
  await settled(page);
  await expect(page.locator('.stage .box.dim')).toHaveCount(0);
  await expect(button(page)).not.toContainText('error');
});

test('a policy that allows the port of the Service, and not that of its pods @kubectl', async ({
  page,
  program,
  kubectl,
}) => {
  // Beside the list there is room for the paths of doors.
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(`${program.address}${program.address.includes('?') ? '&' : '?'}findings=open`);
  await expect(panel(page).getByText('Nothing was found.')).toBeVisible();
  await kubectl.run(['apply', '-f', '-'], { input: policy });
  const sentence = 'Policies allow 80, the port of web; its pods listen on 8080, and there nobody gets in.';
  await expect(panel(page).getByText(sentence)).toBeVisible();
  await expect(service(page, 'web')).toHaveAccessibleName(new RegExp(sentence.replaceAll('.', '\\.')));
  await expect(brokenPath(page, '/')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('web: policy on a wrong port.');

  await kubectl('delete', 'networkpolicy', 'web');
  await expect(panel(page).getByText('Nothing was found.')).toBeVisible();
  await settled(page);
  await expect(brokenPath(page, '/')).toHaveCount(0);
});

const policy = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Ingress]
  ingress: [{ ports: [{ protocol: TCP, port: 80 }] }]
`;
