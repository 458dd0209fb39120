/**
 * Who moves when another pod is replaced: every element of the graph and every box of words on our page, by its key and place, before and long after. What belongs to the pods that
 * went and came is in one of the two pictures only.
 */
import type { Page } from 'playwright-core';
import type { CrowdServer } from './crowd-server.ts';
import { pause } from './pause.ts';

type Places = ReadonlyMap<string, string>;

async function placesOf(page: Page): Promise<Places> {
  const found = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll<HTMLElement>('.box[data-key]')].map(
      ({ dataset, style }) => [`words ${dataset['key']}`, `${style.left} ${style.top}`] as const,
    );
    const lamps = Object.entries(window.switchboardProbe?.positions() ?? {});
    return [...boxes, ...lamps.map(([id, { x, y }]) => [`graph ${id}`, `${x} ${y}`] as const)];
  });
  return new Map(found);
}

/** How many stand elsewhere after as many pods have been replaced, one after the other. */
export async function movedByReplacing(page: Page, server: CrowdServer, pods = 3): Promise<number> {
  const moved = new Set<string>();
  for (let i = 0; i < pods; i += 1) {
    const before = await placesOf(page);
    await server.replace(0, 1);
    await pause(2500);
    const after = await placesOf(page);
    for (const [key, place] of after) if (before.has(key) && before.get(key) !== place) moved.add(key);
  }
  return moved.size;
}
