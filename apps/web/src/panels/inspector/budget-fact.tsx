/** PodDisruptionBudgets by name, and how many each lets go now, in one line each; nothing where there are none. Part of the facts of pods and Services. */
import type { Budget } from '@switchboard/core/topology';
import type { ReactNode } from 'react';
import { words } from '../../messages/en.ts';
import { Fact } from './facts.tsx';

export function BudgetFact({ budgets }: { readonly budgets: readonly Budget[] }): ReactNode {
  if (budgets.length === 0) return null;
  return (
    <Fact label={words.facts.budget}>
      {budgets.map(({ uid, name, allowed }) => (
        <span key={uid} className="block">
          {name} <span className="quiet">{words.facts.budgetAllows(allowed)}</span>
        </span>
      ))}
    </Fact>
  );
}
