/** What of a Service stays: its number and name; and what its object says of how calls are spread: type, policies, affinity, families. Part of the inspector of Services. */
import { readService } from '@switchboard/core/inspect/service-detail';
import { budgetsOf } from '@switchboard/core/scene/drain';
import type { Service, Topology } from '@switchboard/core/topology';
import type { ReactNode } from 'react';
import { inspectorWords } from '../../messages/inspector-en.ts';
import { Asked, type ObjectPanelProps } from './asked.tsx';
import { BudgetFact } from './budget-fact.tsx';
import { Fact, Facts } from './facts.tsx';

const words = inspectorWords.service;

interface Props {
  readonly service: Service;
  readonly topology: Topology;
  readonly of: ObjectPanelProps;
}

export function ServiceNumber({ service, topology, of }: Props): ReactNode {
  const matching = [...topology.pods.values()].filter(pod => pod.wantedBy?.includes(service.uid) === true);
  const budgets = of.gone ? [] : [...new Set(matching.flatMap(pod => budgetsOf(pod, topology)))];
  const policy = (value: 'Cluster' | 'Local') => (value === 'Local' ? words.ownNode : words.anyNode);
  const reachable = service.type === 'NodePort' || service.type === 'LoadBalancer';
  const routed = service.type !== 'ExternalName' && !service.headless;
  return (
    <Facts title={inspectorWords.facts} gloss={of.gone ? inspectorWords.lastKnown : undefined}>
      <Fact label={words.number}>
        {service.externalName !== undefined ? (
          words.alias(service.externalName)
        ) : service.headless ? (
          words.noNumber
        ) : (
          <>
            <strong className="mono">{service.clusterIPs.join(', ')}</strong>{' '}
            <span className="quiet">{words.neverAnswers}</span>
          </>
        )}
      </Fact>
      <Fact label={words.name}>
        <span className="mono">{`${service.name}.${service.namespace}.svc.cluster.local`}</span>
      </Fact>
      <Fact label={words.type}>{service.type}</Fact>
      {service.type === 'LoadBalancer' && (
        <Fact label={words.loadBalancer}>
          <span className="mono">{service.loadBalancer.join(', ') || words.pending}</span>
        </Fact>
      )}
      {service.externalIPs.length > 0 && (
        <Fact label={words.external}>
          <span className="mono">{service.externalIPs.join(', ')}</span>
        </Fact>
      )}
      {routed && <Fact label={words.inside}>{policy(service.internalTrafficPolicy)}</Fact>}
      {reachable && <Fact label={words.outside}>{policy(service.externalTrafficPolicy)}</Fact>}
      <Asked of={of} silent>
        {object => {
          const detail = readService(object);
          return (
            <>
              {routed && (
                <Fact label={words.affinity}>
                  {service.affinity === 'ClientIP'
                    ? words.clientIP(detail.affinityTimeout)
                    : words.noAffinity}
                </Fact>
              )}
              {service.type !== 'ExternalName' && (
                <Fact label={words.families}>
                  {[service.families.join(', '), detail.familyPolicy].filter(Boolean).join(', ')}
                </Fact>
              )}
              {detail.trafficDistribution !== undefined && (
                <Fact label={words.distribution}>{detail.trafficDistribution}</Fact>
              )}
            </>
          );
        }}
      </Asked>
      {service.publishNotReady && <Fact label={words.listing}>{words.notReadyToo}</Fact>}
      <BudgetFact budgets={budgets} />
    </Facts>
  );
}
