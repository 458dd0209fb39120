/** PodDisruptionBudgets by name, and how many each lets go now, in one line each; nothing where there are none. Part of the facts of pods and Services. */
import type { Budget } from '@switchboard/core/topology';
import type { ReactNode } from 'react';
import { inspectorWords as words } from '../../messages/inspector-en.ts';
import { Fact } from './facts.tsx';
import { ObjectLink } from './object-link.tsx';

export function BudgetFact({ budgets }: { readonly budgets: readonly Budget[] }): ReactNode {
  if (budgets.length === 0) return null;
  return (
    <Fact label={words.budget}>
      {budgets.map(({ uid, namespace, name, allowed }) => (
        <span key={uid} className="block">
          <ObjectLink object={{ kind: 'PodDisruptionBudget', namespace, name }} />{' '}
          <span className="quiet">{words.budgetAllows(allowed)}</span>
        </span>
      ))}
    </Fact>
  );
}
