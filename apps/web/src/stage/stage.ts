/**
 * The stage: the one state holder of the picture. Told a topology and a lens, at most once per animation frame, it places, choreographs, and paints the
 * scene of the moment, until nothing moves any more. Keeps T4 (truth at once), T5 (marks only), and that a placement is never forgotten while its lens stands.
 */

import { diff } from '@switchboard/core/diff';
import type { Patch } from '@switchboard/core/patch';
import { choreograph } from '@switchboard/core/scene/choreograph';
import type { Cue } from '@switchboard/core/scene/cue';
import type { Lens, ObjectName, StageSize } from '@switchboard/core/scene/lens';
import { place } from '@switchboard/core/scene/place';
import type { Placement } from '@switchboard/core/scene/placement';
import { emptyTopology, type Topology } from '@switchboard/core/topology';
import type { Theme } from '../tokens/tokens.ts';
import { createFocus } from './focus.ts';
import { listenToGestures } from './gestures.ts';
import { createMeasure } from './measure.ts';
import { messages } from './messages.ts';
import { createPainter } from './painter/painter.ts';
import { type Act, endOf } from './scene/marks.ts';
import type { Scene } from './scene/shape.ts';
import { createScenes, isTimed, type SceneInput, secondsStep } from './scene.ts';
import type { StageClock } from './stage-clock.ts';
import { home, revealing, settle, type View } from './view.ts';

export interface Truth {
  readonly topology: Topology;
  readonly lens: Lens;
  readonly size: StageSize;
  /** Server time now, ms since the epoch: for countdowns. */
  readonly serverNow: number;
}

/** When frames and timers come: the page's own, or by hand in tests. Both return how to cancel. */
export interface Schedule {
  frame(run: () => void): () => void;
  after(ms: number, run: () => void): () => void;
}

export interface StageOptions {
  readonly host: HTMLElement;
  readonly clock: StageClock;
  readonly schedule: Schedule;
  readonly theme: Theme;
  readonly reducedMotion: boolean;
  onSelect(object: ObjectName | undefined): void;
}

export interface Stage {
  show(truth: Truth): void;
  setTheme(theme: Theme): void;
  setReducedMotion(reduced: boolean): void;
  /** Draws the moment of the clock again: after a pause, a step, a scrub, a font. */
  redraw(): void;
  /** Ids of graph elements (`pod:UID`, `line:ID`, …) and where they stand, in model units. */
  positions(): ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  placement(): Placement | undefined;
  scene(): Scene | undefined;
  /** Called with the cues of every change, in the order in which they play. */
  onCues(listener: (cues: readonly Cue[]) => void): () => void;
  /** Called after the frame in which these keys (UIDs, endpoint ids) were painted has ended. */
  onPainted(listener: (keys: ReadonlySet<string>) => void): () => void;
  destroy(): void;
}

export function createStage(options: StageOptions): Stage {
  const { host, clock, schedule } = options;
  host.classList.add('stage');
  host.setAttribute('role', 'region');
  host.setAttribute('aria-label', messages.stage);
  const measuring = createMeasure(host);
  const painter = createPainter(host, options.theme, object => options.onSelect(object));
  const cueListeners = new Set<(cues: readonly Cue[]) => void>();
  const paintedListeners = new Set<(keys: ReadonlySet<string>) => void>();
  const scenes = createScenes();

  let theme = options.theme;
  let reducedMotion = options.reducedMotion;
  let told: Truth | undefined;
  let shown:
    | { readonly truth: Truth; readonly placement: Placement; readonly serverAhead: number }
    | undefined;
  let measure = measuring.measure;
  let acts: readonly Act[] = [];
  let changed = new Set<string>();
  let drawn: Scene | undefined;
  let size: StageSize = { width: 0, height: 0 };
  let view: View = home;
  let cancelFrame: (() => void) | undefined;
  let cancelTimer: (() => void) | undefined;

  function requestFrame(): void {
    cancelFrame ??= schedule.frame(() => {
      cancelFrame = undefined;
      drawFrame();
    });
  }

  function drawFrame(): void {
    const t = clock.now();
    if (told !== undefined) {
      take(told, t);
      told = undefined;
    }
    if (shown === undefined) return;
    if (shown.placement.wakeAt !== undefined && shown.placement.wakeAt <= t) replace(t);
    acts = acts.filter(act => endOf(act) > t);
    const input: SceneInput = {
      topology: shown.truth.topology,
      placement: shown.placement,
      ...(shown.truth.lens.selection === undefined ? {} : { selection: shown.truth.lens.selection }),
      acts,
      theme,
      measure,
      serverAhead: shown.serverAhead,
      reducedMotion,
    };
    const next = scenes(input, t);
    const before = drawn;
    focus.before();
    drawn = next;
    painter.update(next);
    if (before?.words !== next.words) focus.keep();
    if (before?.width !== next.width || before.height !== next.height) look(view);
    reportPainted();
    plan(t, input);
  }

  /** A new truth: where things are now, and what of it is news. */
  function take(truth: Truth, t: number): void {
    const before = shown;
    const placement = place(truth.topology, truth.lens, truth.size, before?.placement, t);
    if (truth.size.width !== size.width || truth.size.height !== size.height) {
      size = truth.size;
      painter.resize(size);
      look(view);
    }
    const sameView =
      before !== undefined && before.truth.lens.namespaces.join() === truth.lens.namespaces.join();
    const patch = diff(sameView ? before.truth.topology : emptyTopology, truth.topology);
    if (paintedListeners.size > 0) for (const key of keysOf(patch)) changed.add(key);
    if (sameView) play(before.truth.topology, before.placement, patch, truth.topology, placement, t);
    else {
      acts = [];
      look(home);
    }
    shown = { truth, placement, serverAhead: truth.serverNow - t };
  }

  /** Facts as marks; nothing else of a change moves. */
  function play(
    topologyBefore: Topology,
    placementBefore: Placement,
    patch: Patch,
    topology: Topology,
    placement: Placement,
    t: number,
  ): void {
    const was = { topology: topologyBefore, placement: placementBefore };
    const timeline = choreograph(was, patch, { topology, placement }, 'live');
    if (timeline.cues.length === 0) return;
    acts = [...acts, { startedAt: t, timeline }];
    for (const listener of cueListeners) listener(timeline.cues);
  }

  /** A tombstone has ended: its seat is free again. */
  function replace(t: number): void {
    if (shown === undefined) return;
    const { truth, placement: before } = shown;
    const placement = place(truth.topology, truth.lens, truth.size, before, t);
    play(truth.topology, before, {}, truth.topology, placement, t);
    shown = { ...shown, placement };
  }

  /** When to draw next: at once while marks move, else when a second turns or a tombstone ends, else not at all. */
  function plan(t: number, input: SceneInput): void {
    cancelTimer?.();
    cancelTimer = undefined;
    if (clock.paused) return;
    if (acts.some(act => endOf(act) > t)) {
      requestFrame();
      return;
    }
    if (!isTimed(input)) return;
    cancelTimer = schedule.after((secondsStep - (t % secondsStep)) / clock.speed, requestFrame);
  }

  /** The graph paints in the frame after its elements were set at the latest, so a second frame is let pass. */
  function reportPainted(): void {
    if (changed.size === 0) return;
    const keys = changed;
    changed = new Set();
    schedule.frame(() => {
      schedule.after(0, () => {
        for (const listener of paintedListeners) listener(keys);
      });
    });
  }

  function look(next: View): void {
    const content = drawn ?? { width: size.width, height: size.height };
    view = settle(next, content, size, window.devicePixelRatio);
    painter.view(view);
  }

  const controller = new AbortController();
  const { signal } = controller;
  const gestures = listenToGestures(host, () => view, look);
  const focus = createFocus({
    host,
    boxes: () => drawn?.words ?? [],
    setTabStop: painter.setTabStop,
    reveal(box) {
      look(revealing(view, box, size));
      painter.focus(box.key);
    },
    onSelect: options.onSelect,
  });

  function redrawAll(): void {
    // Another function of the same meaning: scenes made with the old widths are not kept.
    measure = (text, role, wanted) => measuring.measure(text, role, wanted);
    requestFrame();
  }
  document.fonts.addEventListener(
    'loadingdone',
    () => {
      measuring.forget();
      redrawAll();
    },
    { signal },
  );

  return {
    show(truth) {
      told = truth;
      requestFrame();
    },
    setTheme(next) {
      theme = next;
      painter.theme(next);
      requestFrame();
    },
    setReducedMotion(reduced) {
      reducedMotion = reduced;
      requestFrame();
    },
    redraw: requestFrame,
    positions: painter.positions,
    placement: () => shown?.placement,
    scene: () => drawn,
    onCues(listener) {
      cueListeners.add(listener);
      return () => cueListeners.delete(listener);
    },
    onPainted(listener) {
      paintedListeners.add(listener);
      return () => paintedListeners.delete(listener);
    },
    destroy() {
      controller.abort();
      gestures.destroy();
      focus.destroy();
      cancelFrame?.();
      cancelTimer?.();
      painter.destroy();
      measuring.destroy();
    },
  };
}

/** Keys of everything that a patch touches. */
function keysOf(patch: Patch): readonly string[] {
  return Object.values(patch).flatMap(map => [
    ...(map.put ?? []).map(element =>
      'uid' in element ? element.uid : 'id' in element ? element.id : element.key,
    ),
    ...(map.gone ?? []),
  ]);
}
