/**
 * A workload, fact by fact: how many pods it wants and has, how its rollout goes, which versions there are, who owns it, which Services ask for its pods, and the pods. Counts on
 * top are counted from the pods; those of the rollout are its status's own.
 */
import { readObject } from '@switchboard/core/inspect/object-detail';
import { readWorkload } from '@switchboard/core/inspect/workload-detail';
import type { Topology, Workload } from '@switchboard/core/topology';
import type { ReactNode } from 'react';
import { inspectorWords } from '../../messages/inspector-en.ts';
import { Asked, type ObjectPanelProps } from './asked.tsx';
import { Conditions } from './conditions.tsx';
import { Fact, Facts } from './facts.tsx';
import { ImageName } from './image-name.tsx';
import { ObjectLink } from './object-link.tsx';
import { OwnerChain } from './owner-chain.tsx';
import { PodsList } from './pods-list.tsx';
import { podsOf } from './workloads.ts';

const words = inspectorWords.workload;

export function WorkloadFacts({
  workload,
  topology,
  of,
}: {
  readonly workload: Workload;
  readonly topology: Topology;
  readonly of: ObjectPanelProps;
}): ReactNode {
  const pods = podsOf(workload, topology);
  const services = [...topology.services.values()].filter(
    service => service.staffing?.workloads.includes(workload.uid) === true,
  );
  return (
    <>
      <Facts title={inspectorWords.facts} gloss={of.gone ? inspectorWords.lastKnown : undefined}>
        <Fact label={words.wants}>{words.pods(workload.desired)}</Fact>
        {workload.revision !== undefined && <Fact label={words.revision}>{workload.revision}</Fact>}
        <OwnerChain owner={workload.owner} topology={topology} />
        {services.length > 0 && (
          <Fact label={words.services}>
            {services.map(({ uid, namespace, name }) => (
              <ObjectLink key={uid} object={{ kind: 'Service', namespace, name }} />
            ))}
          </Fact>
        )}
      </Facts>
      <Asked of={of}>{object => <Rollout object={object} />}</Asked>
      <Asked of={of} silent>
        {object => <Conditions title={inspectorWords.pod.conditions} of={readObject(object).conditions} />}
      </Asked>
      {!of.gone && <Versions workload={workload} topology={topology} />}
      {!of.gone && (
        <PodsList title={words.title} gloss={words.has(pods.length)} pods={pods} topology={topology} />
      )}
    </>
  );
}

function Rollout({ object }: { readonly object: unknown }): ReactNode {
  const { strategy, maxSurge, maxUnavailable, paused, deadline, counts, images } = readWorkload(object);
  const limits = words.rolling(maxSurge, maxUnavailable);
  return (
    <Facts title={words.rollout}>
      {counts.map(([what, pods]) => (
        <Fact key={what} label={what}>
          <strong>{pods}</strong>
        </Fact>
      ))}
      {strategy !== undefined && (
        <Fact label={words.strategy}>
          {strategy}
          {limits !== '' && <span className="quiet"> {limits}</span>}
          {paused && <strong className="block">{words.paused}</strong>}
          {deadline !== undefined && <span className="quiet block">{words.deadline(deadline)}</span>}
        </Fact>
      )}
      {images.length > 0 && (
        <Fact label={words.image}>
          {images.map(image => (
            <span key={image} className="mono small block">
              <ImageName image={image} />
            </span>
          ))}
        </Fact>
      )}
    </Facts>
  );
}

/** The ReplicaSets of a Deployment that want or have pods, newest first. */
function Versions({
  workload,
  topology,
}: {
  readonly workload: Workload;
  readonly topology: Topology;
}): ReactNode {
  const sets = [...topology.workloads.values()]
    .filter(({ owner }) => owner === workload.uid)
    .sort((a, b) => Number(b.revision ?? 0) - Number(a.revision ?? 0) || b.created - a.created);
  if (sets.length === 0) return null;
  return (
    <Facts title={words.versions} gloss={words.versionsGloss}>
      {sets.map(set => (
        <Fact key={set.uid} label={set.revision === undefined ? set.kind : words.version(set.revision)}>
          <ObjectLink object={{ kind: set.kind, namespace: set.namespace, name: set.name }} />{' '}
          <span className="quiet">
            {inspectorWords.service.wants(
              podsOf(set, topology).filter(pod => pod.state === 'ready').length,
              set.desired,
            )}
          </span>
        </Fact>
      ))}
    </Facts>
  );
}
