import { diff } from '@switchboard/core/diff';
import { limits } from '@switchboard/core/link-steps';
import { plainText } from '@switchboard/core/scene/sentence';
import { line, pod, seen, service, topology, workload } from '@switchboard/core/scene/testing/model';
import { encodeSnapshot } from '@switchboard/core/snapshot';
import type { Hello } from '@switchboard/core/stream-event';
import type { Topology } from '@switchboard/core/topology';
import { encodeFrame } from '@switchboard/core/wire';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isWhole } from '../app/whole.ts';
import { createView } from '../lens/view.ts';
import { createSeconds } from '../link/seconds.ts';
import { createLinkStatus } from '../link/status.ts';
import { createAway } from '../player/away.ts';
import type { PlayerStatus } from '../stage/play/player.ts';
import { createStore } from '../store/store.ts';
import { createValue } from '../store/value.ts';
import { startStream } from './stream.ts';

const epoch = '0123456789abcdef';
const cluster = topology(...seen());
const web = [service('web'), workload('web', { kind: 'Deployment', desired: 1 })];
/** A pod is deleted and replaced, commit by commit, as the server tells it. */
const story: readonly Topology[] = [
  topology(...web, pod('web-a', { owner: 'web' }), line('web', 'web-a')),
  topology(...web, pod('web-a', { owner: 'web', state: 'terminating' }), line('web', 'web-a')),
  topology(
    ...web,
    pod('web-a', { owner: 'web', state: 'terminating' }),
    pod('web-b', { owner: 'web', state: 'starting' }),
    line('web', 'web-a', { ready: false, terminating: true }),
  ),
  topology(...web, pod('web-b', { owner: 'web', state: 'starting' })),
  topology(...web, pod('web-b', { owner: 'web' }), line('web', 'web-b')),
];
const last = story.length - 1;
const event = (name: string, data: string, id?: number) =>
  `${id === undefined ? '' : `id: ${epoch}.${id}\n`}event: ${name}\ndata: ${data}\n\n`;
const frame = (to: number) => {
  const patch = diff(story[to - 1] as Topology, story[to] as Topology);
  return event('frame', encodeFrame({ ns: 'shop', from: to - 1, to, at: to, patch }), to);
};
const hello = (mode: Hello['mode'], to: number) =>
  event(
    'hello',
    JSON.stringify({
      protocol: 1,
      epoch,
      serverNow: 0,
      mode,
      ns: ['shop'],
      to: { '': 0, shop: to },
      cluster: { name: 'c', source: 'simulated', defaultNamespace: 'shop' },
    }),
  );
const opening = [
  hello('snapshot', 0),
  ...encodeSnapshot('', 0, 0, cluster).map(data => event('snapshot', data)),
  ...encodeSnapshot('shop', 0, 0, story[0] as Topology).map(data => event('snapshot', data, 0)),
].join('');

/** A page without a picture, and the server's end of its connections. */
function page() {
  const asked: string[] = [];
  let out: ReadableStreamDefaultController<Uint8Array> | undefined;
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url);
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        out = controller;
      },
    });
    return Promise.resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
  });
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const window = Object.assign(new EventTarget(), {
    location: { pathname: '/', search: '?ns=shop' },
    document,
    setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
    clearTimeout: (id: number | undefined) => clearTimeout(id),
  }) as unknown as Window;
  const store = createStore(run => run());
  const link = createLinkStatus();
  const seconds = createSeconds(() => Date.now());
  const away = createAway({
    store,
    link,
    seconds,
    player: {
      status: createValue<PlayerStatus>({ paused: false } as PlayerStatus),
      catchUp: () => {},
      shown: store.topology,
    },
    page: document as unknown as Document,
    whole: () => isWhole(store.topology(), ['shop'], { store, link: link.get() }),
    now: () => Date.now(),
  });
  startStream({ store, link, view: createView(window), seconds, page: window });
  return {
    asked,
    link,
    pods: () => [...store.topology().pods.keys()],
    told: () => away.missed.get()?.sentences.map(plainText),
    /** The longest that a first or second try is put off. */
    async connected(n: number) {
      await vi.advanceTimersByTimeAsync(limits.firstRetryMs);
      expect(asked).toHaveLength(n);
    },
    async say(text: string) {
      out?.enqueue(new TextEncoder().encode(text));
      await vi.advanceTimersByTimeAsync(1);
    },
    async cut() {
      out?.error(new Error('cut'));
      await vi.advanceTimersByTimeAsync(1);
    },
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a stream that goes on after a cut', () => {
  /** Where the text of the resumed stream is cut into pieces: at every event, in the middle of each, or not at all. */
  const frames = story.slice(1).map((_, at) => frame(at + 1));
  const halves = (text: string) => [text.slice(0, text.length >> 1), text.slice(text.length >> 1)];
  it.each([
    ['event by event', [hello('resume', last), ...frames]],
    ['in halves of events', [hello('resume', last), ...frames].flatMap(halves)],
    ['all at once', [[hello('resume', last), ...frames].join('')]],
    ['two and two', [hello('resume', last) + frames[0], `${frames[1]}${frames[2]}`, frames[3] ?? '']],
  ])('lists exactly what was missed when the last of it is here, %s', async (_, pieces) => {
    const { asked, link, pods, say, cut, connected, told } = page();
    await connected(1);
    await say(opening);
    expect([link.get().state, pods()]).toEqual(['live', ['web-a']]);
    await cut();
    await connected(2);
    expect(asked[1]).toContain(`since=${epoch}.0`);
    for (const piece of pieces) {
      expect(told()).toBeUndefined();
      await say(piece);
    }
    expect([link.get().state, pods()]).toEqual(['live', ['web-b']]);
    expect(told()).toEqual(['web: one pod replaced.']);
  });

  it('lists all of it, too, where it is cut again half way', async () => {
    const { asked, say, cut, connected, told } = page();
    await connected(1);
    await say(opening);
    await cut();
    await connected(2);
    await say(hello('resume', last) + frame(1) + frame(2));
    await cut();
    await connected(3);
    expect(asked[2]).toContain(`since=${epoch}.2`);
    await say(hello('resume', last) + frame(3));
    expect(told()).toBeUndefined();
    await say(frame(4));
    expect(told()).toEqual(['web: one pod replaced.']);
  });

  it('takes what comes later for news, where nothing was missed', async () => {
    const { link, say, cut, connected, told } = page();
    await connected(1);
    await say(opening);
    await cut();
    await connected(2);
    await say(hello('resume', 0));
    expect(link.get().state).toBe('live');
    for (const text of frames) await say(text);
    expect(told()).toBeUndefined();
  });
});
