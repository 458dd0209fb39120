/**
 * What tests and benchmarks look at, installed only where the page was asked for it (`?probe`): positions of the graph, a log of cues, times of paint.
 * Called once by the page; nothing in the program reads it.
 */
import type { Cue } from '@switchboard/core/scene/cue';
import type { Mark } from './scene/mark.ts';
import type { Stage } from './stage.ts';

export interface Probe {
  /** Marks of the frame that was drawn last. */
  marks(): readonly Mark[];
  positions(): Readonly<Record<string, { readonly x: number; readonly y: number }>>;
  readonly cues: readonly Cue[];
  /** Key (UID or endpoint id) and time of the page's clock (performance.now) at the end of the frame that painted it. */
  readonly painted: readonly { readonly key: string; readonly at: number }[];
}

/** Entries kept of each log. */
const most = 50_000;

export function installProbe(stage: Stage, page: Window): void {
  if (!new URLSearchParams(page.location.search).has('probe')) return;
  const cues: Cue[] = [];
  const painted: { readonly key: string; readonly at: number }[] = [];
  stage.onCues(played => {
    cues.push(...played);
    cues.splice(0, cues.length - most);
  });
  stage.onPainted(keys => {
    const at = page.performance.now();
    for (const key of keys) painted.push({ key, at });
    painted.splice(0, painted.length - most);
  });
  const probe: Probe = {
    marks: stage.marks,
    positions: () => Object.fromEntries(stage.positions()),
    cues,
    painted,
  };
  Object.assign(page, { switchboardProbe: probe });
}
