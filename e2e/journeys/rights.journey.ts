/** With rights in one namespace only: that namespace is shown whole, and what may not be seen is said, not guessed. */
import { writeFileSync } from 'node:fs';
import { renderKubeconfig } from '@switchboard/sim/kubeconfig';
import { startSimulator } from '@switchboard/sim/simulator';
import { complaints } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { startProgram } from './program.ts';
import { pod, service } from './stage.ts';

test('rights in one namespace: it is shown, and what may not be seen is named', async ({ page, folder }) => {
  const simulator = await startSimulator({
    scenario: 'shop',
    seed: 1,
    calm: true,
    port: 0,
    host: '127.0.0.1',
    users: [
      {
        token: 'dev-token',
        user: 'dev',
        rules: [{ verbs: ['get', 'list', 'watch'], resources: ['*'], namespaces: ['shop'] }],
      },
    ],
    anonymous: 'denied',
  });
  writeFileSync(folder.file('dev'), renderKubeconfig({ url: simulator.url, token: 'dev-token' }));
  const server = await startProgram('--port', '0', '--no-open', '--kubeconfig', folder.file('dev'));
  try {
    await page.goto(server.address);
    await expect(service(page, 'web')).toBeVisible();
    await expect(pod(page, 'web-6d5f7c9b8-4kq2x')).toHaveAccessibleName(/ready/);
    await expect(page.getByText('Only shop is shown.')).toBeVisible();
    await expect(page.getByText('Not allowed to list nodes, namespaces, ingressclasses.')).toBeVisible();
    await expect(page.getByText('kubectl auth can-i list nodes', { exact: true })).toBeVisible();
    expect(await complaints(page)).toEqual([]);
    await page.getByRole('button', { name: 'What would help' }).click();
    await expect(page.getByRole('dialog', { name: 'What you may not see' })).toContainText(
      'kind: ClusterRole',
    );
    expect(await complaints(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByTitle('How fresh is each kind?').click();
    await expect(page.getByRole('row', { name: /^Node everywhere not allowed/ })).toBeVisible();
    await expect(page.getByRole('row', { name: /^Pod shop live/ })).toBeVisible();
    // The picture is whole without budgets: nothing but this list names them.
    await expect(
      page.getByRole('row', { name: /^PodDisruptionBudget everywhere not shown to you/ }),
    ).toBeVisible();
  } finally {
    await page.close();
    await server.stop();
    await simulator.stop();
  }
});
