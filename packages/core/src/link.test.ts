import { describe, expect, it } from 'vitest';
import { advance, firstLink, type Link, type LinkAction, type LinkEvent, type Phase } from './link.ts';
import { follows, limits } from './link-steps.ts';
import type { Frame, Hello } from './stream-event.ts';

const hello = (options: Partial<Hello> = {}): Hello => ({
  protocol: 1,
  build: 'test',
  epoch: '0123456789abcdef',
  serverNow: 1_000,
  mode: 'snapshot',
  reason: 'first',
  tickMs: 10_000,
  ns: ['', 'shop'],
  to: { shop: 7 },
  cluster: { name: 'simulated', source: 'simulated', defaultNamespace: 'shop' },
  actions: true,
  ...options,
});
const frame = (from: number, to: number, ns = 'shop'): Frame => ({ ns, from, to, at: 1, patch: {} });
const tick = (to: Record<string, number>, serverNow = 1_000) => ({ serverNow, lagMs: 0, to });

/** One event of each type, ordinary for a stream that knows commit 5 of `shop`. */
const ordinary: { readonly [Type in LinkEvent['type']]: Extract<LinkEvent, { readonly type: Type }> } = {
  wanted: { type: 'wanted' },
  opened: { type: 'opened' },
  refused: { type: 'refused', status: 503 },
  hello: { type: 'hello', hello: hello() },
  snapshot: { type: 'snapshot', frame: frame(0, 7), id: 'e.7' },
  frame: { type: 'frame', frame: frame(5, 6), id: 'e.6' },
  tick: { type: 'tick', tick: tick({ shop: 5 }) },
  reset: { type: 'reset', reason: 'slow' },
  bye: { type: 'bye', bye: { reason: 'shutdown' } },
  malformed: { type: 'malformed', reason: 'frame' },
  closed: { type: 'closed' },
  watchdog: { type: 'watchdog' },
  'wall-jump': { type: 'wall-jump' },
  online: { type: 'online' },
  visible: { type: 'visible' },
  hidden: { type: 'hidden' },
};

function at(phase: Phase): Link {
  const link: Link = { phase, attempt: 1, known: new Map([['shop', 5]]), idleTicks: 0, lastId: 'e.5' };
  return phase === 'resuming' ? { ...link, goal: { shop: 7 } } : link;
}

function short(actions: readonly LinkAction[]): string {
  return actions
    .filter(action => action.type !== 'discard')
    .map(action => (action.type === 'connect' && action.since !== undefined ? 'resume' : action.type))
    .join(' ');
}

function run(link: Link, ...events: readonly LinkEvent[]): Link {
  return events.reduce((known, event) => advance(known, event, 1_000, 0.5).link, link);
}

const lost = 'offline: abort resume';
const anew = 'offline: abort connect';
const again = 'connecting: abort resume';

/** Phase and actions that follow; `-` where nothing happens. */
const expected: Readonly<Record<Phase, Readonly<Record<LinkEvent['type'], string>>>> = {
  connecting: {
    wanted: again,
    opened: 'connecting',
    refused: lost,
    hello: 'catching-up',
    snapshot: anew,
    frame: anew,
    tick: anew,
    reset: 'catching-up',
    bye: lost,
    malformed: anew,
    closed: lost,
    watchdog: lost,
    'wall-jump': again,
    online: again,
    visible: '-',
    hidden: 'hidden: abort',
  },
  'catching-up': {
    wanted: again,
    opened: 'connecting',
    refused: lost,
    hello: 'catching-up',
    snapshot: 'live: apply',
    frame: 'catching-up: apply',
    tick: 'catching-up',
    reset: 'catching-up',
    bye: lost,
    malformed: anew,
    closed: lost,
    watchdog: lost,
    'wall-jump': again,
    online: again,
    visible: '-',
    hidden: 'hidden: abort',
  },
  resuming: {
    wanted: again,
    opened: 'connecting',
    refused: lost,
    hello: 'catching-up',
    snapshot: 'live: apply',
    frame: 'resuming: apply',
    tick: '-',
    reset: 'catching-up',
    bye: lost,
    malformed: anew,
    closed: lost,
    watchdog: lost,
    'wall-jump': again,
    online: again,
    visible: '-',
    hidden: 'hidden: abort',
  },
  live: {
    wanted: again,
    opened: 'connecting',
    refused: lost,
    hello: 'catching-up',
    snapshot: 'live: apply',
    frame: 'live: apply',
    tick: '-',
    reset: 'catching-up',
    bye: lost,
    malformed: anew,
    closed: lost,
    watchdog: lost,
    'wall-jump': again,
    online: again,
    visible: '-',
    hidden: 'hidden: abort',
  },
  offline: {
    wanted: again,
    opened: 'connecting',
    refused: lost,
    hello: '-',
    snapshot: '-',
    frame: '-',
    tick: '-',
    reset: '-',
    bye: '-',
    malformed: '-',
    closed: lost,
    watchdog: '-',
    'wall-jump': again,
    online: again,
    visible: again,
    hidden: 'hidden: abort',
  },
  'signed-out': {
    wanted: again,
    opened: 'connecting',
    refused: lost,
    hello: '-',
    snapshot: '-',
    frame: '-',
    tick: '-',
    reset: '-',
    bye: '-',
    malformed: '-',
    closed: lost,
    watchdog: '-',
    'wall-jump': again,
    online: '-',
    visible: '-',
    hidden: 'hidden: abort',
  },
  denied: {
    wanted: again,
    opened: '-',
    refused: '-',
    hello: '-',
    snapshot: '-',
    frame: '-',
    tick: '-',
    reset: '-',
    bye: '-',
    malformed: '-',
    closed: '-',
    watchdog: '-',
    'wall-jump': '-',
    online: '-',
    visible: '-',
    hidden: '-',
  },
  incompatible: {
    wanted: again,
    opened: '-',
    refused: '-',
    hello: '-',
    snapshot: '-',
    frame: '-',
    tick: '-',
    reset: '-',
    bye: '-',
    malformed: '-',
    closed: '-',
    watchdog: '-',
    'wall-jump': '-',
    online: '-',
    visible: '-',
    hidden: '-',
  },
  hidden: {
    wanted: again,
    opened: '-',
    refused: '-',
    hello: '-',
    snapshot: '-',
    frame: '-',
    tick: '-',
    reset: '-',
    bye: '-',
    malformed: '-',
    closed: '-',
    watchdog: '-',
    'wall-jump': '-',
    online: '-',
    visible: again,
    hidden: '-',
  },
};

describe('link', () => {
  for (const phase of Object.keys(expected) as Phase[]) {
    for (const event of Object.values(ordinary)) {
      it(`L3: ${event.type} while ${phase}: ${expected[phase][event.type]}`, () => {
        const before = at(phase);
        const { link, actions } = advance(before, event, 1_000, 0.5);
        const told = short(actions);
        const outcome = link === before ? '-' : `${link.phase}${told === '' ? '' : `: ${told}`}`;
        expect(outcome).toBe(expected[phase][event.type]);
      });
    }
  }

  it('L2: a frame is applied where it follows, dropped where it is known, and else a snapshot is asked for', () => {
    expect(follows(frame(5, 6), 5)).toBe('next');
    expect(follows(frame(4, 5), 5)).toBe('known');
    expect(follows(frame(6, 7), 5)).toBe('hole');
    expect(follows(frame(4, 6), 5)).toBe('hole');
    expect(follows(frame(0, 1), undefined)).toBe('hole');
    const known = advance(at('live'), { type: 'frame', frame: frame(4, 5) }, 1_000, 0);
    expect(known).toEqual({ link: at('live'), actions: [] });
    const hole = advance(at('live'), { type: 'frame', frame: frame(6, 7) }, 1_000, 0);
    expect(short(hole.actions)).toBe('abort connect');
    expect(hole.link).toMatchObject({ phase: 'offline', reason: 'a frame was missing' });
  });

  it('L2: a tick that knows more than we do means that a frame was lost', () => {
    expect(short(advance(at('live'), { type: 'tick', tick: tick({ shop: 6 }) }, 1_000, 0).actions)).toBe(
      'abort connect',
    );
    expect(short(advance(at('live'), { type: 'tick', tick: tick({ data: 0 }) }, 1_000, 0).actions)).toBe(
      'abort connect',
    );
    expect(short(advance(at('live'), { type: 'tick', tick: tick({ shop: 5 }) }, 1_000, 0).actions)).toBe('');
  });

  it('L2: a tick that took far longer than the hello means that the stream is behind', () => {
    const live = run(firstLink, { type: 'hello', hello: hello({ serverNow: 900 }) }, ordinary.snapshot);
    const late = (now: number) => advance(live, { type: 'tick', tick: tick({ shop: 7 }, 50_000) }, now, 0);
    expect(late(50_100 + limits.behindMs).link.phase).toBe('live');
    expect(late(50_101 + limits.behindMs).link).toMatchObject({ phase: 'offline' });
  });

  it('L2: a snapshot that gets no further for two ticks is asked for anew', () => {
    const waiting = run(firstLink, ordinary.hello, ordinary.tick);
    expect(waiting.phase).toBe('catching-up');
    expect(run(waiting, { type: 'snapshot', frame: frame(0, 7) }, ordinary.tick).phase).toBe('catching-up');
    expect(run(waiting, ordinary.tick).phase).toBe('offline');
  });

  it('L5: a new stream goes on only from where nothing was open', () => {
    const first = run(firstLink, { type: 'hello', hello: hello() });
    expect(first.lastId).toBeUndefined();
    const half = run(at('live'), ordinary.hello, { type: 'snapshot', frame: frame(0, 7) });
    expect(half.lastId).toBeUndefined();
    expect(run(half, { type: 'frame', frame: frame(7, 8), id: 'e.8' }).lastId).toBeUndefined();
    const whole = run(half, { type: 'snapshot', frame: frame(0, 3, ''), id: 'e.9' });
    expect(whole).toMatchObject({ phase: 'live', lastId: 'e.9' });
    expect(run(whole, { type: 'frame', frame: frame(7, 8), id: 'e.10' }).lastId).toBe('e.10');
    expect(run(whole, { type: 'reset', reason: 'slow' })).toMatchObject({
      phase: 'catching-up',
      known: new Map(),
    });
    expect(run(whole, { type: 'reset', reason: 'slow' }).lastId).toBeUndefined();
  });

  const resumed = (to: Record<string, number>) =>
    run(
      at('offline'),
      { type: 'opened' },
      { type: 'hello', hello: hello({ mode: 'resume', reason: 'resumed', to }) },
    );

  it('L5: what the server resumes is live at once where nothing was missed, and keeps what is known', () => {
    const back = resumed({ shop: 5 });
    expect(back).toMatchObject({ phase: 'live', liveSince: 1_000, known: new Map([['shop', 5]]) });
    expect(run(back, ordinary.frame).lastId).toBe('e.6');
  });

  it('L5: what the server resumes is live with the last frame that was missed, and not before', () => {
    const back = resumed({ shop: 7, '': 0 });
    const half = run({ ...back, known: new Map([...back.known, ['', 0]]) }, ordinary.frame);
    expect(half).toMatchObject({ phase: 'resuming', lastId: 'e.6' });
    const whole = run(half, { type: 'frame', frame: frame(6, 7), id: 'e.7' });
    expect(whole).toMatchObject({ phase: 'live', lastId: 'e.7', liveSince: 1_000 });
    expect(whole.goal).toBeUndefined();
  });

  it('L5: who loses the stream while resuming goes on from what came', () => {
    const lost = run(resumed({ shop: 7 }), ordinary.frame, { type: 'closed' });
    expect(lost).toMatchObject({ phase: 'offline', lastId: 'e.6', known: new Map([['shop', 6]]) });
    expect(lost.goal).toBeUndefined();
  });

  it('L5: other namespaces are another stream, without an id', () => {
    const { link, actions } = advance(at('live'), { type: 'wanted', afresh: true }, 1_000, 0);
    expect(short(actions)).toBe('abort connect');
    expect(link.known.size).toBe(0);
  });

  it('L4: tries come after a random part of 2 s, then of 0.5 s, 1 s … 15 s, and steadiness starts anew', () => {
    let link: Link = { ...at('live'), attempt: 0 };
    const waits: number[] = [];
    for (let failure = 0; failure < 8; failure += 1) {
      const step = advance(link, { type: 'closed' }, 1_000, 1);
      link = step.link;
      for (const action of step.actions) if (action.type === 'connect') waits.push(action.afterMs);
    }
    expect(waits).toEqual([2_000, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
    const steady: Link = { ...link, phase: 'live', liveSince: 1_000 };
    expect(advance(steady, { type: 'closed' }, 1_000 + limits.steadyMs, 1).link.attempt).toBe(1);
    expect(advance(steady, { type: 'closed' }, 999 + limits.steadyMs, 1).link.attempt).toBe(9);
    expect(advance(link, { type: 'closed' }, 1_000, 0.5).link.retryAt).toBe(1_000 + 7_500);
  });

  it('L4: what the server says about trying again wins', () => {
    const refused = advance(at('connecting'), { type: 'refused', status: 503, retryMs: 4_321 }, 1_000, 0);
    expect(refused.actions).toContainEqual({ type: 'connect', afterMs: 4_321, since: 'e.5' });
    const bye = advance(at('live'), { type: 'bye', bye: { reason: 'shutdown', retryMs: 77 } }, 1_000, 0);
    expect(bye.actions).toContainEqual({ type: 'connect', afterMs: 77, since: 'e.5' });
  });

  it.each<[string, LinkEvent, Phase, boolean]>([
    ['401', { type: 'refused', status: 401 }, 'signed-out', true],
    ['403', { type: 'refused', status: 403 }, 'denied', false],
    ['409', { type: 'refused', status: 409 }, 'incompatible', false],
    ['another protocol', { type: 'hello', hello: hello({ protocol: 2 }) }, 'incompatible', false],
    ['a final bye', { type: 'bye', bye: { reason: 'forbidden', final: true } }, 'denied', false],
    [
      'a bye without rights',
      { type: 'bye', bye: { reason: 'unauthorized', final: true } },
      'signed-out',
      true,
    ],
    [
      'a bye of another protocol',
      { type: 'bye', bye: { reason: 'incompatible', final: true } },
      'incompatible',
      false,
    ],
  ])('L4: %s is not tried again in vain', (_, event, phase, tries) => {
    const { link, actions } = advance(at('connecting'), event, 1_000, 0);
    expect(link.phase).toBe(phase);
    const connects = actions.filter(action => action.type === 'connect');
    expect(connects.map(action => action.afterMs)).toEqual(tries ? [30_000] : []);
  });
});
