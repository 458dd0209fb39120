import { topology } from '@switchboard/core/scene/testing/model';
import { expect, it } from 'vitest';
import { createMeeting } from './meeting.ts';

const cluster = (uid: string) => ({
  ...topology(),
  namespaces: new Map([[uid, { uid, name: 'kube-system', phase: 'Active' as const }]]),
});

it('is over some seconds after another cluster was met', () => {
  const meeting = createMeeting();
  const scope = new Set<string>();
  const same = { before: cluster('a'), after: cluster('a'), scope };
  expect(meeting({ ...same, at: 1_000 })).toBeUndefined();
  expect(meeting({ before: cluster('a'), after: cluster('b'), scope, at: 2_000 })).toBe('met');
  expect(meeting({ before: cluster('b'), after: cluster('b'), scope, at: 4_000 })).toBe('meeting');
  expect(meeting({ before: cluster('b'), after: cluster('b'), scope, at: 20_000 })).toBeUndefined();
});
