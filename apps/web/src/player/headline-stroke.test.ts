import { expect, it } from 'vitest';
import { isNewSentence } from './headline-stroke.tsx';

const said = { sentence: 'All is well.', look: 'shop', whole: true };

it('underlines what the cluster has changed', () => {
  expect(isNewSentence(said, { ...said, sentence: 'Nobody picks up.' })).toBe(true);
  expect(isNewSentence(said, said)).toBe(false);
});

it('underlines neither what one sees first nor what is said of another look', () => {
  expect(isNewSentence({ ...said, whole: false }, { ...said, sentence: 'Nobody picks up.' })).toBe(false);
  expect(isNewSentence(said, { ...said, look: 'kube-system', sentence: 'Nobody picks up.' })).toBe(false);
});
