/**
 * Nothing moves but what changed: while one pod is replaced, every other row and every other element of the graph is sampled in every frame, from the deletion until
 * five seconds after the replacement is ready, in both lenses: place and size must be the same to the last bit. Words that change may only use the free space beside
 * them. Shifts that are planted in the words and in the graph must be seen, or the probe proves nothing.
 */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { settled, witness } from './stage.ts';

interface Drift {
  readonly frames: number;
  readonly watched: number;
  readonly moved: readonly string[];
}

/** Starts sampling in the page. Keys that name one of `leaving` are not watched; everything that stands there now is. */
async function watch(page: Page, leaving: readonly string[]): Promise<void> {
  await page.evaluate(gone => {
    interface Place {
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly text: string;
    }
    const probe = (
      window as unknown as { switchboardProbe: { positions(): Record<string, { x: number; y: number }> } }
    ).switchboardProbe;
    const read = (): ReadonlyMap<string, Place> => {
      const places = new Map<string, Place>();
      for (const box of document.querySelectorAll<HTMLElement>('.stage .box')) {
        const { x, y, width, height } = box.getBoundingClientRect();
        places.set(`words ${box.dataset['key']}`, { x, y, width, height, text: box.textContent ?? '' });
      }
      for (const [id, { x, y }] of Object.entries(probe.positions()))
        places.set(`graph ${id}`, { x, y, width: 0, height: 0, text: '' });
      return places;
    };
    /** A word that is another one stands at its left end, its right end or its middle. */
    const moved = (was: Place, is: Place): boolean => {
      if (was.y !== is.y || was.height !== is.height) return true;
      if (was.text === is.text) return was.x !== is.x || was.width !== is.width;
      const right = is.x + is.width - was.x - was.width;
      return was.x !== is.x && Math.abs(right) > 0.01 && Math.abs(is.x - was.x + right) > 1;
    };
    const first = read();
    // A free seat is no element: the newcomer takes it.
    const watched = [...first].filter(
      ([key]) => !key.startsWith('words free:') && !gone.some(one => key.includes(one)),
    );
    const state = { frames: 0, watched: watched.length, moved: new Set<string>(), on: true };
    const sample = () => {
      if (!state.on) return;
      state.frames += 1;
      const now = read();
      for (const [key, was] of watched) {
        const is = now.get(key);
        // Sentences come and go with what they say.
        if (is === undefined && key.startsWith('words say:')) continue;
        if (is === undefined || moved(was, is))
          state.moved.add(`${key}: ${JSON.stringify(was)} → ${JSON.stringify(is)}`);
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

for (const lens of ['lines', 'nodes'])
  test(`bystanders and survivors keep still while a pod is replaced, in ${lens} @kubectl`, async ({
    page,
    program,
    kubectl,
  }) => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.goto(`${program.address}?probe&lens=${lens}`);
    await settled(page);
    const uid = await kubectl('get', 'pod', 'web-6d5f7c9b8-9v7tn', '-o', 'jsonpath={.metadata.uid}');
    await watch(page, [uid]);
    const seen = await witness(page);
    await kubectl('delete', 'pod', 'web-6d5f7c9b8-9v7tn', '--wait=false');
    await seen.pod('web-6d5f7c9b8-9v7tn', 'terminating');
    await kubectl('wait', '--for=delete', 'pod/web-6d5f7c9b8-9v7tn', '--timeout=40s');
    await kubectl('rollout', 'status', 'deployment/web', '--timeout=40s');
    await settled(page);
    await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 5_000)));
    const { frames, watched, moved } = await drift(page);
    expect(watched).toBeGreaterThan(80);
    expect(frames).toBeGreaterThan(20);
    expect(moved).toEqual([]);
  });

const twoFrames = () =>
  new Promise<void>(resolve => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

test('a shift that is planted in the words is seen', async ({ page, program }) => {
  await page.goto(`${program.address}?probe`);
  await settled(page);
  await watch(page, []);
  await page.evaluate(() => {
    const box = document.querySelector<HTMLElement>('.stage .box.button');
    if (box !== null) box.style.marginTop = '1px';
  });
  await page.evaluate(twoFrames);
  expect((await drift(page)).moved).not.toEqual([]);
});

test('a width that is planted in the words is seen', async ({ page, program }) => {
  await page.goto(`${program.address}?probe`);
  await settled(page);
  await watch(page, []);
  await page.evaluate(() => {
    const box = document.querySelector<HTMLElement>('.stage .box.button');
    if (box !== null) box.style.paddingRight = '1px';
    if (box !== null) box.style.boxSizing = 'content-box';
  });
  await page.evaluate(twoFrames);
  expect((await drift(page)).moved).not.toEqual([]);
});

test('a shift that is planted in the graph is seen', async ({ page, program }) => {
  await page.goto(`${program.address}?probe`);
  await settled(page);
  await expect
    .poll(() => page.evaluate(() => document.querySelectorAll('.stage .graph canvas').length))
    .toBeGreaterThan(0);
  await watch(page, []);
  await page.evaluate(() => {
    interface Shifted {
      shift(by: { readonly x: number; readonly y: number }): void;
    }
    const host = document.querySelector('.stage .graph') as unknown as {
      readonly _cyreg: { readonly cy: { nodes(selector: string): { first(): Shifted } } };
    };
    host._cyreg.cy.nodes('.lamp').first().shift({ x: 1, y: 0 });
  });
  await page.evaluate(twoFrames);
  expect((await drift(page)).moved).not.toEqual([]);
});
