/** Where one path of a door leads: the Service and how many pick up there, or why nobody gets through. Part of the inspector of Ingresses, Gateways and routes. */
import { lineTakesCalls } from '@switchboard/core/inspect/lines';
import type { ObjectName } from '@switchboard/core/scene/lens';
import type { Elements, Topology } from '@switchboard/core/topology';
import type { DoorPath } from '@switchboard/core/topology/door';
import type { ReactNode } from 'react';
import { inspectorWords } from '../../messages/inspector-en.ts';
import { ObjectLink } from './object-link.tsx';

const words = inspectorWords.door;

export function DoorBackend({
  path,
  door,
  by,
  topology,
}: {
  readonly path: DoorPath;
  readonly door: Elements['doors'];
  /** What else has a say in it: the route, or the door. */
  readonly by: ObjectName | undefined;
  readonly topology: Topology;
}): ReactNode {
  const { service, port, pathType, route } = path;
  const namespace = route?.serviceNamespace ?? door.namespace;
  return (
    <>
      {service === undefined ? (
        (route?.redirect ?? route?.other ?? words.noService)
      ) : (
        <>
          <ObjectLink object={{ kind: 'Service', namespace, name: service }} />
          {port !== undefined && <span className="mono">:{port}</span>}
        </>
      )}{' '}
      <span className="quiet">{[pathType, ...(route?.also ?? [])].join(', ')}</span>
      {route?.share !== undefined && <span className="quiet">, {words.share(route.share)}</span>}
      {by !== undefined && (
        <span className="quiet block">
          {by.kind} <ObjectLink object={by} quiet />
        </span>
      )}
      {service !== undefined && <Through path={path} topology={topology} />}
    </>
  );
}

function Through({
  path: { serviceUid, route },
  topology,
}: {
  readonly path: DoorPath;
  readonly topology: Topology;
}): ReactNode {
  if (route?.refused !== undefined)
    return <strong className="trouble block">{words.refused[route.refused]}</strong>;
  if (serviceUid === undefined) return <strong className="trouble"> {words.missing}</strong>;
  // Of another namespace nothing is known here, which is not the same as nobody.
  if (!topology.services.has(serviceUid)) return <span className="quiet block">{words.notShown}</span>;
  const takes = [...topology.endpoints.values()].filter(
    line => line.service === serviceUid && lineTakesCalls(line),
  ).length;
  return <span className={takes === 0 ? 'trouble block' : 'quiet block'}>{words.picks(takes)}</span>;
}
