/** Where one path of a door leads: the Service and how many pick up there, the route that says so, or why nobody gets through. Part of the inspector of Ingresses and Gateways. */
import { lineTakesCalls } from '@switchboard/core/inspect/lines';
import type { Elements, Topology } from '@switchboard/core/topology';
import type { DoorPath, RouteLeg } from '@switchboard/core/topology/door';
import type { ReactNode } from 'react';
import { inspectorWords } from '../../messages/inspector-en.ts';
import { ObjectLink } from './object-link.tsx';

const words = inspectorWords.door;

export function DoorBackend({
  path,
  door,
  topology,
}: {
  readonly path: DoorPath;
  readonly door: Elements['doors'];
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
      {route !== undefined && <RouteLine route={route} door={door} />}
      {service !== undefined && <Through path={path} topology={topology} />}
    </>
  );
}

function RouteLine({
  route: { kind, name, namespace },
  door,
}: {
  readonly route: RouteLeg;
  readonly door: Elements['doors'];
}): ReactNode {
  return (
    <span className="quiet block">
      {kind} <ObjectLink object={{ kind, namespace: namespace ?? door.namespace, name }} quiet />
    </span>
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
