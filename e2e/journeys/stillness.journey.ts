/**
 * Nothing moves but what changed: while one pod is replaced, every other row and every other element of the graph is sampled in every frame, from the deletion until
 * five seconds after the replacement is ready, and must move by exactly nothing. A planted shift must be seen, or the probe proves nothing.
 */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { podIn, settled } from './stage.ts';

interface Drift {
  readonly frames: number;
  readonly watched: number;
  readonly moved: readonly string[];
}

/** Starts sampling in the page. Keys that name one of `leaving` are not watched; everything that stands there now is. */
async function watch(page: Page, leaving: readonly string[]): Promise<void> {
  await page.evaluate(gone => {
    type Places = ReadonlyMap<string, string>;
    const probe = (
      window as unknown as { switchboardProbe: { positions(): Record<string, { x: number; y: number }> } }
    ).switchboardProbe;
    const read = (): Places => {
      const places = new Map<string, string>();
      for (const box of document.querySelectorAll<HTMLElement>('.stage .box')) {
        const { x, y, height } = box.getBoundingClientRect();
        places.set(`words ${box.dataset['key']}`, `${x} ${y} ${height}`);
      }
      for (const [id, { x, y }] of Object.entries(probe.positions())) places.set(`graph ${id}`, `${x} ${y}`);
      return places;
    };
    const first = read();
    // A free seat is no element: the newcomer takes it.
    const watched = [...first.keys()].filter(
      key => !key.startsWith('words free:') && !gone.some(one => key.includes(one)),
    );
    const state = { frames: 0, watched: watched.length, moved: new Set<string>(), on: true };
    const sample = () => {
      if (!state.on) return;
      state.frames += 1;
      const now = read();
      for (const key of watched) {
        const place = now.get(key);
        if (place !== first.get(key)) state.moved.add(`${key}: ${first.get(key)} → ${place ?? 'not there'}`);
      }
      requestAnimationFrame(sample);
    };
    requestAnimationFrame(sample);
    Object.assign(window, { drift: state });
  }, leaving);
}

async function drift(page: Page): Promise<Drift> {
  return page.evaluate(() => {
    const state = (
      window as unknown as { drift: { frames: number; watched: number; moved: Set<string>; on: boolean } }
    ).drift;
    state.on = false;
    return { frames: state.frames, watched: state.watched, moved: [...state.moved] };
  });
}

test('bystanders and survivors keep still while a pod is replaced @kubectl', async ({
  page,
  program,
  kubectl,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(`${program.address}?probe`);
  await settled(page);
  const uid = await kubectl('get', 'pod', 'web-6d5f7c9b8-9v7tn', '-o', 'jsonpath={.metadata.uid}');
  await watch(page, [uid]);
  await kubectl('delete', 'pod', 'web-6d5f7c9b8-9v7tn', '--wait=false');
  await expect(podIn(page, 'web-6d5f7c9b8-9v7tn', 'terminating')).toBeVisible();
  await kubectl('wait', '--for=delete', 'pod/web-6d5f7c9b8-9v7tn', '--timeout=40s');
  await kubectl('rollout', 'status', 'deployment/web', '--timeout=40s');
  await settled(page);
  await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 5_000)));
  const { frames, watched, moved } = await drift(page);
  expect(watched).toBeGreaterThan(80);
  expect(frames).toBeGreaterThan(60);
  expect(moved).toEqual([]);
});

test('a planted shift is seen', async ({ page, program }) => {
  await page.goto(`${program.address}?probe`);
  await settled(page);
  await watch(page, []);
  await page.evaluate(
    () =>
      new Promise<void>(resolve => {
        const box = document.querySelector<HTMLElement>('.stage .box.button');
        if (box !== null) box.style.marginTop = '1px';
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );
  expect((await drift(page)).moved).not.toEqual([]);
});
