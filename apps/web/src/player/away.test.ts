import { plainText } from '@switchboard/core/scene/sentence';
import { line, pod, service, topology, workload } from '@switchboard/core/scene/testing/model';
import type { Topology } from '@switchboard/core/topology';
import { describe, expect, it } from 'vitest';
import { createSeconds } from '../link/seconds.ts';
import type { LinkStatus } from '../link/status.ts';
import type { PlayerStatus } from '../stage/play/player.ts';
import { createValue } from '../store/value.ts';
import { createAway } from './away.ts';

const apps = [service('web'), workload('web', { kind: 'Deployment', desired: 2 })];
const of = (...ids: readonly string[]) =>
  topology(...apps, ...ids.flatMap(id => [pod(`web-${id}`, { owner: 'web' }), line('web', `web-${id}`)]));
const before = of('a', 'b');
const after = of('c', 'd');
/** On the way: one deletion has begun, of which nothing is to be said yet but that somebody leaves. */
const half = topology(
  ...apps,
  pod('web-a', { owner: 'web', state: 'terminating' }),
  line('web', 'web-a'),
  pod('web-b', { owner: 'web' }),
  line('web', 'web-b'),
);
const hello: NonNullable<LinkStatus['hello']> = {
  protocol: 1,
  build: 'test',
  epoch: '0123456789abcdef',
  serverNow: 0,
  mode: 'resume',
  reason: 'resumed',
  tickMs: 10_000,
  ns: ['shop'],
  to: {},
  cluster: { name: 'c', source: 'simulated', defaultNamespace: 'shop' },
  actions: false,
};
const live: LinkStatus = { state: 'live', lost: false, clockSkew: 0, lagMs: 0, askedAt: 0, behindMs: 0 };
const playing: PlayerStatus = {
  pace: 'live',
  paused: false,
  speed: 1,
  fact: 0,
  of: 0,
  behind: 0,
  skipped: 0,
  position: 0,
  length: 0,
};

/** `begun`: all is here when the page begins to look. */
function page(begun = true) {
  let time = 0;
  let held: Topology = before;
  let seen: Topology = before;
  let caughtUp = 0;
  const target = new EventTarget();
  const shown = { visibilityState: 'visible' as DocumentVisibilityState };
  const link = createValue<LinkStatus>(live);
  const status = createValue(playing);
  const seconds = createSeconds(() => time);
  let read = begun;
  let flushed: (() => void) | undefined;
  const away = createAway({
    store: {
      topology: () => held,
      onFlush: listener => {
        flushed = () => listener({} as never);
        return () => false;
      },
    },
    link,
    seconds,
    whole: () => read && link.get().state === 'live',
    player: { status, catchUp: () => void caughtUp++, shown: () => seen },
    page: Object.assign(target, shown) as never,
    now: () => time,
  });
  const look = (visibilityState: DocumentVisibilityState) => {
    Object.assign(target, { visibilityState });
    target.dispatchEvent(new Event('visibilitychange'));
  };
  return {
    away,
    link,
    status,
    tick: seconds.tick,
    sleep: (ms: number) => {
      time += ms;
    },
    setRead: (next: boolean) => {
      read = next;
    },
    pass: (ms: number) => {
      const end = time + ms;
      while (time < end) {
        time = Math.min(end, time + 1_000);
        seconds.tick();
      }
    },
    know: (topology: Topology) => {
      held = topology;
      flushed?.();
    },
    show: (topology: Topology) => {
      seen = topology;
    },
    hide: () => look('hidden'),
    come: () => look('visible'),
    caughtUp: () => caughtUp,
    told: () => away.missed.get()?.sentences.map(plainText),
  };
}

describe('who was away', () => {
  it('is told what differs when the page is seen again, and the picture goes straight there', () => {
    const { hide, come, pass, know, told, away, caughtUp } = page();
    hide();
    pass(180_000);
    know(after);
    come();
    expect(told()).toEqual(['web: two pods replaced.']);
    expect(away.missed.get()).toMatchObject({ why: 'hidden', ms: 180_000 });
    expect(caughtUp()).toBe(1);
    away.dismiss();
    expect(told()).toBeUndefined();
  });

  it('waits for the server to be heard again', () => {
    const { hide, come, pass, know, link, told } = page();
    hide();
    link.set({ ...live, state: 'hidden' });
    pass(180_000);
    come();
    link.set({ ...live, state: 'catching-up' });
    expect(told()).toBeUndefined();
    know(after);
    link.set(live);
    expect(told()).toHaveLength(1);
  });

  it('is told nothing when nothing differs, or after a moment only', () => {
    const { hide, come, pass, know, told } = page();
    hide();
    pass(180_000);
    come();
    expect(told()).toBeUndefined();
    hide();
    pass(2_000);
    know(after);
    come();
    expect(told()).toBeUndefined();
  });

  it('notices that the computer slept, and waits for another stream: the one before tells nothing of it', () => {
    const { link, pass, sleep, tick, know, told, away } = page();
    pass(1_000);
    sleep(240_000);
    // What had come before it fell asleep, and is heard when it wakes.
    know(half);
    tick();
    link.set({ ...live, state: 'connecting' });
    expect(told()).toBeUndefined();
    know(after);
    link.set({ ...live, hello });
    expect(told()).toEqual(['web: two pods replaced.']);
    expect(away.missed.get()).toMatchObject({ why: 'asleep', ms: 240_000 });
  });

  it('is told once what it missed asleep and hidden, whichever is noticed first', () => {
    const { link, hide, come, sleep, tick, know, told } = page();
    hide();
    know(half);
    sleep(240_000);
    come();
    expect(told()).toBeUndefined();
    tick();
    link.set({ ...live, state: 'connecting' });
    know(after);
    link.set({ ...live, hello });
    expect(told()).toEqual(['web: two pods replaced.']);
  });

  it.each([30_000, 300])('is told what came while the server was not heard for %i ms', ms => {
    const { link, pass, know, told, away } = page();
    link.set({ ...live, state: 'offline', lost: true });
    pass(ms);
    link.set({ ...live, state: 'connecting', lost: true });
    know(after);
    link.set(live);
    expect(told()).toEqual(['web: two pods replaced.']);
    expect(away.missed.get()).toMatchObject({ why: 'offline', ms });
  });

  it('waits until all of it has come and been read, and takes nothing of later for missed', () => {
    const { link, know, setRead, told } = page();
    link.set({ ...live, state: 'offline', lost: true });
    link.set({ ...live, state: 'resuming', lost: true });
    know(half);
    link.set({ ...live, state: 'resuming', lost: true });
    expect(told()).toBeUndefined();
    setRead(false);
    link.set(live);
    expect(told()).toBeUndefined();
    know(after);
    setRead(true);
    link.set({ ...live });
    expect(told()).toEqual(['web: two pods replaced.']);
    know(before);
    link.set({ ...live });
    expect(told()).toEqual(['web: two pods replaced.']);
  });

  it('is told nothing of later where nothing was missed', () => {
    const { link, pass, know, told } = page();
    link.set({ ...live, state: 'offline', lost: true });
    link.set(live);
    know(after);
    link.set({ ...live });
    pass(1_000);
    expect(told()).toBeUndefined();
  });

  it('is told what changed where the server gave up the stream and begins anew', () => {
    const { link, know, told, away } = page();
    link.set({ ...live, state: 'catching-up' });
    know(after);
    link.set(live);
    expect(told()).toEqual(['web: two pods replaced.']);
    expect(away.missed.get()?.why).toBe('behind');
  });

  it('is told nothing of what was still arriving when the server began anew, nobody looked, or the picture was stopped', () => {
    const { link, know, setRead, hide, come, pass, status, told } = page(false);
    know(half);
    link.set({ ...live, hello, state: 'catching-up' });
    know(before);
    setRead(true);
    link.set({ ...live, hello });
    expect(told()).toBeUndefined();
    // Another stream, of which nothing has been read to its end yet.
    const other = { ...hello };
    setRead(false);
    link.set({ ...live, hello: other });
    hide();
    pass(60_000);
    status.set({ ...playing, paused: true });
    know(after);
    setRead(true);
    come();
    status.set(playing);
    expect(told()).toBeUndefined();
    know(after);
    link.set({ ...live, hello: { ...hello }, state: 'catching-up' });
    know(before);
    link.set({ ...live, hello: { ...hello } });
    expect(told()).toEqual(['web: two pods replaced.']);
  });

  it('takes no namespace that came into view, or left it, for missed', () => {
    const { link, know, told } = page();
    link.set({ ...live, hello });
    link.set({ ...live, hello, state: 'offline', lost: true });
    know(topology(...apps, pod('api', { namespace: 'data' })));
    link.set({ ...live, hello: { ...hello, ns: ['data'] } });
    expect(told()).toBeUndefined();
  });

  it('goes on waiting for who was hidden when the server is not heard, either', () => {
    const { link, hide, come, pass, know, told, away } = page();
    hide();
    pass(60_000);
    link.set({ ...live, state: 'hidden' });
    come();
    link.set({ ...live, state: 'offline', lost: true });
    know(after);
    link.set(live);
    expect(told()).toEqual(['web: two pods replaced.']);
    expect(away.missed.get()?.why).toBe('hidden');
  });

  it('is told what came while the picture stood, but not what was stepped through', () => {
    const { status, pass, know, show, told } = page();
    status.set({ ...playing, paused: true });
    pass(30_000);
    know(after);
    status.set(playing);
    expect(told()).toEqual(['web: two pods replaced.']);
    status.set({ ...playing, paused: true });
    pass(30_000);
    show(after);
    status.set({ ...playing, paused: true, position: 50 });
    status.set(playing);
    expect(told()).toEqual(['web: two pods replaced.']);
  });
});
