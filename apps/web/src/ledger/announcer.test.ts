import type { Sentence } from '@switchboard/core/scene/sentence';
import { expect, it } from 'vitest';
import { createAnnouncer, pause } from './announcer.ts';

const sentence = (text: string): Sentence => ({
  id: text,
  at: 0,
  subject: { kind: 'Service', namespace: 'shop', name: 'web' },
  parts: [{ text }],
});

/** An announcer on a clock that is moved by hand. */
function hall() {
  const heard: string[] = [];
  let due: { readonly at: number; readonly run: () => void } | undefined;
  let now = 0;
  const announcer = createAnnouncer(
    text => heard.push(text),
    (ms, run) => {
      due = { at: now + ms, run };
      return () => {
        due = undefined;
      };
    },
  );
  return {
    announcer,
    heard,
    pass(ms: number) {
      now += ms;
      if (due === undefined || due.at > now) return;
      const { run } = due;
      due = undefined;
      run();
    },
  };
}

it('says the first at once, and what comes soon after in one sentence', () => {
  const { announcer, heard, pass } = hall();
  announcer.say([sentence('web-a is leaving.')]);
  announcer.say([sentence('web-b is here.')]);
  announcer.say([sentence('web-b is ready.')]);
  expect(heard).toEqual(['web-a is leaving.']);
  pass(pause);
  expect(heard).toEqual(['web-a is leaving.', 'web-b is ready. One change before.']);
  pass(pause);
  announcer.say([sentence('web is quiet.')]);
  expect(heard.at(-1)).toBe('web is quiet.');
});

it('is quiet where nothing happens, and after it was stopped', () => {
  const { announcer, heard, pass } = hall();
  announcer.say([]);
  announcer.say([sentence('one'), sentence('two'), sentence('three')]);
  expect(heard).toEqual(['three 2 changes before.']);
  announcer.say([sentence('four')]);
  announcer.stop();
  pass(pause);
  expect(heard).toHaveLength(1);
});
