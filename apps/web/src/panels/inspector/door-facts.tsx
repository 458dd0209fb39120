/** A door (Ingress), fact by fact: class, addresses, and each host and path with the Service that it leads to, or that there is none of that name. */
import type { Door } from '@switchboard/core/topology';
import type { ReactNode } from 'react';
import { words } from '../../messages/en.ts';
import { Fact, Facts } from './facts.tsx';
import { ObjectLink } from './object-link.tsx';

export function DoorFacts({ door }: { readonly door: Door }): ReactNode {
  return (
    <>
      <Facts title={words.facts.facts}>
        <Fact label={words.facts.class}>{door.className ?? words.door.noClass}</Fact>
        <Fact label={words.facts.address}>
          <span className="mono">{door.addresses.join(', ') || words.door.noAddress}</span>
        </Fact>
        <Fact label="TLS">{door.tls ? door.tlsHosts.join(', ') || words.facts.yes : words.facts.no}</Fact>
      </Facts>
      <Facts title={words.facts.paths}>
        {door.paths.map(({ host, path, pathType, service, port, serviceUid }) => (
          <Fact key={`${host} ${path} ${pathType}`} label={`${host}${path}`} mono>
            {service === undefined ? (
              words.door.noService
            ) : (
              <ObjectLink object={{ kind: 'Service', namespace: door.namespace, name: service }} />
            )}
            {port !== undefined && <span className="mono">:{port}</span>}{' '}
            <span className="quiet">{pathType}</span>
            {service !== undefined && serviceUid === undefined && <strong> {words.door.missing}</strong>}
          </Fact>
        ))}
      </Facts>
    </>
  );
}
