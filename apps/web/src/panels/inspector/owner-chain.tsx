/** Who owns an object, and who owns that, one line each; nothing where nobody does. */
import type { Topology } from '@switchboard/core/topology';
import type { ReactNode } from 'react';
import { inspectorWords as words } from '../../messages/inspector-en.ts';
import { Fact } from './facts.tsx';
import { ObjectLink } from './object-link.tsx';
import { ownerChain } from './workloads.ts';

export function OwnerChain({
  owner,
  topology,
}: {
  readonly owner: string | undefined;
  readonly topology: Topology;
}): ReactNode {
  const chain = ownerChain(owner, topology);
  if (chain.length === 0) return null;
  return (
    <Fact label={words.owner}>
      {chain.map(({ uid, kind, namespace, name }) => (
        <span key={uid} className="block">
          {kind} <ObjectLink object={{ kind, namespace, name }} />
        </span>
      ))}
    </Fact>
  );
}
