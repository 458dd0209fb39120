/** A node, fact by fact: condition, zone, how full, and the pods on it that are on screen; then conditions, capacity and what it is, as its object says. */
import { readNode } from '@switchboard/core/inspect/node-detail';
import { readObject } from '@switchboard/core/inspect/object-detail';
import type { ClusterNode, Topology } from '@switchboard/core/topology';
import type { ReactNode } from 'react';
import { inspectorWords } from '../../messages/inspector-en.ts';
import { Asked, type ObjectPanelProps } from './asked.tsx';
import { Conditions } from './conditions.tsx';
import { Fact, Facts } from './facts.tsx';
import { PodsList } from './pods-list.tsx';

const words = inspectorWords.nodes;

export function NodeFacts({
  node,
  topology,
  of,
}: {
  readonly node: ClusterNode;
  readonly topology: Topology;
  readonly of: ObjectPanelProps;
}): ReactNode {
  const pods = [...topology.pods.values()].filter(pod => pod.node === node.name);
  return (
    <>
      <Facts title={inspectorWords.facts} gloss={of.gone ? inspectorWords.lastKnown : undefined}>
        <Fact label={inspectorWords.state}>
          <strong>{words.states[node.state]}</strong>
          {node.cordoned && `, ${words.cordoned}`}
          {node.reason !== undefined && <span className="quiet"> {node.reason}</span>}
        </Fact>
        {node.zone !== undefined && <Fact label={inspectorWords.zone}>{node.zone}</Fact>}
        <Fact label={inspectorWords.address}>
          <span className="mono">{node.addresses.join(', ')}</span>
        </Fact>
        <Fact label={words.title.toLowerCase()}>{words.pods(node.pods, node.capacity)}</Fact>
      </Facts>
      <Asked of={of}>
        {object => <Conditions title={words.conditions} of={readObject(object).conditions} />}
      </Asked>
      {!of.gone && (
        <PodsList title={words.title} gloss={words.shown(pods.length)} pods={pods} topology={topology} />
      )}
      <Asked of={of} silent>
        {object => <NodeObject object={object} />}
      </Asked>
    </>
  );
}

function NodeObject({ object }: { readonly object: unknown }): ReactNode {
  const { resources, roles, podRanges, taints, info } = readNode(object);
  return (
    <>
      {resources.length > 0 && (
        <Facts title={words.capacity} gloss={words.capacityGloss} wide>
          {resources.map(({ name, capacity, allocatable }) => (
            <Fact key={name} label={name}>
              {capacity}
              {allocatable !== undefined && allocatable !== capacity && (
                <span className="quiet">, {words.usable(allocatable)}</span>
              )}
            </Fact>
          ))}
        </Facts>
      )}
      <Facts title={inspectorWords.pod.further}>
        {roles.length > 0 && <Fact label={words.roles}>{roles.join(', ')}</Fact>}
        {podRanges.length > 0 && (
          <Fact label={words.range}>
            <span className="mono">{podRanges.join(', ')}</span>
          </Fact>
        )}
        {taints.length > 0 && (
          <Fact label={words.taints}>
            {taints.map(({ key, value, effect }) => (
              <span key={`${key} ${effect}`} className="mono small block">
                {key}
                {value !== undefined && `=${value}`}:{effect}
              </span>
            ))}
          </Fact>
        )}
        {info.map(([what, value]) => (
          <Fact key={what} label={words.info[what]}>
            {value}
          </Fact>
        ))}
      </Facts>
    </>
  );
}
