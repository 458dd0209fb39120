import { plainText } from '@switchboard/core/scene/sentence';
import { line, pod, service, topology, workload } from '@switchboard/core/scene/testing/model';
import type { Topology } from '@switchboard/core/topology';
import { describe, expect, it } from 'vitest';
import type { LinkStatus } from '../link/status.ts';
import type { PlayerStatus } from '../stage/play/player.ts';
import { createValue } from '../store/value.ts';
import { createAway } from './away.ts';

const apps = [service('web'), workload('web', { kind: 'Deployment', desired: 2 })];
const of = (...ids: readonly string[]) =>
  topology(...apps, ...ids.flatMap(id => [pod(`web-${id}`, { owner: 'web' }), line('web', `web-${id}`)]));
const before = of('a', 'b');
const after = of('c', 'd');
const live: LinkStatus = { state: 'live', lost: false, clockSkew: 0, lagMs: 0 };
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

function page() {
  let time = 0;
  let held: Topology = before;
  let seen: Topology = before;
  let caughtUp = 0;
  const target = new EventTarget();
  const shown = { visibilityState: 'visible' as DocumentVisibilityState };
  const link = createValue<LinkStatus>(live);
  const status = createValue(playing);
  const away = createAway({
    store: { topology: () => held },
    link,
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
    pass: (ms: number) => {
      time += ms;
    },
    know: (topology: Topology) => {
      held = topology;
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

  it('notices that the computer slept: a second took minutes', () => {
    const { away, pass, know, told } = page();
    pass(1_000);
    away.tick();
    pass(240_000);
    know(after);
    away.tick();
    expect(told()).toEqual(['web: two pods replaced.']);
    expect(away.missed.get()?.why).toBe('asleep');
  });

  it('is told what came while the server was not heard', () => {
    const { link, pass, know, told, away } = page();
    link.set({ ...live, state: 'offline', lost: true });
    pass(30_000);
    link.set({ ...live, state: 'connecting', lost: true });
    know(after);
    link.set(live);
    expect(told()).toEqual(['web: two pods replaced.']);
    expect(away.missed.get()?.why).toBe('offline');
  });

  it('is told what comes only after the server is heard again, and no news of later', () => {
    const { link, pass, know, told, away } = page();
    const cut = () => {
      link.set({ ...live, state: 'offline', lost: true });
      pass(30_000);
      link.set(live);
    };
    cut();
    expect(told()).toBeUndefined();
    pass(1_000);
    know(after);
    away.tick();
    expect(told()).toEqual(['web: two pods replaced.']);
    expect(away.missed.get()).toMatchObject({ why: 'offline', ms: 30_000 });
    away.dismiss();
    cut();
    for (let i = 0; i < 4; i++) {
      pass(1_000);
      away.tick();
    }
    know(before);
    away.tick();
    expect(told()).toBeUndefined();
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
