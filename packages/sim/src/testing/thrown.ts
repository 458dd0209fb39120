/**
 * What an act was refused with. Used by tests of the store and of admission.
 */
import type { ApiError } from '../status.ts';

export const thrown = (act: () => unknown): ApiError => {
  try {
    act();
  } catch (error) {
    return error as ApiError;
  }
  throw new Error('nothing was thrown');
};
