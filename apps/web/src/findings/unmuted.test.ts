import { finding, topology } from '@switchboard/core/scene/testing/model';
import { expect, it } from 'vitest';
import { unmuted } from './unmuted.ts';

const told = topology(finding('rule-a', 'Service', 'web'), finding('rule-b', 'Service', 'web'));
const rules = (muted: readonly string[]) =>
  [...unmuted(told, new Set(muted)).findings.values()].map(({ rule }) => rule);

it('what is muted, by itself or by its rule, is on no picture', () => {
  expect(rules(['rule-a'])).toEqual(['rule-b']);
  expect(rules(['rule-b Service/shop/web'])).toEqual(['rule-a']);
  expect(rules(['rule-c'])).toEqual(['rule-a', 'rule-b']);
});

it('the same picture stays the same value', () => {
  const muted = new Set(['rule-a']);
  expect(unmuted(told, new Set())).toBe(told);
  expect(unmuted(told, muted)).toBe(unmuted(told, muted));
  // Pods come and go, and nothing else is found.
  const later = { ...told, pods: new Map() };
  expect(unmuted(later, muted).findings).toBe(unmuted(told, muted).findings);
});
