import type { Lens } from '@switchboard/core/scene/lens';
import { pictureOf } from '@switchboard/core/scene/picture';
import {
  type Element,
  line,
  node,
  pod,
  service,
  staffing,
  topology,
} from '@switchboard/core/scene/testing/model';
import type { Topology } from '@switchboard/core/topology';
import { describe, expect, it } from 'vitest';
import { createStageClock } from '../stage-clock.ts';
import { actsAt, factAt } from './film.ts';
import { createPlayback, lagBudget } from './playback.ts';
import { createPlayer } from './player.ts';

const size = { width: 1680, height: 910 };
const nodes = ['node-a', 'node-b'].map(name => node(name));
const web = service('web', { staffing: staffing(3, 1) });

const one = (id: string, how: 'ready' | 'leaving' | 'starting' | 'listed' = 'ready'): readonly Element[] => {
  const state = how === 'leaving' ? 'terminating' : how === 'ready' ? 'ready' : 'starting';
  const conditions = how === 'leaving' ? { ready: false, terminating: true } : { ready: how === 'ready' };
  return [
    pod(`web-${id}`, {
      state,
      wantedBy: ['web'],
      node: 'node-a',
      ...(how === 'starting' ? { ips: [] } : {}),
    }),
    ...(how === 'starting' ? [] : [line('web', `web-${id}`, conditions)]),
  ];
};
const truth = (...pods: readonly (readonly Element[])[]): Topology => topology(...nodes, web, ...pods.flat());

const healthy = truth(one('a'), one('b'), one('c'));
const leaving = truth(one('a'), one('b', 'leaving'), one('c'), one('d', 'starting'));
const listed = truth(one('a'), one('b', 'leaving'), one('c'), one('d', 'listed'));
const replaced = truth(one('a'), one('b', 'leaving'), one('c'), one('d'));
const over = truth(one('a'), one('c'), one('d'));

function stage() {
  let now = 0;
  const clock = createStageClock(() => now);
  const lens: Lens = { kind: 'lines', namespaces: ['shop'], open: [] };
  const cues: string[] = [];
  const playback = createPlayback({
    clock,
    place: (value, before, t, options) => pictureOf(value, lens, size, before, t, options),
    onTake: (_before, _patch, { timeline }) => cues.push(...timeline.cues.map(({ fact }) => fact)),
  });
  const { player, publish } = createPlayer({ clock, playback, redraw: () => {} });
  playback.begin(healthy, 0);
  now += 1_000;
  const at = () => playback.at(clock.now())?.topology;
  return {
    playback,
    player,
    clock,
    cues,
    at,
    told(...truths: readonly Topology[]) {
      for (const value of truths) playback.tell(value, now);
    },
    pass(ms: number) {
      now += ms;
      playback.at(clock.now());
      publish(clock.now());
    },
    status() {
      publish(clock.now());
      return player.status.get();
    },
    leaves: () => at()?.pods.get('web-b')?.state,
    struck: () => at()?.endpoints.get('web|4|web-b')?.terminating,
  };
}

describe('live', () => {
  it('shows the truth in the frame in which it is told, and all that it tells moves together', () => {
    const { told, at, playback, clock } = stage();
    told(leaving);
    expect(at()).toBe(leaving);
    expect(actsAt(playback.film, clock.now())[0]?.timeline.pace).toBe('live');
  });

  it('has nothing to fall behind with', () => {
    const { told, at, status } = stage();
    for (let i = 0; i < 50; i++) told(leaving, listed, replaced, over, healthy);
    expect(at()).toBe(healthy);
    expect(status()).toMatchObject({ behind: 0, skipped: 0 });
  });

  it('ends a tombstone when its minute is over', () => {
    const { told, pass, cues } = stage();
    told(over);
    pass(59_000);
    expect(cues).not.toContain('tombstone-ended');
    pass(1_100);
    expect(cues).toContain('tombstone-ended');
  });
});

describe('a pod that went while the picture stood still', () => {
  const goneFor = ({ playback, clock }: ReturnType<typeof stage>) => {
    const shown = playback.at(clock.now());
    const blocks = shown?.placement.level === 'rows' ? shown.placement.blocks : [];
    const [stone] = blocks
      .flatMap(block => ('seats' in block ? block.seats : []))
      .flatMap(({ occupant }) => (occupant.type === 'tombstone' ? [occupant.tombstone] : []));
    if (shown === undefined || stone === undefined) return undefined;
    return { since: clock.now() + shown.serverAhead - stone.goneAt, left: stone.until - clock.now() };
  };

  it('S9: is gone since then, and its tombstone ends as if one had looked', () => {
    const paused = stage();
    paused.player.toggle();
    paused.playback.tell(over, 1_000, () => 1_000);
    paused.pass(20_000);
    paused.player.toggle();
    expect(goneFor(paused)).toEqual({ since: 20_000, left: 40_000 });
  });

  it('S9: has no tombstone when that is long ago, or when nobody heard of it', () => {
    const long = stage();
    long.player.toggle();
    long.playback.tell(over, 1_000, () => 1_000);
    long.pass(90_000);
    long.player.toggle();
    expect([long.at(), goneFor(long)]).toEqual([over, undefined]);
    const unheard = stage();
    unheard.playback.catchUp();
    unheard.playback.tell(over, 1_000, () => undefined);
    expect([unheard.at(), goneFor(unheard)]).toEqual([over, undefined]);
  });

  it('S9: counts on through a pause in which nothing happens', () => {
    const seen = stage();
    seen.told(over);
    seen.player.toggle();
    seen.pass(30_000);
    seen.player.toggle();
    expect(goneFor(seen)?.since).toBe(30_000);
  });
});

describe('presenting', () => {
  it('tells fact after fact, each element with the first fact about it', () => {
    const { told, pass, playback, leaves, struck, at } = stage();
    playback.setPace('presenting');
    told(leaving);
    expect([leaves(), struck(), at()?.pods.has('web-d')]).toEqual(['terminating', false, false]);
    pass(400);
    expect([leaves(), struck(), at()?.pods.has('web-d')]).toEqual(['terminating', true, false]);
    pass(700);
    expect(at()).toBe(leaving);
  });

  it('queues what comes meanwhile, and says which fact it tells', () => {
    const { told, pass, playback, at, status } = stage();
    playback.setPace('presenting');
    told(leaving, listed);
    expect(status()).toMatchObject({ fact: 1, of: 6 });
    pass(400);
    expect(status()).toMatchObject({ fact: 2, of: 6 });
    pass(5_000);
    expect(at()).toBe(listed);
  });

  it('tells in one beat what happens at about the same time, and each fact once', () => {
    const { told, pass, playback, cues, at } = stage();
    playback.setPace('presenting');
    const addressed = truth(
      one('a'),
      one('b', 'leaving'),
      one('c'),
      one('d', 'listed'),
      one('e', 'starting'),
    );
    const both = truth(one('a'), one('b', 'leaving'), one('c'), one('d', 'listed'), one('e', 'listed'));
    told(leaving, addressed, both);
    const beats = playback.film.map(({ timeline }) => timeline.cues.map(({ fact }) => fact));
    const count = (fact: string) => beats.filter(beat => beat.some(cue => cue === fact)).length;
    expect([count('pod-terminating'), count('seat-taken'), count('listed')]).toEqual([1, 1, 1]);
    expect(cues.filter(fact => fact === 'seat-taken')).toHaveLength(2);
    expect(cues.filter(fact => fact === 'line-struck')).toHaveLength(1);
    pass(6_000);
    expect(at()).toBe(both);
  });

  it('tells of a pod that comes and goes while others are told of', () => {
    const { told, playback, at, pass } = stage();
    playback.setPace('presenting');
    const blink = truth(one('a'), one('b', 'leaving'), one('c'), one('d', 'starting'), one('e', 'starting'));
    told(leaving, blink, leaving);
    const facts = playback.film.flatMap(({ timeline }) => timeline.cues.map(({ fact }) => fact));
    expect(facts.filter(fact => fact === 'seat-taken')).toHaveLength(2);
    expect(facts).toContain('pod-gone');
    pass(10_000);
    expect(at()).toBe(leaving);
  });

  it('drops to the truth when it is farther behind than the budget, and says what it skipped', () => {
    const { told, playback, at, clock, status, pass } = stage();
    playback.setPace('presenting');
    let last = healthy;
    for (let i = 0; i < 20 && playback.skips === 0; i++) {
      last = i % 2 === 0 ? over : healthy;
      told(last);
    }
    expect(playback.skips).toBe(1);
    expect(at()).toBe(last);
    expect(playback.film.every(({ start }) => start <= clock.now())).toBe(true);
    expect(status().skipped).toBeGreaterThan(5);
    pass(lagBudget);
    expect(status().skipped).toBe(0);
  });

  it('goes straight to the truth when it becomes live', () => {
    const { told, playback, at } = stage();
    playback.setPace('presenting');
    told(leaving, listed, replaced);
    playback.setPace('live');
    expect(at()).toBe(replaced);
  });

  it('does not replay what was missed', () => {
    const { told, playback, player, at, cues } = stage();
    playback.setPace('presenting');
    player.catchUp();
    told(over);
    expect(at()).toBe(over);
    expect(cues).toEqual([]);
    told(healthy);
    expect(at()).not.toBe(healthy);
  });
});

describe('paused', () => {
  it('stands, and counts how far it is behind', () => {
    const { told, pass, player, at, status } = stage();
    player.toggle();
    told(leaving);
    pass(60_000);
    expect(at()).toBe(healthy);
    expect(status()).toMatchObject({ paused: true, behind: 4 });
  });

  it('steps through the facts that came meanwhile, and back', () => {
    const { told, player, leaves, struck, at } = stage();
    player.toggle();
    told(leaving);
    player.step(1);
    expect([leaves(), struck()]).toEqual(['terminating', false]);
    player.step(1);
    expect([leaves(), struck()]).toEqual(['terminating', true]);
    player.step(-1);
    expect([leaves(), struck()]).toEqual(['terminating', false]);
    player.step(-1);
    expect(at()).toBe(healthy);
  });

  it('goes on straight at the truth, without marks', () => {
    const { told, player, playback, clock, at, cues, pass } = stage();
    player.toggle();
    told(leaving, listed, replaced, over);
    player.step(1);
    cues.length = 0;
    player.toggle();
    expect(at()).toBe(over);
    expect(actsAt(playback.film, clock.now())).toEqual([]);
    expect(cues).not.toContain('listed');
    expect(cues).not.toContain('line-struck');
    pass(1_000);
    expect(at()).toBe(over);
  });

  it('goes on with the story that was under way when nothing came meanwhile', () => {
    const { told, player, playback, at, pass } = stage();
    playback.setPace('presenting');
    told(leaving);
    player.toggle();
    pass(60_000);
    player.toggle();
    expect(at()).not.toBe(leaving);
    pass(2_000);
    expect(at()).toBe(leaving);
  });

  it('keeps at most what one can follow, and the truth for when it goes on', () => {
    const { told, player, at, playback } = stage();
    player.toggle();
    for (let i = 0; i < 500; i++) told(i % 2 === 0 ? over : healthy);
    expect(playback.film.length).toBeLessThan(400);
    player.toggle();
    expect(at()).toBe(healthy);
  });

  it('scrubs from the first kept picture to the last, with the rests cut short', () => {
    const { told, pass, player, at, status } = stage();
    told(leaving);
    pass(600_000);
    told(listed);
    pass(5_000);
    player.scrub(0);
    expect(at()).toBe(healthy);
    expect(status().length).toBeLessThan(10_000);
    player.scrub(status().length);
    expect(at()).toBe(listed);
  });
});

it('runs slower and faster in steps, and says so', () => {
  const { player, pass, clock, status } = stage();
  player.speed(-1);
  player.speed(-1);
  player.speed(-1);
  expect(status().speed).toBe(0.25);
  pass(1_000);
  expect(clock.now()).toBe(1_250);
});

it('counts the facts of one story only', () => {
  const { told, pass, playback, clock } = stage();
  playback.setPace('presenting');
  told(leaving);
  pass(20_000);
  told(listed);
  expect(factAt(playback.film, clock.now())).toEqual({ fact: 1, of: 2 });
});
