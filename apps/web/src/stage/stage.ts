/**
 * The stage: the one state holder of the picture. Told a topology and a lens, at most once per animation frame, it places, choreographs, and paints the
 * scene of the moment, until nothing moves any more. Keeps T4 (truth at once), T5 (marks only), and that a placement is never forgotten while its lens stands.
 * What the viewer opened by hand is the stage's own: no part of a link.
 */

import { diff } from '@switchboard/core/diff';
import type { Patch } from '@switchboard/core/patch';
import type { Cue } from '@switchboard/core/scene/cue';
import type { Lens, ObjectName, StageSize } from '@switchboard/core/scene/lens';
import { choreographPicture, type PictureMoment } from '@switchboard/core/scene/levels/choreograph';
import { type Picture, pictureOf } from '@switchboard/core/scene/picture';
import type { RoomMade } from '@switchboard/core/scene/placement';
import { emptyTopology, type Topology } from '@switchboard/core/topology';
import type { Theme } from '../tokens/tokens.ts';
import { createCamera } from './camera.ts';
import { createCloseup } from './closeup.ts';
import { createFocus } from './focus.ts';
import { listenToGestures } from './gestures.ts';
import { groundOf } from './keyboard.ts';
import { isLastKnown } from './last-known.ts';
import { createMeasure } from './measure.ts';
import { messages } from './messages.ts';
import { roomForNews } from './news.ts';
import { createPaintReport } from './paint-report.ts';
import { createPainter } from './painter/painter.ts';
import { type Act, endOf } from './scene/moment.ts';
import type { Box, Scene } from './scene/shape.ts';
import { createScenes, isTimed, type SceneInput, secondsStep } from './scene.ts';
import type { Schedule } from './schedule.ts';
import type { StageClock } from './stage-clock.ts';
import { trailOf } from './trail.ts';

export interface Truth {
  readonly topology: Topology;
  readonly lens: Lens;
  readonly size: StageSize;
  /** Server time now, ms since the epoch: for countdowns. */
  readonly serverNow: number;
}

export interface StageOptions {
  readonly host: HTMLElement;
  readonly clock: StageClock;
  readonly schedule: Schedule;
  readonly theme: Theme;
  readonly reducedMotion: boolean;
  onSelect(object: ObjectName | undefined): void;
  /** Look at this one alone. */
  onFocus(object: ObjectName): void;
}

export interface Stage {
  show(truth: Truth): void;
  setTheme(theme: Theme): void;
  setReducedMotion(reduced: boolean): void;
  /** Quiet while the page hears nothing: then the picture is what was last known. */
  setStale(stale: boolean): void;
  /** Draws the moment of the clock again: after a pause, a step, a scrub, a font. */
  redraw(): void;
  /** Ids of graph elements (`pod:UID`, `line:ID`, …) and where they stand, in model units. */
  positions(): ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  /** Called with the cues of every change, in the order in which they play. */
  onCues(listener: (cues: readonly Cue[]) => void): () => void;
  /** Called when the page had to make room, so that what lies beyond has moved. */
  onRoom(listener: (room: readonly RoomMade[]) => void): () => void;
  /** Called after the frame in which these keys (UIDs, endpoint ids) were painted has ended. */
  onPainted(listener: (keys: ReadonlySet<string>) => void): () => void;
  destroy(): void;
}

export function createStage(options: StageOptions): Stage {
  const { host, clock, schedule } = options;
  host.classList.add('stage');
  host.setAttribute('role', 'region');
  const measuring = createMeasure(host, requestFrame);
  const painter = createPainter(host, options.theme, object => options.onSelect(object));
  const cueListeners = new Set<(cues: readonly Cue[]) => void>();
  const roomListeners = new Set<(room: readonly RoomMade[]) => void>();
  const report = createPaintReport(schedule);
  const scenes = createScenes();
  const camera = createCamera(
    painter,
    () => drawn,
    () => window.devicePixelRatio,
  );

  const closeup = createCloseup(camera);

  let theme = options.theme;
  let reducedMotion = options.reducedMotion;
  let unheard = false;
  let opened: readonly string[] = [];
  /** The viewer has just opened or folded a list: nobody needs to be told of the room for it. */
  let byHand = false;
  let told: Truth | undefined;
  let shown: { readonly truth: Truth; readonly placement: Picture; readonly serverAhead: number } | undefined;
  let acts: readonly Act[] = [];
  let drawn: Scene | undefined;
  /** Key of the box that is pointed at. */
  let pointed: string | undefined;
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
      ...shown.truth.lens,
      acts,
      theme,
      measure: measuring.measure(),
      serverAhead: shown.serverAhead,
      reducedMotion,
    };
    const next = scenes(input, t);
    const before = drawn;
    focus.before();
    drawn = next;
    painter.update(next);
    if (before?.words !== next.words) focus.keep();
    if (before?.width !== next.width || before.height !== next.height) camera.settle();
    closeup.follow(input.focus, next);
    if (before?.edges !== next.edges) point(next.words.find(({ key }) => key === pointed));
    report.painted();
    plan(t, input);
  }

  function placed({ topology, lens, size: wanted }: Truth, t: number): Picture {
    return pictureOf(topology, { ...lens, open: [...lens.open, ...opened] }, wanted, shown?.placement, t);
  }

  /** A new truth: where things are now, and what of it is news. */
  function take(truth: Truth, t: number): void {
    const before = shown;
    const { topology, size: wanted } = truth;
    const placement = placed(truth, t);
    camera.resize(wanted);
    const sameView =
      before !== undefined && before.truth.lens.namespaces.join() === truth.lens.namespaces.join();
    const patch = diff(sameView ? before.truth.topology : emptyTopology, topology);
    report.note(patch);
    if (sameView)
      play(
        { topology: before.truth.topology, placement: before.placement },
        patch,
        { topology, placement },
        t,
      );
    else {
      acts = [];
      camera.home();
      closeup.forget();
    }
    shown = { truth, placement, serverAhead: truth.serverNow - t };
    byHand = false;
    grey();
  }

  /** Facts as marks; nothing else of a change moves, unless the page made room, which is told. */
  function play(before: PictureMoment, patch: Patch, after: PictureMoment, t: number): void {
    const room = byHand ? [] : roomForNews(before.topology, after.placement);
    if (room.length > 0) for (const listener of roomListeners) listener(room);
    const timeline = choreographPicture(before, patch, after, 'live');
    if (timeline.cues.length === 0) return;
    acts = [...acts, { startedAt: t, timeline }];
    for (const listener of cueListeners) listener(timeline.cues);
  }

  /** A tombstone has ended: its seat is free again. */
  function replace(t: number): void {
    if (shown === undefined) return;
    const { topology } = shown.truth;
    const placement = placed(shown.truth, t);
    play({ topology, placement: shown.placement }, {}, { topology, placement }, t);
    shown = { ...shown, placement };
  }

  /** By hand: a folded list opens, an open one folds again. What lies below makes way or moves up. */
  function toggle(list: string): void {
    opened = opened.includes(list) ? opened.filter(other => other !== list) : [...opened, list];
    byHand = true;
    told ??= shown?.truth;
    requestFrame();
  }

  /** The way through what the pointer or the focus is on. */
  function point(box: Box | undefined): void {
    pointed = box?.key;
    const trail =
      box === undefined || drawn === undefined || shown === undefined
        ? []
        : trailOf(shown.truth.topology, drawn, box);
    painter.trail(trail);
  }

  function grey(): void {
    const { topology, lens } = shown?.truth ?? {};
    const stale =
      unheard || (topology !== undefined && lens !== undefined && isLastKnown(topology, lens.namespaces));
    host.classList.toggle('stale', stale);
    host.setAttribute('aria-label', stale ? `${messages.stage}, ${messages.lastKnown}` : messages.stage);
    painter.stale(stale);
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

  const gestures = listenToGestures(host, camera.view, camera.look);
  const focus = createFocus({
    host,
    ground: () => groundOf(drawn),
    setTabStop: painter.setTabStop,
    reveal(box) {
      camera.reveal(box);
      painter.focus(box.key);
    },
    selected: () => shown?.truth.lens.selection,
    onSelect: options.onSelect,
    onFocus: options.onFocus,
    onOpen: toggle,
    onPoint: point,
  });

  grey();

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
    setStale(stale) {
      unheard = stale;
      grey();
    },
    redraw: requestFrame,
    positions: painter.positions,
    onCues: listener => listen(cueListeners, listener),
    onRoom: listener => listen(roomListeners, listener),
    onPainted: report.listen,
    destroy() {
      gestures.destroy();
      focus.destroy();
      cancelFrame?.();
      cancelTimer?.();
      painter.destroy();
      measuring.destroy();
    },
  };
}

function listen<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
