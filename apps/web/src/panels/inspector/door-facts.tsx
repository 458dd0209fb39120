/** A door (Ingress), fact by fact: each host and path with the Service that it leads to and how many pick up there, or that there is none of that name; class, addresses, TLS. */
import { lineTakesCalls } from '@switchboard/core/inspect/lines';
import type { Elements, Topology } from '@switchboard/core/topology';
import type { ReactNode } from 'react';
import { inspectorWords } from '../../messages/inspector-en.ts';
import type { ObjectPanelProps } from './asked.tsx';
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
        {door.paths.map(path => (
          <Fact
            key={`${path.host} ${path.path} ${path.pathType}`}
            label={path.path === '' ? words.otherwise : `${path.host}${path.path}`}
            mono={path.path !== ''}
          >
            <Backend path={path} door={door} topology={topology} />
          </Fact>
        ))}
      </Facts>
      <Facts title={inspectorWords.facts}>
        <Fact label={words.class}>
          {door.className === undefined ? (
            words.noClass
          ) : (
            <ObjectLink object={{ kind: 'IngressClass', namespace: '', name: door.className }} />
          )}
        </Fact>
        <Fact label={inspectorWords.address}>
          <span className="mono">{door.addresses.join(', ') || words.noAddress}</span>
        </Fact>
        <Fact label={words.tls}>
          {door.tls ? door.tlsHosts.join(', ') || inspectorWords.yes : inspectorWords.no}
        </Fact>
        <SourceRanges of={of} />
      </Facts>
    </>
  );
}

function Backend({
  path: { service, port, pathType, serviceUid },
  door,
  topology,
}: {
  readonly path: Door['paths'][number];
  readonly door: Door;
  readonly topology: Topology;
}): ReactNode {
  if (service === undefined) return words.noService;
  const takes = [...topology.endpoints.values()].filter(
    line => line.service === serviceUid && lineTakesCalls(line),
  ).length;
  return (
    <>
      <ObjectLink object={{ kind: 'Service', namespace: door.namespace, name: service }} />
      {port !== undefined && <span className="mono">:{port}</span>} <span className="quiet">{pathType}</span>
      {serviceUid === undefined ? (
        <strong className="trouble"> {words.missing}</strong>
      ) : (
        <span className={takes === 0 ? 'trouble block' : 'quiet block'}>{words.picks(takes)}</span>
      )}
    </>
  );
}
