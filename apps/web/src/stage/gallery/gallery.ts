/**
 * A page for looking at the stage without a server: `gallery.html?frame=healthy&theme=dark`. `steps=n` stops a story after n truths; time is stepped by
 * `t=ms` after the last one. Served by the development server only, and photographed by dev/shots.mjs.
 */
import '@fontsource-variable/archivo/wdth.css';
import '@fontsource-variable/spline-sans-mono/wght.css';
import 'virtual:tokens.css';
import '../stage.css';
import { details, type Lens, type ObjectName } from '@switchboard/core/scene/lens';
import type { Theme } from '../../tokens/tokens.ts';
import { loadBeyond } from '../beyond-here.ts';
import { createStage } from '../stage.ts';
import { createStageClock } from '../stage-clock.ts';
import { farFixtures } from './far.ts';
import { fixtures, namespacesOf } from './fixtures.ts';
import { at } from './shop.ts';

const query = new URLSearchParams(location.search);
const theme = (query.get('theme') ?? 'light') as Theme;
const name = query.get('frame') ?? 'healthy';
const afar = farFixtures[name];
const frames = afar === undefined ? (fixtures[name] ?? []) : [afar()];
const steps = frames.slice(0, Number(query.get('steps') ?? frames.length));
const detail = details.find(known => known === query.get('detail'));
const panel = Number(query.get('panel') ?? 240);

document.documentElement.dataset['theme'] = theme;
const sheet = new CSSStyleSheet();
sheet.replaceSync('html,body{margin:0;height:100%;background:var(--bg);overflow:hidden}');
document.adoptedStyleSheets = [sheet];

const small = innerWidth < 1500;
const host = document.createElement('div');
host.style.position = 'absolute';
host.style.left = '0';
host.style.top = small ? '112px' : '130px';
const size = { width: innerWidth - (small ? 0 : panel), height: innerHeight - (small ? 146 : 170) };
host.style.width = `${size.width}px`;
host.style.height = `${size.height}px`;
document.body.append(host);

let time = 0;
const clock = createStageClock(() => time);
let selection: ObjectName | undefined;
const selected = query.get('select')?.split('/');
if (selected !== undefined) {
  selection = { kind: selected[0] ?? '', namespace: selected[1] ?? '', name: selected[2] ?? '' };
}

await loadBeyond();
const stage = createStage({
  host,
  clock,
  schedule: {
    frame: run => {
      const id = requestAnimationFrame(run);
      return () => cancelAnimationFrame(id);
    },
    after: () => () => {},
  },
  theme,
  reducedMotion: query.has('reduced'),
  onSelect(object) {
    selection = object;
    show(steps.length - 1);
  },
  onFocus: () => {},
});

let kind: Lens['kind'] = query.get('lens') === 'nodes' ? 'nodes' : 'lines';

function show(index: number): void {
  const topology = steps[index];
  if (topology === undefined) return;
  stage.show({
    topology,
    lens: {
      kind,
      namespaces: namespacesOf(topology),
      open: [],
      ...(detail === undefined ? {} : { detail }),
      ...(selection === undefined ? {} : { selection }),
    },
    size,
    serverNow: at,
  });
}

const frame = () => new Promise(resolve => requestAnimationFrame(resolve));

await document.fonts.ready;
for (let index = 0; index < steps.length; index++) {
  show(index);
  await frame();
  await frame();
  if (index < steps.length - 1) time += 3_000;
}
time += Number(query.get('t') ?? 5_000);
stage.redraw();
await frame();
await frame();
await document.fonts.ready;
await frame();
await frame();
if (query.has('turn')) {
  // So many milliseconds after the other lens was asked for.
  kind = kind === 'lines' ? 'nodes' : 'lines';
  show(steps.length - 1);
  await frame();
  await frame();
  time += Number(query.get('turn'));
  stage.redraw();
  await frame();
  await frame();
}
document.documentElement.dataset['drawn'] = 'true';
Object.assign(globalThis, { stage });
