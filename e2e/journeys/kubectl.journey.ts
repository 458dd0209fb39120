/**
 * What one does with one's own kubectl is on the page by itself, found by role and name: every verb that the first page of a course uses. How soon, the benchmarks say.
 */
import { expect, test } from './fixtures.ts';
import { line, pod, podIn, service, settled, witness } from './stage.ts';

test('get: pods, endpoints and slices print what the page shows @kubectl', async ({
  page,
  program,
  kubectl,
}) => {
  await page.goto(program.address);
  await settled(page);
  const pods = await kubectl('get', 'pods', '-o', 'wide', '--no-headers');
  for (const row of pods.trim().split('\n')) {
    const [name = '', , , , , ip = '', node = ''] = row.trim().split(/\s+/);
    await expect(pod(page, name)).toHaveAccessibleName(new RegExp(`${ip}.*${node}`));
  }
  expect(await kubectl('get', 'ep', 'web', '--no-headers')).toContain('10.244.1.11:8080');
  expect(await kubectl('get', 'endpointslices', '-l', 'kubernetes.io/service-name=web')).toMatch(
    /web-x7k2p\s+IPv4\s+8080/,
  );
});

test('delete pod: its line is struck, another pod takes a seat, is listed and becomes ready @kubectl', async ({
  page,
  program,
  kubectl,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(program.address);
  await settled(page);
  const seen = await witness(page);
  await kubectl('delete', 'pod', 'web-6d5f7c9b8-9v7tn', '--wait=false');
  await seen.pod('web-6d5f7c9b8-9v7tn', 'terminating');
  await seen.line('draining .*10\\.244\\.2\\.14:8080', 'web');
  await kubectl('wait', '--for=delete', 'pod/web-6d5f7c9b8-9v7tn', '--timeout=40s');
  await expect(podIn(page, 'web-6d5f7c9b8-9v7tn', 'terminating')).toHaveCount(0);
  await kubectl('rollout', 'status', 'deployment/web', '--timeout=40s');
  const names = (await kubectl('get', 'pods', '-l', 'app=web', '-o', 'name')).trim().split('\n');
  expect(names).toHaveLength(3);
  for (const name of names) await expect(podIn(page, name.replace('pod/', ''), 'ready')).toBeVisible();
  await settled(page);
  await expect(page.getByRole('log')).toContainText('web');
});

test('scale, set image, rollout status, cordon @kubectl', async ({ page, program, kubectl }) => {
  await page.goto(program.address);
  await settled(page);
  await kubectl('scale', 'deployment/cart', '--replicas=3');
  await kubectl('rollout', 'status', 'deployment/cart', '--timeout=40s');
  await expect(podIn(page, 'cart-\\S+', 'ready')).toHaveCount(3);

  const before = (await kubectl('get', 'pods', '-l', 'app=catalog', '-o', 'name')).trim().split('\n');
  await kubectl('set', 'image', 'deployment/catalog', '*=example.org/catalog:42');
  await kubectl('rollout', 'status', 'deployment/catalog', '--timeout=50s');
  const after = (
    await kubectl(
      'get',
      'pods',
      '-l',
      'app=catalog',
      '-o',
      'jsonpath={range .items[?(@.status.containerStatuses[0].ready==true)]}{.metadata.name}{"\\n"}{end}',
    )
  )
    .trim()
    .split('\n');
  for (const name of after.filter(one => !before.includes(`pod/${one}`)))
    await expect(pod(page, name)).toBeVisible();

  await kubectl('cordon', 'node-b');
  await expect(page.getByRole('button', { name: /\bnode node-b\b|^node-b\b/ })).toHaveAccessibleName(
    /cordoned/,
  );
});

test('apply: a Service that people keep, by Endpoints and by an EndpointSlice @kubectl', async ({
  page,
  program,
  kubectl,
}) => {
  await page.goto(program.address);
  await settled(page);
  await kubectl.run(['apply', '-f', '-'], { input: byEndpoints });
  await expect(service(page, 'my-service')).toBeVisible();
  await expect(line(page, '192.0.2.45:9376', 'my-service')).toBeVisible();
  await kubectl.run(['apply', '-f', '-'], { input: bySlice });
  await expect(line(page, '192.0.2.45:9376', 'my-other')).toBeVisible();
  await kubectl('delete', 'service/my-other', 'endpointslice/my-other-1');
  await expect(service(page, 'my-other')).toHaveCount(0);
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
endpoints: [{ addresses: ['192.0.2.45'] }]
`;
