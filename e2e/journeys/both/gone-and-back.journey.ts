/** The server is killed under an open page, a pod is replaced meanwhile, and the server comes back: the picture is true again without a reload, and says what was missed. */
import { pod, podIn, settled } from '../stage.ts';
import { expect, test } from './cluster.ts';

// Wide enough for the ledger, above which the list of what was missed stands.
test.use({ breaksNetwork: true, viewport: { width: 1920, height: 1080 } });

test('the server is killed and comes back: what was deleted in the gap is listed @kubectl', async ({
  page,
  serve,
  shop,
  pageOf,
}) => {
  const program = await serve();
  await page.goto(pageOf(program));
  await settled(page);
  const [victim = ''] = await shop.pods('web');
  await program.kill();
  await expect(page.getByRole('alert').filter({ hasText: 'The server does not answer' })).toBeVisible();
  await expect(pod(page, victim)).toBeVisible();
  await shop.kubectl('delete', 'pod', victim, '--timeout=38s');
  await shop.kubectl('rollout', 'status', 'deployment/web', '--timeout=38s');
  await serve(program.port);
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toHaveCount(0);
  await expect(pod(page, victim)).toHaveCount(0);
  await settled(page);
  await expect(podIn(page, 'web-\\S+', 'ready')).toHaveCount(3);
  const missed = page.getByRole('region', { name: /^While the server was not heard/ });
  await expect(missed.getByRole('listitem')).toHaveText([/^web: one pod .*replaced/]);
});
