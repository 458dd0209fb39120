/** A workload, fact by fact: how many pods it wants and has, its revision, who owns it, and its pods. Counts are counted from the pods. */
import type { Topology, Workload } from '@switchboard/core/topology';
import type { ReactNode } from 'react';
import { words } from '../../messages/en.ts';
import { Fact, Facts } from './facts.tsx';
import { ObjectLink } from './object-link.tsx';
import { ownerChain } from './workloads.ts';

export function WorkloadFacts({
  workload,
  topology,
}: {
  readonly workload: Workload;
  readonly topology: Topology;
}): ReactNode {
  const pods = [...topology.pods.values()].filter(pod =>
    ownerChain(pod.owner, topology).some(owner => owner.uid === workload.uid),
  );
  return (
    <>
      <Facts title={words.facts.facts}>
        <Fact label={words.workload.wants}>{words.workload.pods(workload.desired)}</Fact>
        {workload.surge > 0 && (
          <Fact label={words.workload.surge}>{words.workload.more(workload.surge)}</Fact>
        )}
        {workload.revision !== undefined && <Fact label={words.workload.revision}>{workload.revision}</Fact>}
        {workload.owner !== undefined && (
          <Fact label={words.facts.owner}>
            {ownerChain(workload.owner, topology).map(({ uid, kind, namespace, name }) => (
              <span key={uid} className="block">
                {kind} <ObjectLink object={{ kind, namespace, name }} />
              </span>
            ))}
          </Fact>
        )}
      </Facts>
      <Facts title={words.facts.pods} gloss={words.workload.has(pods.length)}>
        {pods.map(({ uid, namespace, name, ips }) => (
          <Fact key={uid} label={ips[0] ?? ''} mono>
            <ObjectLink object={{ kind: 'Pod', namespace, name }} />
          </Fact>
        ))}
      </Facts>
    </>
  );
}
