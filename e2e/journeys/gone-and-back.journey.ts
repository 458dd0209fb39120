/**
 * Server, simulator and connection are killed and restarted in turn under an open page. Without a reload the picture is true again, at once: nothing is played again,
 * and what was missed is listed, which is exactly what was: one pod deleted in the gap, and nothing about objects that did not change.
 */
import type { Page } from '@playwright/test';
import { startFaultProxy } from '@switchboard/faults/proxy';
import { type Kubectl, kubectlFor } from '@switchboard/kubectl/kubectl';
import { test as base, expect } from './fixtures.ts';
import { type Program, startProgram } from './program.ts';
import { pod, podIn, settled } from './stage.ts';

interface Parts {
  simulator: Program;
  server: Program;
  readonly own: Kubectl;
  readonly start: { simulator(): Promise<Program>; server(port?: number): Promise<Program> };
}

const token = 'journeys-0123456789-0123456789-0123456789';

const test = base.extend<{ parts: Parts }>({
  parts: async ({ folder }, use) => {
    const kubeconfig = folder.file('sim.kubeconfig');
    let simPort = 0;
    const start = {
      simulator: () =>
        startProgram(
          'sim',
          '--sim-port',
          String(simPort),
          '--calm',
          '--seed',
          '1',
          '--sim-kubeconfig',
          kubeconfig,
        ),
      server: (port = 0) =>
        startProgram('--port', String(port), '--no-open', '--kubeconfig', kubeconfig, '--namespace', 'shop'),
    };
    process.env['SWITCHBOARD_TOKEN'] = token;
    const simulator = await start.simulator();
    simPort = simulator.port;
    const parts: Parts = {
      simulator,
      server: await start.server(),
      own: kubectlFor(kubeconfig, folder.path),
      start,
    };
    await use(parts);
    await parts.server.kill();
    await parts.simulator.kill();
  },
});

// Wide enough for the ledger, above which the list of what was missed stands.
test.use({ breaksNetwork: true, viewport: { width: 1920, height: 1080 } });

/** What is said to be wrong; the live region for it is always there, mostly empty. */
const alerts = (page: Page) => page.getByRole('alert').filter({ hasText: /\S/ });

/** Cues of pods and lines since the last call, as `fact pod`. */
async function news(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const probe = (window as unknown as { switchboardProbe: { cues: { fact: string; pod?: string }[] } })
      .switchboardProbe;
    return probe.cues.splice(0).map(cue => `${cue.fact} ${cue.pod ?? ''}`.trim());
  });
}

/** Facts that say that something came or went, lines included. */
const comings = (cues: readonly string[]) =>
  cues.filter(cue => /^(pod-gone|seat-taken|listed|line-gone|service-added|service-gone)/.test(cue));

async function open(page: Page, address: string): Promise<void> {
  const url = new URL(address);
  await page.goto(`${url.origin}/?probe&ns=shop${url.hash}`);
  await settled(page);
  await news(page);
}

/** The fewest things that stood on the stage in any frame from now on. */
async function fewest(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const seen = { fewest: Number.POSITIVE_INFINITY };
    const count = () => {
      seen.fewest = Math.min(seen.fewest, document.querySelectorAll('.stage .box.button').length);
      requestAnimationFrame(count);
    };
    count();
    Object.assign(window, { seen });
  });
  return () => page.evaluate(() => (window as unknown as { seen: { fewest: number } }).seen.fewest);
}

/** The epoch that the stream's hello names now. */
async function epoch(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const { body } = await fetch('/api/v1/stream?ns=shop', { headers: { accept: 'text/event-stream' } });
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    while (reader !== undefined && !heard.includes('\n\n')) heard += (await reader.read()).value ?? '';
    await reader?.cancel();
    return /"epoch":"([0-9a-f]+)"/.exec(heard)?.[1] ?? '';
  });
}

const victim = 'web-6d5f7c9b8-9v7tn';

/** The one pod that was replaced in the gap is listed, once, and is not played. */
async function expectMissed(page: Page): Promise<void> {
  const missed = page.getByRole('region', { name: /^While the server was not heard/ });
  await expect(missed.getByRole('listitem')).toHaveText([/^web: one pod .*replaced/]);
  expect(comings(await news(page))).toEqual([]);
}

async function deleteAndReplace(kubectl: Kubectl): Promise<void> {
  await kubectl('delete', 'pod', victim, '--timeout=40s');
  await kubectl('rollout', 'status', 'deployment/web', '--timeout=40s');
}

interface Known {
  readonly topology: {
    readonly pods: Readonly<Record<string, { readonly name: string; readonly state: string }>>;
    readonly endpoints: Readonly<
      Record<string, { readonly podName?: string; readonly ready: boolean | null }>
    >;
  };
}

/** Until this server itself, which nobody was cut off from, has heard all of it: what it hears later is news. */
async function expectReplacedAt({ port }: Program): Promise<void> {
  const isWeb = (name: string | undefined) => name?.startsWith('web-') === true;
  await expect(async () => {
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/topology?ns=shop`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { pods, endpoints } = ((await response.json()) as Known).topology;
    const ready = Object.values(pods).filter(({ name, state }) => isWeb(name) && state === 'ready');
    expect(Object.values(pods).filter(({ name }) => isWeb(name))).toEqual(ready);
    expect(ready.map(({ name }) => name)).not.toContain(victim);
    const lines = Object.values(endpoints).filter(({ podName }) => isWeb(podName));
    expect(lines.filter(line => line.ready !== false)).toEqual(lines);
    expect([ready.length, new Set(lines.map(({ podName }) => podName)).size]).toEqual([3, 3]);
  }).toPass({ timeout: 30_000 });
}

test('the server is killed and comes back: what was deleted in the gap is listed once @kubectl', async ({
  page,
  parts,
}) => {
  await open(page, parts.server.address);
  const stood = await fewest(page);
  const { port } = parts.server;
  await parts.server.kill();
  await expect(page.getByRole('alert').filter({ hasText: 'The server does not answer' })).toBeVisible();
  await expect(pod(page, victim)).toBeVisible();
  await deleteAndReplace(parts.own);
  parts.server = await parts.start.server(port);
  await expect(alerts(page)).toHaveCount(0, { timeout: 30_000 });
  await expect(pod(page, victim)).toHaveCount(0);
  await settled(page);
  await expect(podIn(page, 'web-\\S+', 'ready')).toHaveCount(3);
  await expectMissed(page);
  expect(await stood()).toBeGreaterThan(30);
});

test('the simulator is killed and begins its story anew: the same pods, and nothing is told @kubectl', async ({
  page,
  parts,
}) => {
  await open(page, parts.server.address);
  const before = await epoch(page);
  expect(before).toMatch(/^[0-9a-f]{16}$/);
  await parts.simulator.kill();
  await expect(page.getByText(/Last known/).first()).toBeVisible({ timeout: 30_000 });
  await expect(pod(page, victim)).toBeVisible();
  parts.simulator = await parts.start.simulator();
  await expect(page.getByText(/Last known/)).toHaveCount(0, { timeout: 40_000 });
  await settled(page);
  expect(await epoch(page)).not.toBe(before);
  expect(comings(await news(page))).toEqual([]);
  await expect(page.locator('.missed')).toHaveCount(0);
});

test('the connection is cut, with a deletion in the gap @kubectl', async ({ page, parts }) => {
  const proxy = await startFaultProxy({ host: '127.0.0.1', port: parts.server.port });
  try {
    const address = parts.server.address.replace(String(parts.server.port), String(proxy.port));
    await open(page, address);
    proxy.refuse();
    await expect(page.getByRole('alert').filter({ hasText: 'The server does not answer' })).toBeVisible();
    await deleteAndReplace(parts.own);
    await expectReplacedAt(parts.server);
    proxy.restore();
    await expect(alerts(page)).toHaveCount(0, { timeout: 30_000 });
    await expect(pod(page, victim)).toHaveCount(0);
    await settled(page);
    await expectMissed(page);
  } finally {
    await proxy.close();
  }
});
