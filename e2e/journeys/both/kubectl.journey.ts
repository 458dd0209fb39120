/** What one does with one's own kubectl is on the page, on a simulated cluster and on a real one: the same words, the same verbs. */
import { line, linesThat, pod, podIn, service, settled } from '../stage.ts';
import { expect, test } from './cluster.ts';

test('first sight: doors, Services, lines, pods and nodes @kubectl', async ({
  page,
  serve,
  shop,
  pageOf,
}) => {
  await page.goto(pageOf(await serve()));
  await settled(page);
  for (const name of ['cart', 'legacy-db', 'web']) await expect(service(page, name)).toBeVisible();
  await expect(line(page, '203.0.113.20:5432', 'legacy-db')).toBeVisible();
  const rows = (await shop.kubectl('get', 'pods', '-o', 'wide', '--no-headers')).trim().split('\n');
  expect(rows).toHaveLength(5);
  for (const row of rows) {
    const [name = '', , , , , ip = '', node = ''] = row.trim().split(/\s+/);
    const app = name.startsWith('web') ? 'web' : 'cart';
    await expect(pod(page, name)).toHaveAccessibleName(
      new RegExp(`${ip.replaceAll('.', '\\.')}.*, ready.*${node}`),
    );
    await expect(line(page, `${ip}:8080`, app)).toBeVisible();
  }
  await expect(page.getByRole('button', { name: /shop\.example/ }).first()).toBeVisible();
  await expect(page.getByRole('status').first()).toHaveText(/^live/);
  await service(page, 'web').click();
  const inspector = page.getByRole('complementary', { name: 'Service web' });
  await expect(inspector).toContainText(await shop.field('service/web', '.spec.clusterIP'));
  await inspector.getByRole('tab', { name: 'YAML' }).click();
  await expect(inspector).toContainText('targetPort: 8080');
  await expect(inspector).not.toContainText('managedFields');
  // Who looks at a cluster by a kubeconfig changes nothing.
  await expect(inspector.getByRole('button', { name: /Delete|One more/ })).toHaveCount(0);
});

test('a pod is deleted: it leaves, another moves in and becomes ready @kubectl', async ({
  page,
  serve,
  shop,
  pageOf,
}) => {
  await page.goto(pageOf(await serve()));
  await settled(page);
  const before = await shop.pods('web');
  const [victim = ''] = before;
  await shop.kubectl('delete', 'pod', victim, '--wait=false');
  await expect(podIn(page, victim, 'terminating')).toBeVisible();
  await expect(pod(page, victim)).toHaveCount(0);
  await shop.kubectl('rollout', 'status', 'deployment/web', '--timeout=38s');
  const after = await shop.pods('web');
  expect(after).toHaveLength(3);
  expect(after.filter(name => before.includes(name))).toHaveLength(2);
  for (const name of after) await expect(podIn(page, name, 'ready')).toBeVisible();
  await settled(page);
  await expect(linesThat(page, 'ready', 'web')).toHaveCount(3);
});

test('scale up, to nobody and back @kubectl', async ({ page, serve, shop, pageOf }) => {
  await page.goto(pageOf(await serve()));
  await settled(page);
  await shop.kubectl('scale', 'deployment/cart', '--replicas=4');
  await expect(podIn(page, 'cart-\\S+', 'ready')).toHaveCount(4);
  await shop.kubectl('scale', 'deployment/cart', '--replicas=0');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'cart is scaled to zero: nobody picks up.',
  );
  await expect(pod(page, 'cart-\\S+')).toHaveCount(0);
  await shop.kubectl('scale', 'deployment/cart', '--replicas=2');
  await expect(podIn(page, 'cart-\\S+', 'ready')).toHaveCount(2);
  await settled(page);
});

test('a new version rolls out @kubectl', async ({ page, serve, shop, pageOf }) => {
  await page.goto(pageOf(await serve()));
  await settled(page);
  const before = await shop.pods('web');
  await shop.kubectl('set', 'image', 'deployment/web', '*=shop.example/web:2');
  await shop.kubectl('rollout', 'status', 'deployment/web', '--timeout=38s');
  const after = await shop.pods('web');
  expect(after.filter(name => before.includes(name))).toEqual([]);
  for (const name of after) await expect(podIn(page, name, 'ready')).toBeVisible();
  for (const name of before) await expect(pod(page, name)).toHaveCount(0);
  await settled(page);
});

test('Services that people keep, by Endpoints and by an EndpointSlice @kubectl', async ({
  page,
  serve,
  shop,
  pageOf,
}) => {
  await page.goto(pageOf(await serve()));
  await settled(page);
  await shop.kubectl.run(['apply', '-f', '-'], { input: byEndpoints });
  await expect(line(page, '192.0.2.45:9376', 'my-service')).toBeVisible();
  await shop.kubectl.run(['apply', '-f', '-'], { input: bySlice });
  await expect(line(page, '192.0.2.46:9376', 'my-other')).toBeVisible();
  await shop.kubectl('delete', 'service/my-other', 'endpointslice/my-other-1');
  await expect(service(page, 'my-other')).toHaveCount(0);
  await settled(page);
});

test('a selector is broken and mended: somebody nobody picks up for interrupts @kubectl', async ({
  page,
  serve,
  shop,
  pageOf,
}) => {
  await page.goto(pageOf(await serve()));
  await settled(page);
  await shop.kubectl('patch', 'service', 'cart', '-p', '{"spec":{"selector":{"app":"crat"}}}');
  await expect(page.getByRole('alert')).toHaveText('cart has nobody to pick up.');
  await shop.kubectl('patch', 'service', 'cart', '-p', '{"spec":{"selector":{"app":"cart"}}}');
  await settled(page);
  await expect(linesThat(page, 'ready', 'cart')).toHaveCount(2);
});

test('the endpoints table prints what kubectl get endpoints prints @kubectl', async ({
  page,
  serve,
  shop,
  pageOf,
}) => {
  await page.goto(pageOf(await serve(), '&view=endpoints'));
  const printed = (await shop.kubectl('get', 'endpoints', '--no-headers')).trim().split('\n');
  expect(printed).toHaveLength(3);
  const table = page.getByRole('table', { name: /get endpoints/ });
  await expect(table.getByRole('row')).toHaveCount(printed.length + 1);
  for (const row of printed) {
    const [name = '', endpoints = ''] = row.split(/\s{2,}/);
    await expect(table.getByRole('row', { name: new RegExp(`^${name} `) })).toContainText(endpoints);
  }
});

const byEndpoints = `
apiVersion: v1
kind: Service
metadata: { name: my-service }
spec:
  ports: [{ protocol: TCP, port: 80, targetPort: 9376 }]
---
apiVersion: v1
kind: Endpoints
metadata: { name: my-service }
subsets:
  - addresses: [{ ip: 192.0.2.45 }]
    ports: [{ port: 9376 }]
`;

const bySlice = `
apiVersion: v1
kind: Service
metadata: { name: my-other }
spec:
  ports: [{ protocol: TCP, port: 80, targetPort: 9376 }]
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: my-other-1
  labels: { kubernetes.io/service-name: my-other, endpointslice.kubernetes.io/managed-by: staff }
addressType: IPv4
ports: [{ name: '', protocol: TCP, port: 9376 }]
endpoints: [{ addresses: ['192.0.2.46'] }]
`;
