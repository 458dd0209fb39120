import { expect, it } from 'vitest';
import { factOf, storyByStory } from './telling.ts';

it('finds the fact of a sentence', () => {
  expect(factOf({ id: '1700|pod-gone:web-a' })).toBe('pod-gone:web-a');
});

it('puts stories newest first, and each from its beginning to its end', () => {
  const newestFirst = [
    { at: 2, what: 'gone' },
    { at: 1, what: 'struck' },
    { at: 1, what: 'deleted' },
  ];
  expect(storyByStory(newestFirst).map(({ what }) => what)).toEqual(['gone', 'deleted', 'struck']);
});
