/** The frames of the design, in both lenses, and the sizes that must be readable at first glance. */
import type { Page } from '@playwright/test';
import { hd, laptop, phone, type Shot, small, type Theme, wide } from './shot.ts';
import type { Stage } from './stage.ts';

const all: readonly Theme[] = ['dark', 'light', 'projector'];

/** One pod leaves, another has taken its place and is not ready yet; both stay so. */
async function replace(stage: Stage): Promise<void> {
  const known = new Set((await stage.pods('shop')).map(({ metadata }) => metadata.name));
  await stage.leave('shop', 'web-6d5f7c9b8-9v7tn');
  for (let tries = 0; tries < 50; tries += 1) {
    const fresh = (await stage.pods('shop')).find(({ metadata }) => !known.has(metadata.name));
    if (fresh !== undefined) {
      await stage.holdBack('shop', fresh.metadata.name);
      break;
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  // Until its container runs.
  await new Promise(resolve => setTimeout(resolve, 2_500));
}

/** Two Services out of hundreds have nobody, a third falls short, one node takes no pods. */
async function breakSome(stage: Stage): Promise<void> {
  await stage.patch('namespaces/team-07/services/app-03', { spec: { selector: { app: 'ap-03' } } });
  const named = async (namespace: string, app: string) =>
    (await stage.pods(namespace)).map(({ metadata }) => metadata.name).filter(name => name.startsWith(app));
  for (const name of await named('team-02', 'app-05-'))
    await stage.patch(`namespaces/team-02/pods/${name}`, {
      metadata: { annotations: { 'sim.switchboard/crash': 'true' } },
    });
  for (const name of (await named('team-09', 'app-08-')).slice(0, 4)) await stage.holdBack('team-09', name);
  const node = (await stage.nodes())[2]?.metadata.name ?? '';
  await stage.act({ action: 'cordon', node });
  // The second crash of a container is the one after which its kubelet waits.
  await new Promise(resolve => setTimeout(resolve, 8_000));
}

/** Stops the picture in the middle of its way from one lens to the other: at a quarter of its speed, so that it can be met. */
async function turnHalfway(page: Page): Promise<void> {
  for (const key of ['[', '[', 'l']) await page.keyboard.press(key);
  await page.waitForTimeout(1_600);
  await page.keyboard.press('k');
}

const teams = 'accounts analytics media payments platform search support web'
  .split(' ')
  .map(name => `ns=${name}`)
  .join('&');

/** It is live before its pods are read. */
const allRead = /pods are ready/;

const bothLenses = (shot: Omit<Shot, 'address'>): readonly Shot[] => [
  shot,
  { ...shot, name: `${shot.name}-nodes`, address: '?lens=nodes' },
];

const shots: readonly Shot[] = [
  { name: 'healthy', sizes: [hd, small, phone, laptop, wide], readme: 'light' },
  { name: 'healthy-nodes', address: '?lens=nodes', sizes: [hd, small] },
  { name: 'lens', look: turnHalfway },
  { name: 'packet', address: '?lens=nodes&path=packet&sel=Service/shop/web', readme: 'light' },
  { name: 'phone', address: '?lens=nodes', sizes: [phone] },
  { name: 'wall', address: 'wall' },
  { name: 'replacing', readme: 'dark', act: replace },
  { name: 'replacing-nodes', address: '?lens=nodes', act: replace, readme: 'light' },
  { name: 'broken', scenario: 'broken', readme: 'light' },
  { name: 'broken-nodes', scenario: 'broken', address: '?lens=nodes' },
  { name: 'wall-broken', scenario: 'broken', address: 'wall', readme: 'dark' },
  ...bothLenses({ name: 'draining', scenario: 'draining' }),
  ...bothLenses({ name: 'shared', scenario: 'shared' }),
  { name: 'kinds', scenario: 'depot', address: '?lens=nodes' },
  { name: 'kinds-lines', scenario: 'depot' },
  ...bothLenses({ name: 'gateway', scenario: 'gateway', sizes: [hd, small] }),
  { name: 'gateway-border', scenario: 'gateway', address: '?ns=shop&ns=payments', sizes: [hd, small] },
  { name: 'gateway-payments', scenario: 'gateway', address: '?ns=payments' },
  ...bothLenses({ name: 'many', scenario: 'many' }),
  ...bothLenses({ name: 'nodes12', scenario: 'nodes12' }),
  ...bothLenses({ name: 'nodes60', scenario: 'nodes60' }),
  { name: 'medium', scenario: 'medium', address: '?lens=nodes&detail=streets' },
  { name: 'medium-lines', scenario: 'medium' },
  {
    name: 'large',
    scenario: 'prod',
    address: `?${teams}&lens=nodes&detail=plan`,
    until: allRead,
    readme: 'dark',
  },
  { name: 'large-lines', scenario: 'prod', address: `?${teams}`, until: allRead },
  {
    name: 'namespaces',
    scenario: 'namespaces',
    address: '?lens=nodes&ns=shop&ns=payments&ns=identity&ns=analytics',
    flags: ['shop', 'payments', 'identity', 'analytics'].flatMap(name => ['--namespace', name]),
    faulty: true,
    act: async stage => stage.silence('analytics'),
    async look(page) {
      await page.getByText('one is stale').first().waitFor();
    },
  },
  {
    name: 'nodes5000',
    scenario: 'large-10x100-5000',
    address: '?ns=*&lens=nodes&detail=plan',
    act: stage => breakSome(stage),
  },
  {
    name: 'pods10000',
    scenario: 'large-100x100',
    address: '?ns=*&lens=nodes&detail=plan',
    act: stage => breakSome(stage),
  },
];

/** Each in every theme, and as large as the design's. */
export const frames: readonly Shot[] = shots.map(shot => ({ sizes: [hd], ...shot, themes: all }));
