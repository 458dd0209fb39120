/** A node, fact by fact: condition, zone, how full, and the pods on it that are on screen. */
import type { ClusterNode, Topology } from '@switchboard/core/topology';
import type { ReactNode } from 'react';
import { words } from '../../messages/en.ts';
import { Fact, Facts } from './facts.tsx';
import { ObjectLink } from './object-link.tsx';

export function NodeFacts({
  node,
  topology,
}: {
  readonly node: ClusterNode;
  readonly topology: Topology;
}): ReactNode {
  const pods = [...topology.pods.values()].filter(pod => pod.node === node.name);
  return (
    <>
      <Facts title={words.facts.facts}>
        <Fact label={words.facts.state}>
          <strong>{words.node.states[node.state]}</strong>
          {node.cordoned && `, ${words.node.cordoned}`}
          {node.reason !== undefined && <span className="quiet"> {node.reason}</span>}
        </Fact>
        {node.zone !== undefined && <Fact label={words.facts.zone}>{node.zone}</Fact>}
        <Fact label={words.facts.address}>
          <span className="mono">{node.addresses.join(', ')}</span>
        </Fact>
        <Fact label={words.facts.pods}>{words.node.pods(node.pods, node.capacity)}</Fact>
      </Facts>
      <Facts title={words.facts.pods} gloss={words.node.shown(pods.length)}>
        {pods.map(({ uid, name, namespace, ips }) => (
          <Fact key={uid} label={ips[0] ?? ''} mono>
            <ObjectLink object={{ kind: 'Pod', namespace, name }} />
          </Fact>
        ))}
      </Facts>
    </>
  );
}
