/**
 * The stage: the one state holder of the picture. Told a topology and a lens, at most once per animation frame, it places, choreographs, and paints the
 * scene of the moment, until nothing moves any more. Keeps T4 (truth at once), T5 (marks only), and that a placement is never forgotten while its lens stands.
 * What the viewer opened by hand is the stage's own: no part of a link.
 */

import { patchOf } from '@switchboard/core/diff';
import type { Cue } from '@switchboard/core/scene/cue';
import { firstPicture } from '@switchboard/core/scene/first-picture';
import type { Lens } from '@switchboard/core/scene/lens';
import type { RoomMade } from '@switchboard/core/scene/placement';
import type { Theme } from '../tokens/tokens.ts';
import { beyondHere } from './beyond-here.ts';
import { createCamera } from './camera.ts';
import { createCanShow } from './can-show.ts';
import { createCloseup } from './closeup.ts';
import type { Drawn } from './drawn.ts';
import { createFarControls } from './far-controls.ts';
import { createFocus } from './focus.ts';
import { listenToGestures } from './gestures.ts';
import { createInPieces, isCrowd, isFarCrowd, restBetweenFrames } from './in-pieces.ts';
import { groundOf } from './keyboard.ts';
import { isLastKnown, nameStage } from './last-known.ts';
import { createMeasure } from './measure.ts';
import { createPainter } from './painter/painter.ts';
import { actsAt, type Take } from './play/film.ts';
import { createPlayback } from './play/playback.ts';
import { createPlayer, type Player } from './play/player.ts';
import { createPointing } from './pointing.ts';
import { createReport } from './report.ts';
import type { Mark } from './scene/mark.ts';
import type { Scene } from './scene/shape.ts';
import type { SceneInput } from './scene.ts';
import { sceneInput } from './scene-input.ts';
import { createScenesWith, isTimed, secondsStep } from './scenes.ts';
import type { StageOptions } from './stage-options.ts';
import type { Truth } from './truth.ts';
import { createTurning } from './turn/turning.ts';
import type { View } from './view.ts';

export interface Stage {
  readonly player: Player;
  show(truth: Truth): void;
  setTheme(theme: Theme): void;
  setReducedMotion(reduced: boolean): void;
  /** Quiet while the page hears nothing: then the picture is what was last known. */
  setStale(stale: boolean): void;
  /** Leads the focus to the box of this key (`pod:UID`, `line:ID`, …), wherever it stands; false where there is none. */
  goTo(key: string): boolean;
  /** What is drawn now and how it is looked at: for a picture that leaves the page. */
  picture(): Drawn | undefined;
  /** Draws the moment of the clock again: after a pause, a step, a scrub, a font. */
  redraw(): void;
  /** Ids of graph elements (`pod:UID`, `line:ID`, …) and where they stand, in model units. */
  positions(): ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  /** What moves on the picture that was drawn last. */
  marks(): readonly Mark[];
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
  const measuring = createMeasure(host, requestFrame);
  const far = createFarControls(options, () => camera);
  const painter = createPainter(host, options.theme, far.pick, () => options.onMissing?.('graph'));
  const report = createReport(schedule);
  const scenes = createScenesWith(beyondHere);
  const turning = createTurning(host, () => beyondHere()?.turned);
  const camera = createCamera(
    { resize: painter.resize, view },
    () => drawn,
    () => window.devicePixelRatio,
    requestFrame,
  );

  const closeup = createCloseup(camera);

  let theme = options.theme;
  let reducedMotion = options.reducedMotion;
  let unheard = false;
  let opened: readonly string[] = [];
  /** The viewer has just opened or folded a list: nobody needs to be told of the room for it. */
  let byHand = false;
  let told: Truth | undefined;
  /** The newest truth, which may be ahead of the picture, and with which lens and size one looks. */
  let truth: Truth | undefined;
  let drawn: Scene | undefined;
  const pieces = createInPieces();
  let whole: () => Scene | undefined = () => undefined;
  let cancelFrame: (() => void) | undefined;
  let cancelTimer: (() => void) | undefined;

  function view(next: View): void {
    painter.view(next);
    far.view(next);
    options.onZoom?.(next.zoom);
  }

  function requestFrame(): void {
    cancelFrame ??= schedule.frame(() => {
      cancelFrame = undefined;
      drawFrame();
    });
  }

  const playback = createPlayback({
    clock,
    place: (topology, before, t, options) =>
      (beyondHere()?.pictureOf ?? firstPicture)(topology, lensNow(), sizeNow(), before, t, options),
    onTake: report.take,
  });
  const { player, publish } = createPlayer({ clock, playback, redraw: requestFrame });

  const shownNow = () => playback.at(clock.now());
  const canShow = createCanShow(shownNow, requestFrame, () => options.onMissing?.('beyond'));
  const pointing = createPointing(() => shownNow()?.topology, painter.trail);

  const sizeNow = () => truth?.size ?? { width: 0, height: 0 };

  function lensNow(): Lens {
    if (truth === undefined) throw new Error('the stage was told nothing yet');
    return { ...truth.lens, open: [...truth.lens.open, ...opened] };
  }

  function drawFrame(): void {
    if (pieces.step()) {
      requestFrame();
      return;
    }
    if (told !== undefined && canShow(told)) {
      if (drawn === undefined || !isCrowd(told.topology)) take();
      else {
        // That it was told has taken its part of this frame already.
        pieces.begin(take, lay);
        requestFrame();
      }
    }
    const t = clock.now();
    const shown = playback.at(t);
    if (shown === undefined || truth === undefined) return;
    const input = inputAt(t, shown, truth);
    const next = turning.at(scenes(input, t), input, t, clock.paused);
    // Also what is out of sight, for whoever walks there.
    whole = () => createScenesWith(beyondHere)({ ...input, sight: undefined }, t);
    const before = drawn;
    focus.before();
    drawn = next;
    painter.update(next);
    if (before?.words !== next.words) focus.keep();
    if (before?.width !== next.width || before.height !== next.height) camera.settle();
    far.show(shown, truth, theme, next, whole);
    options.onLevel?.(shown.placement.level);
    closeup.follow(input.focus, next);
    if (before?.edges !== next.edges) pointing.again(next);
    report.painted.painted();
    plan(t, input, publish(t));
  }

  const inputAt = (t: number, shown: Take, { lens, found, traced }: Truth): SceneInput =>
    sceneInput(
      shown,
      lens,
      { acts: actsAt(playback.film, t), theme, measure: measuring.measure(), reducedMotion, found, traced },
      () => camera.sight(focus.heldAt()),
    );

  /** The scene of now, which is remembered until it is drawn. */
  function lay(): void {
    const t = clock.now();
    const shown = playback.at(t);
    if (shown !== undefined && truth !== undefined) scenes(inputAt(t, shown, truth), t);
  }

  /** A new truth, or the same one looked at in another way. */
  function take(): void {
    const [before, next] = [truth, told];
    if (next === undefined) return;
    told = undefined;
    truth = next;
    camera.resize(next.size);
    const isElsewhere = before?.lens.namespaces.join() !== next.lens.namespaces.join();
    if (next.anew === true || isElsewhere) {
      report.painted.note(patchOf(next.topology));
      playback.begin(next.topology, next.serverNow, next.anew);
      // Whoever looks around while the rest of it is read, looks around.
      if (isElsewhere || before?.anew !== true) {
        camera.home();
        closeup.forget();
      }
    } else {
      const looks = ({ lens, size }: Truth) => JSON.stringify([lens, size]);
      if (byHand || looks(before) !== looks(next)) playback.look();
      playback.tell(next.topology, next.serverNow, next.wentAt);
    }
    byHand = false;
    grey();
  }

  /** By hand: a folded list opens, an open one folds again. What lies below makes way or moves up. */
  function toggle(list: string): void {
    opened = opened.includes(list) ? opened.filter(other => other !== list) : [...opened, list];
    byHand = true;
    told ??= truth;
    requestFrame();
  }

  function grey(): void {
    const known = truth !== undefined && isLastKnown(truth.topology, truth.lens.namespaces);
    const stale = unheard || known;
    nameStage(host, stale);
    painter.stale(stale);
  }

  /** When to draw next: at once while marks move, else when a second turns or a tombstone ends, else not at all. */
  function plan(t: number, input: SceneInput, soon: boolean): void {
    cancelTimer?.();
    cancelTimer = undefined;
    if (clock.paused) return;
    if (turning.on || input.acts.length > 0 || (playback.film.at(-1)?.start ?? 0) > t) {
      if (turning.on || !isFarCrowd(input)) requestFrame();
      else cancelTimer = schedule.after(restBetweenFrames, requestFrame);
      return;
    }
    if (!isTimed(input) && !soon) return;
    cancelTimer = schedule.after((secondsStep - (t % secondsStep)) / clock.speed, requestFrame);
  }

  const gestures = listenToGestures(host, camera.view, camera.look, far.changesLevel);
  const focus = createFocus({
    host,
    ground: far => groundOf(far ? whole() : drawn),
    setTabStop: painter.setTabStop,
    reveal(box) {
      camera.reveal(box);
      painter.focus(box.key);
    },
    selected: () => truth?.lens.selection,
    onSelect: options.onSelect,
    onFocus: options.onFocus,
    onOpen: toggle,
    onPoint: box => pointing.at(box, drawn),
  });

  grey();

  return {
    player,
    show(next) {
      told = told?.anew === true ? { ...next, anew: true } : next;
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
    goTo: focus.goTo,
    picture: () =>
      drawn && { scene: drawn, view: camera.view(), size: sizeNow(), measure: measuring.measure() },
    redraw: requestFrame,
    positions: painter.positions,
    marks: () => drawn?.ink ?? [],
    onCues: report.cues.listen,
    onRoom: report.rooms.listen,
    onPainted: report.painted.listen,
    destroy() {
      gestures.destroy();
      far.destroy();
      focus.destroy();
      cancelFrame?.();
      cancelTimer?.();
      painter.destroy();
      measuring.destroy();
    },
  };
}
