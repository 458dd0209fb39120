import { type Element, pod, seen, service, topology } from '@switchboard/core/scene/testing/model';
import { expect, it } from 'vitest';
import { createMeeting } from './meeting.ts';

const scope = new Set(['', 'shop']);
const at = 1_000;
const cluster = (uid: string, ...elements: readonly Element[]) => ({
  ...topology(...elements),
  namespaces: new Map([[uid, { uid, name: 'kube-system', phase: 'Active' as const }]]),
});

it('lasts while the other cluster is being read, however long, and whatever its clock says', () => {
  const meeting = createMeeting();
  const [a, reading, b] = [cluster('a'), cluster('b', ...seen('loading')), cluster('b', ...seen('live'))];
  expect(meeting({ before: a, after: a, scope, at: 9_000 })).toBeUndefined();
  expect(meeting({ before: a, after: reading, scope, at: 9_000 })).toBe('met');
  expect(meeting({ before: reading, after: reading, scope, at: 60_000 })).toBe('meeting');
  expect(meeting({ before: reading, after: b, scope, at: 60_000 })).toBe('meeting');
  expect(meeting({ before: b, after: b, scope, at: 60_000 })).toBeUndefined();
});

it('lasts while something of the cluster before stands, though all is read', () => {
  const meeting = createMeeting();
  const a = cluster('a', ...seen('live'), pod('web'));
  const both = { ...cluster('b', ...seen('live')), pods: a.pods };
  const b = cluster('b', ...seen('live'), pod('web'));
  expect(meeting({ before: a, after: both, scope, at })).toBe('met');
  expect(meeting({ before: both, after: b, scope, at })).toBe('meeting');
  expect(meeting({ before: b, after: b, scope, at })).toBeUndefined();
});

it('does not wait for a list that failed', () => {
  const meeting = createMeeting();
  const a = cluster('a', ...seen('live'), service('web'));
  const failed = { ...cluster('b', ...seen('failed')), services: a.services };
  expect(meeting({ before: a, after: failed, scope, at })).toBe('met');
  expect(meeting({ before: failed, after: failed, scope, at })).toBeUndefined();
});
