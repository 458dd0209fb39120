/**
 * The page starts here: makes the parts that live outside React (store, link, view, ledger, stage), ties them together, and lets React show the rest.
 */
import '@fontsource-variable/archivo/wdth.css';
import '@fontsource-variable/spline-sans-mono/wght.css';
import 'virtual:tokens.css';
import './stage/stage.css';
import './app/page.css';
import './player/player.css';
import './app/legend.css';
import './lens/lens-switch.css';
import './app/may-see.css';
import './app/notices.css';
import './app/print.css';
import type { Detail } from '@switchboard/core/scene/lens';
import type { Path } from '@switchboard/core/scene/select';
import type { Traced } from '@switchboard/core/trace/traced';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { fetchDeferred, loadAccessTeller, loadCommands, loadDisguise } from './app/deferred.tsx';
import { createFrames } from './app/frames.ts';
import { createKeySwitch } from './app/key-switch.ts';
import { listenForKeys } from './app/keys.ts';
import { createPanelsPace } from './app/panels-pace.ts';
import { type DialogName, type Program, ProgramProvider } from './app/program.ts';
import { createSecond } from './app/second.ts';
import { showOnStage } from './app/show.ts';
import { createTheme } from './app/theme.ts';
import { isWhole } from './app/whole.ts';
import { createMuted } from './findings/muted.ts';
import { createLedger } from './ledger/ledger.ts';
import { shownNamespaces } from './lens/shown.ts';
import { createView } from './lens/view.ts';
import { createSeconds } from './link/seconds.ts';
import { clusterTime, createLinkStatus } from './link/status.ts';
import { createAway } from './player/away.ts';
import { listenForPlayerKeys } from './player/keys.ts';
import { createStageTime } from './player/stage-time.ts';
import { createSearch } from './search/search.ts';
import type { MissingPart } from './stage/beyond-here.ts';
import { installProbe } from './stage/probe.ts';
import { createStage } from './stage/stage.ts';
import { createStageClock } from './stage/stage-clock.ts';
import { createGone } from './store/gone.ts';
import { createStore } from './store/store.ts';
import { createValue } from './store/value.ts';
import { signIn } from './stream/sign-in.ts';
import { startStream } from './stream/stream.ts';

import { createFirstVisit } from './welcome/first-visit.ts';

const root = document.getElementById('app');
if (root === null) throw new Error('the page has no place for the program');

const after = (ms: number, run: () => void) => {
  const id = setTimeout(run, ms);
  return () => clearTimeout(id);
};
const frames = createFrames(run => requestAnimationFrame(run), { now: () => performance.now(), after });

const panels = createPanelsPace({
  now: () => performance.now(),
  after,
  written: queueMicrotask,
  arriving: () => !isAllHere(),
});
const store = createStore(frames.tell, panels);
const gone = createGone(store);
const link = createLinkStatus();
const view = createView(window);
const theme = createTheme(window, view);
const ledger = createLedger(store, after, loadAccessTeller);
const now = createSecond(window, () => clusterTime(link.get(), Date.now()));
const local = createSecond(window, () => Date.now());
const zoom = createValue(1);
const level = createValue<Detail>('rows');
const incomplete = createValue<MissingPart | undefined>(undefined);

const stageHost = document.createElement('div');
stageHost.className = 'stage-host';
const motion = matchMedia('(prefers-reduced-motion: reduce)');
const clock = createStageClock(() => performance.now());
const schedule = { frame: frames.draw, after };
const stage = createStage({
  host: stageHost,
  clock,
  schedule,
  theme: theme.name.get(),
  reducedMotion: motion.matches,
  onSelect: view.select,
  onFocus: view.focusOn,
  onDetail: detail => view.go({ detail }),
  onZoom: zoom.set,
  onLevel: level.set,
  onMissing: incomplete.set,
});
motion.addEventListener('change', () => stage.setReducedMotion(motion.matches));
stage.onRoom(ledger.roomMade);
installProbe(stage, window);
const muted = createMuted(window);
const pointed = createValue<Path | undefined>(undefined);
const traced = createValue<Traced | undefined>(undefined);
const search = createSearch({ store, view, goTo: stage.goTo });
showOnStage({
  stage,
  host: stageHost,
  store,
  view,
  link,
  theme,
  now: () => clusterTime(link.get(), Date.now()),
  found: search.found,
  pointed,
  muted: muted.entries,
  traced,
});
const { player } = stage;
const keys = createKeySwitch(window);
const welcome = createFirstVisit(window, view);
const dialog = createValue<DialogName | undefined>(undefined);
listenForPlayerKeys(window, player, keys.get);
const seconds = createSeconds(() => Date.now());
const away = createAway({
  store,
  link,
  seconds,
  player,
  page: document,
  whole: isAllHere,
  now: () => Date.now(),
});
setInterval(seconds.tick, 1_000);
const stageTime = createStageTime(clock, schedule, () => motion.matches);

const wrongKey = !(await signIn(window));
const disguise = view.address.get().madeUp === true ? await loadDisguise() : undefined;
startStream({ store, link, view, seconds, page: window, disguise });
const program: Program = {
  store,
  gone,
  link,
  view,
  ledger,
  theme,
  now,
  local,
  zoom,
  level,
  stageHost,
  search,
  muted,
  pointed,
  traced,
  picture: stage.picture,
  dialog,
  welcome,
  keys,
  player,
  away,
  stageTime,
  wrongKey,
  incomplete,
};
listenForKeys(window, program, (key, shift) => {
  void loadCommands().then(({ press }) => press(key, shift, program));
});
createRoot(root).render(
  <StrictMode>
    <ProgramProvider value={program}>
      <App />
    </ProgramProvider>
  </StrictMode>,
);
// After the first picture, or when there is none to wait for.
const stopWaiting = after(2_000, fetchAhead);
const firstPaint = stage.onPainted(fetchAhead);

/** Whether all that is looked at has been heard and read. */
function isAllHere(): boolean {
  const { hello } = link.get();
  const shown = shownNamespaces(view.address.get(), store.topology(), hello?.cluster.defaultNamespace);
  return isWhole(store.topology(), shown, { store, link: link.get() });
}

function fetchAhead(): void {
  stopWaiting();
  firstPaint();
  fetchDeferred(window, program);
}
