/** The shop's states: what happens to it, and what is said when there is little or nothing to see. */
import type { Shot } from './shot.ts';
import type { Stage } from './stage.ts';

export const victim = { namespace: 'shop', name: 'web-6d5f7c9b8-9v7tn' };

export async function remove(stage: Stage): Promise<void> {
  const uid = (await stage.pods('shop')).find(({ metadata }) => metadata.name === victim.name)?.metadata.uid;
  await stage.act({ action: 'delete-pod', ...victim, uid });
}

export const states: readonly Shot[] = [
  { name: 'all-namespaces', address: '?ns=*' },
  { name: 'empty', address: '?ns=kube-public' },
  { name: 'no-such-namespace', address: '?ns=all' },
  {
    name: 'replaced',
    act: remove,
    async look(page) {
      await page
        .getByRole('button', { name: `${victim.name} is gone` })
        .or(page.getByText('line gone'))
        .first()
        .waitFor();
    },
  },
  {
    name: 'scaled-to-zero',
    async act(stage) {
      await stage.act({ action: 'scale', kind: 'Deployment', namespace: 'shop', name: 'cart', replicas: 0 });
    },
    async look(page) {
      await page.getByText('cart is scaled to zero').first().waitFor();
      await page
        .getByRole('button', { name: /\bpod cart-/ })
        .first()
        .waitFor({ state: 'detached' });
    },
  },
  {
    name: 'not-ready',
    act: stage => stage.holdBack(victim.namespace, victim.name),
    async look(page) {
      await page.getByRole('button', { name: /not ready.* 10\.244\.2\.14:8080, line of web/ }).waitFor();
    },
  },
  {
    name: 'cordoned',
    act: stage => stage.act({ action: 'cordon', node: 'node-b' }),
    async look(page) {
      await page
        .getByRole('button', { name: /\bnode-b\b.*cordoned/ })
        .first()
        .waitFor();
    },
  },
  {
    name: 'disconnected',
    act: stage => stage.program.kill(),
    async look(page) {
      await page.getByRole('alert').first().waitFor();
    },
  },
];
