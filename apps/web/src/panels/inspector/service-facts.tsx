/**
 * A Service, fact by fact: the number and the name that stay, ports as call → hears it on, the selector and who matches, the list line by line with the conditions as
 * the API says them. Everything comes from the topology; nothing is asked for.
 */
import { budgetsOf } from '@switchboard/core/scene/drain';
import { silenceSentence } from '@switchboard/core/scene/words';
import type { Endpoint, Service, Topology } from '@switchboard/core/topology';
import type { ReactNode } from 'react';
import { words } from '../../messages/en.ts';
import { BudgetFact } from './budget-fact.tsx';
import { Fact, Facts } from './facts.tsx';
import { ObjectLink } from './object-link.tsx';

export function ServiceFacts({
  service,
  topology,
  gone,
}: {
  readonly service: Service;
  readonly topology: Topology;
  readonly gone: boolean;
}): ReactNode {
  const pods = [...topology.pods.values()].filter(pod => pod.namespace === service.namespace);
  const matching = pods.filter(pod => pod.wantedBy?.includes(service.uid) === true);
  const lines = [...topology.endpoints.values()].filter(endpoint => endpoint.service === service.uid);
  return (
    <>
      <Facts title={words.facts.facts} {...(gone ? { gloss: words.inspector.lastKnown } : {})}>
        <Fact label={words.facts.number}>
          {service.externalName !== undefined ? (
            words.facts.alias(service.externalName)
          ) : service.headless ? (
            words.facts.noNumber
          ) : (
            <>
              <strong className="mono">{service.clusterIPs.join(', ')}</strong>{' '}
              <span className="quiet">{words.facts.neverAnswers}</span>
            </>
          )}
        </Fact>
        <Fact label={words.facts.name}>
          <span className="mono">{`${service.name}.${service.namespace}.svc.cluster.local`}</span>
        </Fact>
        <Fact label={words.facts.type}>
          {service.type}
          {service.affinity === 'ClientIP' && ', ClientIP affinity'}
          {service.internalTrafficPolicy === 'Local' && ', internalTrafficPolicy Local'}
          {service.publishNotReady && ', publishNotReadyAddresses'}
        </Fact>
        <BudgetFact budgets={gone ? [] : [...new Set(matching.flatMap(pod => budgetsOf(pod, topology)))]} />
        {service.loadBalancer.length > 0 && (
          <Fact label="load balancer">
            <span className="mono">{service.loadBalancer.join(', ')}</span>
          </Fact>
        )}
      </Facts>
      {service.ports.length > 0 && (
        <Facts title={words.facts.ports}>
          {service.ports.map(port => (
            <Fact
              key={`${port.name} ${port.protocol} ${port.port}`}
              label={port.name === '' ? port.protocol : port.name}
            >
              {words.facts.call} <strong className="mono">{port.port}</strong>, {words.facts.hearsItOn}{' '}
              <strong className="mono">{port.target}</strong>, {port.protocol}
              {port.nodePort !== undefined && (
                <>
                  , nodePort <strong className="mono">{port.nodePort}</strong>
                </>
              )}
            </Fact>
          ))}
        </Facts>
      )}
      <Facts
        title={words.facts.selector}
        {...(gone || service.selector === undefined
          ? {}
          : { gloss: words.facts.matching(matching.length, pods.length) })}
      >
        {service.selector === undefined && <Fact label="">{words.facts.noSelector}</Fact>}
        {service.selector?.map(([key, value], index) => (
          <Fact key={key} label={`${key}=${value}`} mono>
            {index === 0 && !gone && <Names of={matching} />}
          </Fact>
        ))}
      </Facts>
      {!gone && service.silence !== undefined && <p className="why">{silenceSentence(service)}</p>}
      {!gone && service.type !== 'ExternalName' && <Lines lines={lines} />}
    </>
  );
}

function Names({
  of,
}: {
  readonly of: readonly { readonly uid: string; readonly name: string; readonly namespace: string }[];
}): ReactNode {
  const shown = of.slice(0, 12);
  return (
    <>
      {shown.map(({ uid, name, namespace }) => (
        <ObjectLink key={uid} object={{ kind: 'Pod', namespace, name }} />
      ))}
      {of.length > shown.length && <span className="quiet"> + {of.length - shown.length} more</span>}
    </>
  );
}

export function Lines({ lines }: { readonly lines: readonly Endpoint[] }): ReactNode {
  return (
    <table className="lines">
      <caption className="facts-head">
        {words.facts.lines}{' '}
        <span className="gloss">{[...new Set(lines.flatMap(line => line.slices))].join(', ')}</span>
      </caption>
      <thead>
        <tr>
          <th>{words.facts.address}</th>
          <th>{words.facts.ready}</th>
          <th>{words.facts.serving}</th>
          <th>{words.facts.terminating}</th>
          <th>{words.facts.pod}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(line => {
          const podName = line.podName;
          return (
            <tr key={line.id}>
              <td className="mono strong address-cell">{line.address}</td>
              <td>{said(line.ready)}</td>
              <td>{said(line.serving)}</td>
              <td>{said(line.terminating)}</td>
              <td>
                {podName === undefined ? (
                  (line.hostname ?? '')
                ) : (
                  <ObjectLink object={{ kind: 'Pod', namespace: line.namespace, name: podName }} />
                )}
                {line.node !== undefined && <span className="quiet"> {line.node}</span>}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function said(condition: boolean | null): ReactNode {
  if (condition === null) return <span className="quiet">{words.facts.unsaid}</span>;
  return condition ? words.facts.yes : <span className="quiet">{words.facts.no}</span>;
}
