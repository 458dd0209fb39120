/** Random PodDisruptionBudgets: covering nobody, everybody or some, with a status or without. For tests only; part of the arbitraries. */
import fc from 'fast-check';
import * as build from './builders.ts';
import { defined, identity, labels, optional } from './identity.ts';

export const budget = fc
  .tuple(
    identity('PodDisruptionBudget'),
    fc.record({ selector: optional(labels), allowed: optional(fc.integer({ min: 0, max: 2 })) }),
    fc.constantFrom('In' as const, 'NotIn' as const, 'Exists' as const, 'DoesNotExist' as const, undefined),
  )
  .map(([who, { selector, allowed }, operator]) => {
    const {
      allowed: _allowed,
      selector: covered,
      ...made
    } = build.budget(who.name, {
      ...who.options,
      ...(selector !== undefined && { selector }),
      ...(operator !== undefined && { expressions: [{ key: 'app', operator, values: ['web'] }] }),
    });
    return { ...made, ...defined({ allowed, selector: selector === undefined ? undefined : covered }) };
  });
