import { pod } from '@switchboard/core/testing/builders';
import { expect, it } from 'vitest';
import { labelsOf } from './labels.ts';

it('sends each set of labels once, in lower case', () => {
  const labels = new Map([
    ['App', 'Web'],
    ['tier', 'front'],
  ]);
  const like = (uid: string) => {
    const made = pod(uid, { uid });
    return { ...made, meta: { ...made.meta, labels } };
  };
  expect(labelsOf([like('a'), pod('bare', { uid: 'bare', labels: {} }), like('b')])).toEqual({
    sets: [['app=web', 'tier=front'], []],
    pods: { a: 0, bare: 1, b: 0 },
  });
});
