import { expect, it } from 'vitest';
import type { Action, ActionAnswer } from '../../api/actions.ts';
import { createDeeds } from './done.ts';

const scale = (replicas: number): Action => ({
  action: 'scale',
  kind: 'Deployment',
  namespace: 'shop',
  name: 'web',
  replicas,
});

it('keeps what was done with what takes it back, once, and the taking back as well', async () => {
  let replicas = 3;
  const deeds = createDeeds(async (action): Promise<ActionAnswer> => {
    const undo = scale(replicas);
    replicas = action.action === 'scale' ? action.replicas : replicas;
    return { kubectl: `scale to ${replicas}`, undo };
  });
  const up = await deeds.perform(scale(4));
  const back = await deeds.undo(up);
  expect([replicas, back?.undo]).toEqual([3, scale(4)]);
  expect(deeds.all.get().map(({ kubectl, undone }) => [kubectl, undone])).toEqual([
    ['scale to 3', false],
    ['scale to 4', true],
  ]);
  const [, old] = deeds.all.get();
  expect(old && (await deeds.undo(old))).toBeUndefined();
  expect(replicas).toBe(3);
});

it('keeps nothing of what was refused', async () => {
  const deeds = createDeeds(() => Promise.reject(new Error('no')));
  await expect(deeds.perform(scale(1))).rejects.toThrow('no');
  expect(deeds.all.get()).toEqual([]);
});
