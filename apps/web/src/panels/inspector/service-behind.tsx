/** Who stands behind a Service and what leads to it: workloads whose pods it asks for, also while they have none, and doors. Part of the inspector of Services. */
import type { ObjectName } from '@switchboard/core/scene/lens';
import type { Service, Topology, Workload } from '@switchboard/core/topology';
import type { ReactNode } from 'react';
import { inspectorWords } from '../../messages/inspector-en.ts';
import { Fact, Facts } from './facts.tsx';
import { ObjectLink } from './object-link.tsx';
import { podsOf } from './workloads.ts';

const words = inspectorWords.service;

export function ServiceBehind({
  service,
  topology,
}: {
  readonly service: Service;
  readonly topology: Topology;
}): ReactNode {
  const workloads = (service.staffing?.workloads ?? [])
    .map(uid => topology.workloads.get(uid))
    .filter(workload => workload !== undefined);
  const doors = [...topology.doors.values()].filter(door =>
    door.paths.some(path => path.serviceUid === service.uid),
  );
  return (
    <>
      {workloads.length > 0 && (
        <Facts title={words.workloads}>
          {workloads.map(workload => (
            <Fact key={workload.uid} label={workload.kind}>
              <ObjectLink object={nameOf(workload)} />{' '}
              <span className="quiet">
                {words.wants(
                  podsOf(workload, topology).filter(pod => pod.state === 'ready').length,
                  workload.desired,
                )}
              </span>
            </Fact>
          ))}
        </Facts>
      )}
      {doors.length > 0 && (
        <Facts title={words.doors}>
          {doors.map(({ uid, kind, namespace, name, paths }) => (
            <Fact key={uid} label={kind}>
              <ObjectLink object={{ kind, namespace, name }} />{' '}
              <span className="mono small quiet">
                {paths
                  .filter(path => path.serviceUid === service.uid)
                  .map(({ host, path }) => `${host}${path}`)
                  .join(', ')}
              </span>
            </Fact>
          ))}
        </Facts>
      )}
    </>
  );
}

function nameOf({ kind, namespace, name }: Workload): ObjectName {
  return { kind, namespace, name };
}
