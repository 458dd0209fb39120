/** What a stranger sees within a minute: the whole way of a call, in words that can be found, and no request to anywhere else. */
import { expect, test } from './fixtures.ts';
import { line, pod, service, settled } from './stage.ts';

test('first sight: doors, Services, lines, pods and nodes of the shop', async ({ page, program }) => {
  const elsewhere: string[] = [];
  page.on('request', request => {
    if (!request.url().startsWith(program.address) && !request.url().startsWith('data:'))
      elsewhere.push(request.url());
  });
  await page.goto(program.address);
  await settled(page);
  for (const name of ['cart', 'catalog', 'db-headless', 'legacy-db', 'web'])
    await expect(service(page, name)).toBeVisible();
  await expect(line(page, '10.244.1.11:8080', 'web')).toBeVisible();
  await expect(line(page, '203.0.113.20:5432', 'legacy-db')).toBeVisible();
  await expect(pod(page, 'web-6d5f7c9b8-4kq2x')).toHaveAccessibleName(/10\.244\.1\.11.*, ready, on node-a/);
  await expect(page.getByRole('button', { name: /\bnode node-c\b|^node-c\b/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /shop\.example/ }).first()).toBeVisible();
  await expect(page.getByRole('status').first()).toHaveText(/^live/);
  expect(elsewhere).toEqual([]);
});

test('a Service is opened by a click, its YAML and events are read, and Escape gives the others back', async ({
  page,
  program,
}) => {
  await page.goto(program.address);
  await settled(page);
  await service(page, 'web').click();
  const inspector = page.getByRole('complementary', { name: 'Service web' });
  await expect(inspector).toContainText('10.96.0.42');
  await expect(page).toHaveURL(/sel=Service\/shop\/web/);
  await inspector.getByRole('tab', { name: 'YAML' }).click();
  await expect(inspector).toContainText('clusterIP: 10.96.0.42');
  await expect(inspector).not.toContainText('managedFields');
  await inspector.getByRole('tab', { name: 'Events' }).click();
  await expect(inspector).toContainText(/No events|\d\d:\d\d:\d\d/);
  await page.keyboard.press('Escape');
  await expect(inspector).toBeHidden();
  await page.goBack();
  await expect(inspector).toBeVisible();
});

test('another namespace, all of them, one that is not there, and an address that is broken', async ({
  page,
  program,
}) => {
  await page.goto(program.address);
  await settled(page);
  await page.getByRole('button', { name: /^Choose namespaces/ }).click();
  await page.getByRole('button', { name: 'kube-system' }).click();
  await expect(service(page, 'kube-dns')).toBeVisible();
  await expect(service(page, 'web')).toHaveCount(0);
  await page.goto(`${program.address}?ns=*`);
  await expect(page.getByRole('button', { name: 'Choose namespaces: all namespaces' })).toBeVisible();
  await expect(service(page, 'cms')).toBeVisible();
  await page.keyboard.press('t');
  await expect(page.getByRole('table', { name: /get pods -o wide -A/ })).toContainText('kube-system');
  await page.goto(`${program.address}?ns=nowhere`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no namespace nowhere.');
  await page.goto(`${program.address}?ns=nowhere&ns=shop`);
  await expect(page.getByText('There is no namespace nowhere in this cluster.')).toBeVisible();
  await expect(service(page, 'web')).toBeVisible();
  await page.goto(`${program.address}?ns=shop&ns=No_Name&sel=nonsense`);
  await expect(page.getByText(/“No_Name”/)).toBeVisible();
  await expect(page.getByText(/“nonsense”/)).toBeVisible();
  await expect(service(page, 'web')).toBeVisible();
  await page.goto(`${program.address}?ns=shop&path=bogus`);
  await expect(page.getByText(/“bogus”/)).toBeVisible();
  await page.goto(`${program.address}?ns=shop&focus=Service/shop/none`);
  await expect(page.getByText(/Service none in shop, which is not on screen/)).toBeVisible();
  await expect(page.getByText('Esc gives the others back.')).toHaveCount(0);
  await page.goto(`${program.address}?ns=shop&show=terminating`);
  await expect(page.getByText(/Nothing on screen is of the kind that is looked for/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^terminating 0$/ })).toHaveAttribute('aria-pressed', 'true');
});

test('the endpoints table prints what kubectl get endpoints prints @kubectl', async ({
  page,
  program,
  kubectl,
}) => {
  await page.goto(`${program.address}?view=endpoints`);
  const printed = (await kubectl('get', 'endpoints', '--no-headers')).trim().split('\n');
  const table = page.getByRole('table', { name: /get endpoints/ });
  await expect(table.getByRole('row')).toHaveCount(printed.length + 1);
  for (const row of printed) {
    const [name = '', endpoints = ''] = row.split(/\s{2,}/);
    await expect(table.getByRole('row', { name: new RegExp(`^${name} `) })).toContainText(endpoints);
  }
});
