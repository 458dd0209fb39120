import { type Freshness, isPictured } from '@switchboard/core/freshness';
import { describe, expect, it } from 'vitest';
import { handClock } from '../testing/hand-clock.ts';
import { FreshnessTeller } from './freshness-teller.ts';
import { idle, type Reflector } from './reflector-state.ts';

const known: Reflector = { ...idle, rv: '5' };

function teller() {
  const clock = handClock();
  const said: Freshness[] = [];
  const made = new FreshnessTeller('Pod', 'shop', clock, freshness => said.push(freshness));
  return { clock, said, made, states: () => said.map(freshness => freshness.state) };
}

describe('FreshnessTeller', () => {
  it('R13: does not say what mends itself within two seconds', () => {
    const { clock, made, states } = teller();
    made.live();
    made.entered({ ...known, state: 'BACKOFF', waitMs: 800, reason: 'reset' });
    clock.step(1_000);
    made.entered({ ...known, state: 'LIST' });
    clock.step(900);
    made.live();
    clock.step(60_000);
    expect(states()).toEqual(['live']);
  });

  it('R13: says after two seconds what lasts, counted from the first sign, with the last reason', () => {
    const { clock, made, said } = teller();
    made.live();
    made.entered({ ...known, state: 'BACKOFF', waitMs: 800, reason: 'first' });
    clock.step(1_500);
    made.entered({ ...known, state: 'BACKOFF', waitMs: 1_600, reason: 'second' });
    clock.step(499);
    expect(said).toHaveLength(1);
    clock.step(1);
    expect(said.at(-1)).toMatchObject({ key: 'Pod/shop', state: 'stale', reason: 'second' });
  });

  it('says since when nothing was heard', () => {
    const { clock, made, said } = teller();
    made.live();
    clock.step(5_000);
    made.heard();
    const heardAt = clock.now();
    clock.step(30_000);
    made.entered({ ...known, state: 'BACKOFF', reason: 'refused' });
    expect(said.at(-1)).toMatchObject({ state: 'stale', since: heardAt });
  });

  it.each([
    ['asked to slow down', { state: 'LIMITED', waitMs: 5_000, reason: 'too many requests' }],
    ['listed anew', { state: 'LIST' }],
    ['refused', { state: 'BACKOFF', waitMs: 5_000, reason: 'refused' }],
    ['asked who it is', { state: 'AUTH', waitMs: 30_000, reason: 'who' }],
  ] as const)('R17: what was listed once stays known while it is %s', (_, state) => {
    const { clock, made, said } = teller();
    made.live();
    made.entered({ ...known, ...state });
    clock.step(2_000);
    expect(said.map(isPictured)).toEqual([true, true]);
    expect(said[1]?.reason).toBeTruthy();
  });

  it('R17: what was never listed is not known, whatever keeps it', () => {
    const { made, said } = teller();
    for (const state of ['LIST', 'LIMITED', 'BACKOFF', 'AUTH'] as const)
      made.entered({ ...idle, state, waitMs: 5_000, reason: 'x' });
    expect(said.map(isPictured)).not.toContain(true);
    expect(said.map(freshness => freshness.state)).toEqual(['loading', 'rate-limited', 'failed']);
  });

  it('says what is certain at once, and the same thing once', () => {
    const { clock, made, states } = teller();
    made.entered({ ...idle, state: 'DISCOVER' });
    made.entered({ ...idle, state: 'LIST' });
    made.entered({ ...idle, state: 'DENIED', reason: 'no' });
    clock.step(60_000);
    made.entered({ ...idle, state: 'LIST' });
    made.entered({ ...idle, state: 'DENIED', reason: 'no' });
    expect(states()).toEqual(['loading', 'denied']);
  });

  it('says nothing after the end', () => {
    const { clock, made, states } = teller();
    made.live();
    made.entered({ ...known, state: 'LIMITED', waitMs: 5_000 });
    made.entered({ ...known, state: 'STOPPED' });
    clock.step(60_000);
    expect(states()).toEqual(['live']);
  });
});
