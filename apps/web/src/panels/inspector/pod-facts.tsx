/**
 * A pod, fact by fact: its state and why, its addresses, where it runs, who owns it, which Services list it, which only ask for it and which nearly would (those are three
 * relations, and the difference is said). Containers and conditions are its object's and are asked for.
 */
import { readObject } from '@switchboard/core/inspect/object-detail';
import { readPod } from '@switchboard/core/inspect/pod-detail';
import { budgetsOf } from '@switchboard/core/scene/drain';
import { podWord } from '@switchboard/core/scene/words';
import type { Pod, Service, Topology } from '@switchboard/core/topology';
import type { ReactNode } from 'react';
import { useProgram } from '../../app/program.ts';
import { inspectorWords } from '../../messages/inspector-en.ts';
import { useValue } from '../read.ts';
import { Asked, type ObjectPanelProps } from './asked.tsx';
import { BudgetFact } from './budget-fact.tsx';
import { Conditions } from './conditions.tsx';
import { Containers } from './containers.tsx';
import { Fact, Facts } from './facts.tsx';
import { ObjectLink } from './object-link.tsx';
import { OwnerChain } from './owner-chain.tsx';
import { ownerChain } from './workloads.ts';

const words = inspectorWords.pod;

export function PodFacts({
  pod,
  topology,
  of,
}: {
  readonly pod: Pod;
  readonly topology: Topology;
  readonly of: ObjectPanelProps;
}): ReactNode {
  const now = useValue(useProgram().now);
  const { node } = pod;
  return (
    <>
      <Facts title={inspectorWords.facts} gloss={of.gone ? inspectorWords.lastKnown : undefined}>
        <Fact label={inspectorWords.state}>
          <strong>{podWord(pod, now)}</strong>
          {pod.reason !== undefined && <span className="quiet"> {pod.reason}</span>}
          <span className="quiet">, {words.ready(pod.containers)}</span>
        </Fact>
        <Fact label={inspectorWords.address}>
          <strong className="mono">{pod.ips.join(', ') || words.noAddress}</strong>
        </Fact>
        <Fact label={inspectorWords.node}>
          {node === undefined ? (
            words.nobodyNode
          ) : (
            <ObjectLink object={{ kind: 'Node', namespace: '', name: node }} />
          )}
        </Fact>
        {!of.gone && <Services pod={pod} topology={topology} />}
        <OwnerChain owner={pod.owner} topology={topology} />
        {!of.gone && <BudgetFact budgets={budgetsOf(pod, topology)} />}
      </Facts>
      <Asked of={of}>
        {object => {
          const detail = readPod(object);
          return (
            <>
              <Containers containers={detail.containers} gone={of.gone} />
              <Conditions title={words.conditions} of={readObject(object).conditions} />
              <Facts title={words.further}>
                {detail.message !== undefined && <Fact label={words.message}>{detail.message}</Fact>}
                {detail.quality !== undefined && <Fact label={words.quality}>{detail.quality}</Fact>}
                {detail.serviceAccount !== undefined && (
                  <Fact label={words.account}>{detail.serviceAccount}</Fact>
                )}
                {detail.grace !== undefined && <Fact label={words.grace}>{detail.grace} s</Fact>}
                {detail.hostNetwork && <Fact label={words.network}>{words.hostNetwork}</Fact>}
              </Facts>
            </>
          );
        }}
      </Asked>
    </>
  );
}

/** Who lists it, who only asks for it, and who would if one label were another. */
function Services({ pod, topology }: { readonly pod: Pod; readonly topology: Topology }): ReactNode {
  const listedBy = [...topology.endpoints.values()]
    .filter(endpoint => endpoint.pod === pod.uid)
    .map(endpoint => topology.services.get(endpoint.service))
    .filter(service => service !== undefined);
  const onlyWanted = (pod.wantedBy ?? [])
    .map(uid => topology.services.get(uid))
    .filter(service => service !== undefined && !listedBy.includes(service))
    .filter(service => service !== undefined);
  const owners = new Set(ownerChain(pod.owner, topology).map(({ uid }) => uid));
  const nearly = [...topology.services.values()].filter(
    ({ nearMiss }) => nearMiss !== undefined && owners.has(nearMiss.workload),
  );
  return (
    <>
      <Fact label={words.listedBy}>{listedBy.length === 0 ? words.inNoList : <Links of={listedBy} />}</Fact>
      {onlyWanted.length > 0 && (
        <Fact label={words.wantedBy}>
          <Links of={onlyWanted} />
        </Fact>
      )}
      {nearly.map(service => (
        <Fact key={service.uid} label={words.nearly}>
          <Links of={[service]} />{' '}
          <span className="quiet">
            {words.nearlyBut(service.nearMiss?.asked.join('=') ?? '', service.nearMiss?.carried?.join('='))}
          </span>
        </Fact>
      ))}
    </>
  );
}

function Links({ of }: { readonly of: readonly Service[] }): ReactNode {
  return (
    <>
      {[...new Set(of)].map(({ uid, name, namespace }) => (
        <ObjectLink key={uid} object={{ kind: 'Service', namespace, name }} />
      ))}
    </>
  );
}
