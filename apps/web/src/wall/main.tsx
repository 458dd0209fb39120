/**
 * The wall starts here: the same store, stream and tokens as the page, on a page of its own without stage, panels or keys. Ties together what keeps it going
 * without a hand: reconnecting (the stream), renewing itself (the healer), keeping the screen on, and not burning in.
 */
import '@fontsource-variable/archivo/wdth.css';
import '@fontsource-variable/spline-sans-mono/wght.css';
import 'virtual:tokens.css';
import './wall.css';
import type { Disguise } from '@switchboard/core/disguise/disguise';
import { createRoot } from 'react-dom/client';
import { createFrames } from '../app/frames.ts';
import { createSecond } from '../app/second.ts';
import { createView } from '../lens/view.ts';
import { createSeconds } from '../link/seconds.ts';
import { createLinkStatus } from '../link/status.ts';
import { createStore } from '../store/store.ts';
import { signIn } from '../stream/sign-in.ts';
import { startStream } from '../stream/stream.ts';
import { keepAwake } from './keep-awake.ts';
import { LastResort } from './last-resort.tsx';
import { createHealer } from './reload.ts';
import { drift } from './room.ts';
import { Wall } from './wall.tsx';

const root = document.getElementById('wall');
if (root === null) throw new Error('the page has no place for the wall');

const compareEveryMs = 600_000;
const asked = new URLSearchParams(location.search).get('theme');
document.documentElement.dataset['theme'] = asked === 'light' || asked === 'projector' ? asked : 'dark';

const store = createStore(createFrames(run => requestAnimationFrame(run)).tell);
const link = createLinkStatus();
const view = createView(window);
// The wall speaks of the link alone: in the server's time, which goes on where the cluster's stands.
const now = createSecond(window, () => Date.now() + link.get().clockSkew);
const healer = createHealer(window);

addEventListener('error', () => healer.renew());
let epoch: string | undefined;
link.subscribe(() => {
  const { state, hello } = link.get();
  if (state === 'denied' || state === 'incompatible') healer.renew();
  // Another process may serve another version of this page.
  if (hello === undefined || hello.epoch === epoch) return;
  epoch = hello.epoch;
  void healer.compare();
});
setInterval(() => void healer.compare(), compareEveryMs);
keepAwake(window);
if (!matchMedia('(prefers-reduced-motion: reduce)').matches)
  setInterval(() => {
    const { x, y } = drift(Date.now() / 60_000);
    root.style.translate = `${x}px ${y}px`;
  }, 60_000);

createRoot(root).render(
  <LastResort onError={healer.renew}>
    <Wall parts={{ store, link, view, now }} />
  </LastResort>,
);
await signIn(window);
const seconds = createSeconds(() => Date.now());
setInterval(seconds.tick, 1_000);
startStream({ store, link, view, seconds, page: window, disguise: await disguiseAsked() });

async function disguiseAsked(): Promise<Disguise | undefined> {
  if (view.address.get().madeUp !== true) return undefined;
  const { createDisguise } = await import('@switchboard/core/disguise/disguise');
  return createDisguise();
}
