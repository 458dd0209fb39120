/** Ports of a Service: what one calls, what the pod hears it on (and which number that is, where it is a name), and the port of every node. */
import { heardOn } from '@switchboard/core/inspect/heard-on';
import type { Endpoint, Service } from '@switchboard/core/topology';
import type { ReactNode } from 'react';
import { inspectorWords } from '../../messages/inspector-en.ts';
import { Fact, Facts } from './facts.tsx';

const words = inspectorWords.service;

export function ServicePorts({
  service,
  lines,
}: {
  readonly service: Service;
  readonly lines: readonly Endpoint[];
}): ReactNode {
  // Of another name only DNS knows: its ports lead to nobody.
  if (service.ports.length === 0 || service.externalName !== undefined) return null;
  return (
    <Facts title={words.ports}>
      {service.ports.map(({ name, protocol, port, target, nodePort, appProtocol }) => {
        const numbers = typeof target === 'string' ? heardOn(lines, name) : [];
        return (
          <Fact key={`${name} ${protocol} ${port}`} label={name === '' ? protocol : name}>
            {words.call} <strong className="mono">{port}</strong>, {words.hears}{' '}
            <strong className="mono">{target}</strong>
            {typeof target === 'string' && (
              <span className="quiet">
                {' '}
                {numbers.length === 0 ? (
                  `(${words.named})`
                ) : (
                  <span className="mono">= {numbers.join(', ')}</span>
                )}
              </span>
            )}
            {name !== '' && `, ${protocol}`}
            {appProtocol !== undefined && `, ${appProtocol}`}
            {nodePort !== undefined && <span className="block">{words.nodePort(nodePort)}</span>}
          </Fact>
        );
      })}
    </Facts>
  );
}
