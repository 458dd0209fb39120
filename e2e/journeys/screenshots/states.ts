/** The shop's states: what happens to it, what is opened beside it, and what is said when there is little or nothing to see. */
import { hd, type Shot, small } from './shot.ts';

const victim = { namespace: 'shop', name: 'web-6d5f7c9b8-9v7tn' };
const both = [hd, small];

export const states: readonly Shot[] = [
  { name: 'inspector', address: '?sel=Service/shop/web', sizes: both },
  { name: 'inspector-pod', address: '?sel=Pod/shop/web-6d5f7c9b8-4kq2x' },
  { name: 'inspector-node', address: '?sel=Node//node-b', sizes: both },
  { name: 'inspector-slice', address: '?sel=EndpointSlice/shop/web-x7k2p' },
  { name: 'inspector-workload', address: '?sel=Deployment/shop/web' },
  { name: 'inspector-ingress', address: '?sel=Ingress/shop/shop', sizes: both },
  { name: 'inspector-gateway', scenario: 'gateway', address: '?sel=Gateway/shop/edge' },
  { name: 'inspector-nobody', scenario: 'broken', address: '?sel=Service/shop/cart', sizes: both },
  { name: 'tables', address: '?view=endpoints&tables=services.-AGE,nodes', sizes: both },
  { name: 'inspector-yaml', address: '?sel=Pod/shop/web-6d5f7c9b8-4kq2x&tab=yaml' },
  {
    name: 'table',
    address: '?view=endpoints',
    async look(page) {
      await page.getByRole('button', { name: '10.244.2.14:8080' }).hover();
    },
  },
  { name: 'all-namespaces', address: '?ns=*' },
  { name: 'empty', address: '?ns=kube-public' },
  {
    name: 'freshness',
    async look(page) {
      await page.getByTitle('How fresh is each kind?').click();
      await page.getByText('Each watch by itself').waitFor();
    },
  },
  {
    name: 'replaced',
    async act(stage) {
      const uid = (await stage.pods('shop')).find(({ metadata }) => metadata.name === victim.name)?.metadata
        .uid;
      await stage.act({ action: 'delete-pod', ...victim, uid });
    },
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
      await page.getByRole('button', { name: /^node node-b, cordoned/ }).waitFor();
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
