/**
 * A page that plays a recorded story on the real stage with a clock that is stepped by hand: `play` makes it ready, `moments` says which twelve to look at, `go` brings
 * it to one of them. Served by the development server only, and photographed by dev/filmstrips.mjs.
 */
import '@fontsource-variable/archivo/wdth.css';
import '@fontsource-variable/spline-sans-mono/wght.css';
import 'virtual:tokens.css';
import '../stage.css';
import { apply } from '@switchboard/core/apply';
import type { Patch } from '@switchboard/core/patch';
import type { Pace } from '@switchboard/core/scene/cue';
import { headline } from '@switchboard/core/scene/headline';
import type { Lens } from '@switchboard/core/scene/lens';
import { emptyTopology, type Topology } from '@switchboard/core/topology';
import type { Theme } from '../../tokens/tokens.ts';
import { loadBeyond } from '../beyond-here.ts';
import { createStage, type Stage } from '../stage.ts';
import { createStageClock } from '../stage-clock.ts';

interface Told {
  readonly at: number;
  readonly patch: Patch;
}

interface Options {
  readonly frames: readonly Told[];
  readonly lens: Lens['kind'];
  readonly pace: Pace;
  readonly reduced: boolean;
  readonly theme: Theme;
}

/** A rest between two frames of a story is no longer than this, ms; of the film only, ages and countdowns keep their own time. */
const longestRest = 1_100;
const size = { width: 1680, height: 910 };
const stepMs = 20;

const sheet = new CSSStyleSheet();
sheet.replaceSync(
  'html,body{margin:0;background:var(--bg);overflow:hidden}h1{margin:0;padding:14px 40px 0;height:40px;font:700 26px/30px var(--sans);font-stretch:90%;color:var(--ink)}',
);
document.adoptedStyleSheets = [sheet];

let time = 0;
let waiting: (() => void)[] = [];
let stage: Stage | undefined;
let pending: { readonly at: number; readonly serverNow: number; readonly topology: Topology }[] = [];
let lens: Lens = { kind: 'lines', namespaces: ['shop'], open: [] };
const title = document.createElement('h1');
/** Times at which cues began. */
let told: number[] = [];

function turn(): void {
  const due = waiting;
  waiting = [];
  for (const run of due) run();
}

function show({ topology, serverNow }: { readonly topology: Topology; readonly serverNow: number }): void {
  stage?.show({ topology, lens, size, serverNow });
  title.textContent = headline(topology, lens).sentence;
}

/** Forward only, in small steps, as frames would come. */
function advance(to: number): void {
  while (time < to) {
    time = Math.min(to, time + stepMs);
    const next = pending[0];
    if (next !== undefined && next.at <= time) {
      pending = pending.slice(1);
      show(next);
    }
    stage?.redraw();
    turn();
  }
}

async function play({ frames, lens: kind, pace, reduced, theme }: Options): Promise<void> {
  stage?.destroy();
  document.body.replaceChildren(title);
  document.documentElement.dataset['theme'] = theme;
  const host = document.createElement('div');
  host.style.cssText = `position:absolute;left:0;top:54px;width:${size.width}px;height:${size.height}px`;
  document.body.append(host);
  time = 0;
  waiting = [];
  told = [];
  lens = { ...lens, kind };
  let topology = emptyTopology;
  let at = 1_000;
  let before: number | undefined;
  pending = frames.map(frame => {
    topology = apply(topology, frame.patch);
    at += before === undefined ? 0 : Math.min(longestRest, frame.at - before);
    before = frame.at;
    return { at, serverNow: frame.at, topology };
  });
  const clock = createStageClock(() => time);
  stage = createStage({
    host,
    clock,
    schedule: {
      frame(run) {
        waiting.push(run);
        return () => {
          waiting = waiting.filter(other => other !== run);
        };
      },
      after: () => () => {},
    },
    theme,
    reducedMotion: reduced,
    onSelect: () => {},
    onFocus: () => {},
  });
  stage.player.setPace(pace);
  stage.onCues(cues => {
    // A seat that is free again much later is no part of the story.
    if (told.at(-1) !== time && cues.some(({ fact }) => fact !== 'tombstone-ended')) told.push(time);
  });
  await Promise.all([loadBeyond(), document.fonts.ready]);
  // Everything up to the first second is the picture before.
  const first = pending.findLast(frame => frame.serverNow <= (frames[0]?.at ?? 0) + 1_000);
  pending = pending.filter(frame => first === undefined || frame.serverNow > first.serverNow);
  if (first !== undefined) show(first);
  turn();
}

/** The picture before, then live: while each change moves and when it has come to rest; presenting: evenly. Plays the story to its end to find them. */
function moments(count: number): readonly number[] {
  const { status } = (stage as Stage).player;
  const end = (pending.at(-1)?.at ?? 0) + 15_000;
  let playing = 0;
  while (time < end) {
    advance(time + stepMs);
    const { fact, of } = status.get();
    if (fact < of) playing = time;
  }
  const [begin, last] = [told[0], told.at(-1)];
  if (begin === undefined || last === undefined) return [];
  const until = playing + 1_100;
  const wanted =
    status.get().pace === 'presenting'
      ? Array.from({ length: count - 1 }, (_, i) => begin + 160 + ((until - begin) * i) / (count - 2))
      : told.flatMap((at, i) =>
          [60, 140, 700].map(after => Math.min(at + after, (told[i + 1] ?? end) - stepMs)),
        );
  const chosen = Array.from({ length: count - 1 }, (_, i) =>
    Math.round(wanted[Math.round((i * (wanted.length - 1)) / (count - 2))] ?? begin),
  );
  return [begin - 2 * stepMs, ...chosen];
}

const frame = () => new Promise(resolve => requestAnimationFrame(resolve));

async function go(to: number): Promise<string> {
  advance(to);
  await frame();
  await frame();
  return `${((time - 1_000) / 1_000).toFixed(2)} s`;
}

Object.assign(globalThis, { filmstrip: { play, moments, go } });
