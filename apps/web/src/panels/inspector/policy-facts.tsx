/** A NetworkPolicy, fact by fact: whom it lets through to the pods that it means, and from them. */
import { allowedThrough } from '@switchboard/core/inspect/policy-detail';
import type { Policy, PolicyAllowance } from '@switchboard/core/topology/policy';
import type { ReactNode } from 'react';
import { inspectorWords } from '../../messages/inspector-en.ts';
import { Fact, Facts } from './facts.tsx';

const words = inspectorWords.policy;

export function PolicyFacts({ policy }: { readonly policy: Policy }): ReactNode {
  return (
    <>
      <Through title={words.in} allowances={policy.ingress} />
      <Through title={words.out} allowances={policy.egress} />
    </>
  );
}

function Through({
  title,
  allowances,
}: {
  readonly title: string;
  readonly allowances: readonly PolicyAllowance[] | undefined;
}): ReactNode {
  const lines = allowedThrough(allowances);
  if (lines.length === 0) return null;
  return (
    <Facts title={title} wide>
      {lines.map(({ who, ports }) => (
        <Fact key={`${who} ${ports}`} label={who}>
          <span className="mono small">{ports}</span>
        </Fact>
      ))}
    </Facts>
  );
}
