/**
 * Where motion is reduced the story of a killed pod can be followed all the same: every step is said in words, the newest fact has an outline that stands, and nothing
 * on the picture moves: marks stand whole where they are and only fade.
 */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { linesThat, podIn, settled, witness } from './stage.ts';

interface Watched {
  readonly frames: number;
  /** Kinds of marks that were seen. */
  readonly types: readonly string[];
  /** Places of marks that changed while the mark stood. */
  readonly moved: readonly string[];
  /** The longest that one outline stood, ms. */
  readonly outlined: number;
}

async function watch(page: Page): Promise<() => Promise<Watched>> {
  await page.evaluate(() => {
    interface Mark {
      readonly type: string;
      readonly progress: number;
      readonly x?: number;
      readonly y?: number;
    }
    const probe = (window as unknown as { switchboardProbe: { marks(): readonly Mark[] } }).switchboardProbe;
    const since = new Map<string, number>();
    const state = { frames: 0, types: new Set<string>(), moved: new Set<string>(), outlined: 0, on: true };
    const sample = (): void => {
      if (!state.on) return;
      state.frames += 1;
      const there = new Set<string>();
      for (const mark of probe.marks()) {
        state.types.add(mark.type);
        // A lamp goes out where it stands: its progress is its strength.
        if (mark.type !== 'out' && mark.progress !== 1) state.moved.add(`${mark.type} ${mark.progress}`);
        if (mark.type !== 'outline') continue;
        const key = `${mark.x} ${mark.y}`;
        there.add(key);
        if (!since.has(key)) since.set(key, performance.now());
        state.outlined = Math.max(state.outlined, performance.now() - (since.get(key) ?? 0));
      }
      for (const key of since.keys()) if (!there.has(key)) since.delete(key);
      requestAnimationFrame(sample);
    };
    requestAnimationFrame(sample);
    Object.assign(window, { watched: state });
  });
  return () =>
    page.evaluate(() => {
      const { watched } = window as unknown as {
        watched: {
          frames: number;
          types: Set<string>;
          moved: Set<string>;
          outlined: number;
          on: boolean;
        };
      };
      watched.on = false;
      return { ...watched, types: [...watched.types], moved: [...watched.moved] };
    });
}

const victim = 'web-6d5f7c9b8-9v7tn';

test('the story of a killed pod can be followed without motion @kubectl', async ({
  page,
  program,
  kubectl,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(`${program.address}?probe`);
  await settled(page);
  const watched = await watch(page);
  const seen = await witness(page);
  await kubectl('delete', 'pod', victim, '--wait=false');
  await seen.pod(victim, 'terminating');
  await seen.headline(/^(?!Everyone who should pick up, picks up\.)/);
  await seen.line('draining', 'web');
  await seen.line('not ready yet', 'web');
  await seen.name(new RegExp(`${victim}.* gone`));
  await expect(linesThat(page, 'ready', 'web')).toHaveCount(3);
  await settled(page);
  const log = page.getByRole('log').first();
  await expect(log).toContainText('was deleted');
  await expect(log).toContainText('is gone');
  const { frames, types, moved, outlined } = await watched();
  expect(frames).toBeGreaterThan(20);
  expect(moved).toEqual([]);
  for (const moving of ['turn', 'hole', 'capsule', 'glow', 'marker', 'bead'])
    expect(types).not.toContain(moving);
  expect(types).toContain('outline');
  expect(outlined).toBeGreaterThan(2_000);
  await expect(podIn(page, 'web-\\S+', 'ready')).toHaveCount(3);
});
