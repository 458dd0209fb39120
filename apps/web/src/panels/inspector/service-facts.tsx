/**
 * A Service, fact by fact, in order of usefulness: whether a call gets there, the list line by line with the conditions as the API says them, ports as call → hears it on,
 * the selector and who matches, the number and the name that stay, what its object says beyond, who stands behind it and which doors lead to it.
 */
import type { Service, Topology } from '@switchboard/core/topology';
import type { ReactNode } from 'react';
import { inspectorWords } from '../../messages/inspector-en.ts';
import type { ObjectPanelProps } from './asked.tsx';
import { Fact, Facts } from './facts.tsx';
import { Lines } from './lines.tsx';
import { ObjectLink } from './object-link.tsx';
import { PodLink } from './pod-link.tsx';
import { ServiceBehind } from './service-behind.tsx';
import { ServiceLadder } from './service-ladder.tsx';
import { ServiceNumber } from './service-number.tsx';
import { ServicePorts } from './service-ports.tsx';

const words = inspectorWords.service;
const mostNames = 12;

interface Props {
  readonly service: Service;
  readonly topology: Topology;
  readonly of: ObjectPanelProps;
}

export function ServiceFacts({ service, topology, of }: Props): ReactNode {
  const lines = [...topology.endpoints.values()].filter(endpoint => endpoint.service === service.uid);
  const slices = [...new Set(lines.flatMap(line => line.slices))];
  return (
    <>
      {!of.gone && <ServiceLadder service={service} topology={topology} />}
      <ServiceNumber service={service} topology={topology} of={of} />
      <ServicePorts service={service} lines={of.gone ? [] : lines} />
      {/* Another name in DNS asks for nobody, and has no list that anybody would keep. */}
      {(service.type !== 'ExternalName' || service.selector !== undefined) && (
        <Selector service={service} topology={topology} of={of} />
      )}
      {!of.gone && service.type !== 'ExternalName' && (
        <Lines
          lines={lines}
          topology={topology}
          gloss={
            <span className="names">
              {slices.slice(0, mostNames).map(name => (
                <ObjectLink
                  key={name}
                  object={{ kind: 'EndpointSlice', namespace: service.namespace, name }}
                  quiet
                />
              ))}
              {slices.length > mostNames && inspectorWords.more(slices.length - mostNames)}
            </span>
          }
          published={service.publishNotReady}
        />
      )}
      {!of.gone && <ServiceBehind service={service} topology={topology} />}
    </>
  );
}

function Selector({ service, topology, of }: Props): ReactNode {
  const pods = [...topology.pods.values()].filter(pod => pod.namespace === service.namespace);
  const matching = pods.filter(pod => pod.wantedBy?.includes(service.uid) === true);
  const { selector, nearMiss } = service;
  return (
    <Facts
      title={words.selector}
      gloss={of.gone || selector === undefined ? undefined : words.matching(matching.length, pods.length)}
    >
      {selector === undefined && <Fact label="">{words.noSelector}</Fact>}
      {selector?.map(([key, value], index) => (
        <Fact key={key} label={`${key}=${value}`} mono>
          {index === 0 && !of.gone && (
            <span className="names">
              {matching.slice(0, mostNames).map(pod => (
                <PodLink key={pod.uid} pod={pod} topology={topology} />
              ))}
              {matching.length > mostNames && (
                <span className="quiet">{inspectorWords.more(matching.length - mostNames)}</span>
              )}
            </span>
          )}
        </Fact>
      ))}
      {!of.gone && selector !== undefined && nearMiss !== undefined && (
        <Fact label={words.nearestMiss}>
          <ObjectLink object={{ kind: nearMiss.kind, namespace: service.namespace, name: nearMiss.name }} />{' '}
          {words.miss(
            nearMiss.name,
            nearMiss.pods,
            nearMiss.carried === undefined
              ? words.nothingLike(nearMiss.asked[0])
              : nearMiss.carried.join('='),
          )}
        </Fact>
      )}
    </Facts>
  );
}
