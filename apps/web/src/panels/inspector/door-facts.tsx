/** A door (Ingress), fact by fact: each host and path with the Service that it leads to and how many pick up there, or that there is none of that name; class, addresses, TLS. */
import type { Elements, Topology } from '@switchboard/core/topology';
import type { ReactNode } from 'react';
import { inspectorWords } from '../../messages/inspector-en.ts';
import type { ObjectPanelProps } from './asked.tsx';
import { DoorPaths } from './door-paths.tsx';
import { Fact, Facts } from './facts.tsx';
import { ObjectLink } from './object-link.tsx';
import { SourceRanges } from './source-ranges.tsx';

const words = inspectorWords.door;

type Door = Elements['doors'];

export function DoorFacts({
  door,
  topology,
  of,
}: {
  readonly door: Door;
  readonly topology: Topology;
  readonly of: ObjectPanelProps;
}): ReactNode {
  return (
    <>
      <Facts title={words.paths} gloss={of.gone ? inspectorWords.lastKnown : undefined} wide>
        <DoorPaths
          paths={door.paths}
          door={door}
          by={({ route }) =>
            route && { kind: route.kind, namespace: route.namespace ?? door.namespace, name: route.name }
          }
          topology={topology}
        />
      </Facts>
      <Facts title={inspectorWords.facts}>
        <Fact label={words.class}>
          {door.className === undefined ? (
            words.noClass
          ) : (
            <ObjectLink
              object={{
                kind: door.kind === 'Ingress' ? 'IngressClass' : 'GatewayClass',
                namespace: '',
                name: door.className,
              }}
            />
          )}
        </Fact>
        <Fact label={inspectorWords.address}>
          <span className="mono">{door.addresses.join(', ') || words.noAddress}</span>
        </Fact>
        <Fact label={words.tls}>
          {door.tls ? door.tlsHosts.join(', ') || inspectorWords.yes : inspectorWords.no}
        </Fact>
        {door.kind === 'Ingress' && <SourceRanges of={of} />}
        {door.trouble !== undefined && (
          <Fact label={words.trouble}>
            <strong className="trouble">{door.trouble.reason}</strong>
            {door.trouble.message !== undefined && (
              <span className="quiet block">{door.trouble.message}</span>
            )}
          </Fact>
        )}
      </Facts>
      {door.listeners !== undefined && (
        <Facts title={words.listeners} gloss={words.listenersGloss}>
          {door.listeners.map(({ name, port, protocol, hostname, routes, trouble }) => (
            <Fact key={name} label={name}>
              {protocol} <strong className="mono">{port}</strong>
              {hostname !== undefined && <span className="mono"> {hostname}</span>}
              {routes !== undefined && <span className="quiet">, {words.routes(routes)}</span>}
              {trouble !== undefined && <strong className="trouble block">{trouble.reason}</strong>}
            </Fact>
          ))}
        </Facts>
      )}
    </>
  );
}
