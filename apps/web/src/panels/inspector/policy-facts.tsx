/** A NetworkPolicy: whom it means, and whom it lets through to them and from them. Comes before what the object says. */
import { allowedThrough, openingOfPolicy } from '@switchboard/core/inspect/policy-detail';
import type { Topology } from '@switchboard/core/topology';
import type { Policy, PolicyAllowance } from '@switchboard/core/topology/policy';
import type { ReactNode } from 'react';
import { inspectorWords } from '../../messages/inspector-en.ts';
import { Fact, Facts } from './facts.tsx';

const words = inspectorWords.policy;

export function PolicyFacts({
  policy,
  topology,
}: {
  readonly policy: Policy;
  readonly topology: Topology;
}): ReactNode {
  return (
    <>
      <p className="opening">{openingOfPolicy(policy, topology)}</p>
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
