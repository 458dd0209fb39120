/**
 * A pod, fact by fact: its state and why, its addresses, where it runs, who owns it, and which Services list it or only ask for it (those are two relations,
 * and the difference is said). Everything comes from the topology.
 */
import { budgetsOf } from '@switchboard/core/scene/drain';
import { podWord } from '@switchboard/core/scene/words';
import type { Pod, Service, Topology } from '@switchboard/core/topology';
import type { ReactNode } from 'react';
import { useProgram } from '../../app/program.ts';
import { words } from '../../messages/en.ts';
import { useValue } from '../read.ts';
import { BudgetFact } from './budget-fact.tsx';
import { Fact, Facts } from './facts.tsx';
import { ObjectLink } from './object-link.tsx';
import { ownerChain } from './workloads.ts';

export function PodFacts({
  pod,
  topology,
  gone,
}: {
  readonly pod: Pod;
  readonly topology: Topology;
  readonly gone: boolean;
}): ReactNode {
  const { now } = useProgram();
  const listedBy = [...topology.endpoints.values()]
    .filter(endpoint => endpoint.pod === pod.uid)
    .map(endpoint => topology.services.get(endpoint.service))
    .filter(service => service !== undefined);
  const wantedBy = (pod.wantedBy ?? [])
    .map(uid => topology.services.get(uid))
    .filter(service => service !== undefined);
  const onlyWanted = wantedBy.filter(service => !listedBy.includes(service));
  const node = pod.node;
  return (
    <Facts title={words.facts.facts} {...(gone ? { gloss: words.inspector.lastKnown } : {})}>
      <Fact label={words.facts.state}>
        {gone && `${words.inspector.lastKnown}: `}
        <strong>{podWord(pod, useValue(now))}</strong>
        {pod.reason !== undefined && <span className="quiet"> {pod.reason}</span>}
      </Fact>
      <Fact label={words.facts.address}>
        <strong className="mono">{pod.ips.join(', ')}</strong>
      </Fact>
      <Fact label={words.facts.node}>
        {node === undefined ? (
          words.facts.nobodyNode
        ) : (
          <ObjectLink object={{ kind: 'Node', namespace: '', name: node }} />
        )}
      </Fact>
      <Fact label={words.facts.containers}>{pod.containers}</Fact>
      <Fact label={words.facts.restarts}>{pod.restarts ?? 0}</Fact>
      <Fact label={words.facts.owner}>
        {ownerChain(pod.owner, topology).map(({ uid, kind, namespace, name }) => (
          <span key={uid} className="block">
            {kind} <ObjectLink object={{ kind, namespace, name }} />
          </span>
        ))}
      </Fact>
      {!gone && <BudgetFact budgets={budgetsOf(pod, topology)} />}
      {!gone && (
        <Fact label={words.facts.listedBy}>
          {listedBy.length === 0 ? words.table.inNoList : <Services of={listedBy} />}
        </Fact>
      )}
      {!gone && onlyWanted.length > 0 && (
        <Fact label={words.facts.wantedBy}>
          <Services of={onlyWanted} />
        </Fact>
      )}
    </Facts>
  );
}

function Services({ of }: { readonly of: readonly Service[] }): ReactNode {
  return (
    <>
      {[...new Set(of)].map(({ uid, name, namespace }) => (
        <ObjectLink key={uid} object={{ kind: 'Service', namespace, name }} />
      ))}
    </>
  );
}
