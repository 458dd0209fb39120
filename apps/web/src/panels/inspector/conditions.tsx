/** Conditions of an object as its status says them, those that say that something is wrong first; nothing where there are none. */
import { type Condition, isTrouble } from '@switchboard/core/inspect/condition';
import { span } from '@switchboard/core/scene/span';
import type { ReactNode } from 'react';
import { useProgram } from '../../app/program.ts';
import { useValue } from '../read.ts';
import { Fact, Facts } from './facts.tsx';

export function Conditions({
  title,
  of,
}: {
  readonly title: string;
  readonly of: readonly Condition[];
}): ReactNode {
  const now = useValue(useProgram().now);
  if (of.length === 0) return null;
  const sorted = [...of].sort((a, b) => Number(isTrouble(b)) - Number(isTrouble(a)));
  return (
    <Facts title={title} wide>
      {sorted.map(condition => {
        const { type, status, reason, message, since } = condition;
        return (
          <Fact key={type} label={type}>
            <strong className={isTrouble(condition) ? 'trouble' : ''}>{status}</strong>
            {since !== undefined && <span className="quiet"> {span(now - since)}</span>}
            {reason !== undefined && <span> {reason}</span>}
            {message !== undefined && isTrouble(condition) && <span className="quiet block">{message}</span>}
          </Fact>
        );
      })}
    </Facts>
  );
}
