/** The containers of a pod: state and why, restarts and how the last one ended, image, ports, and what its probes ask for. Those that run first stand first. */
import type { ContainerDetail, ContainerState } from '@switchboard/core/inspect/pod-detail';
import type { ProbeDetail } from '@switchboard/core/inspect/probe';
import { span } from '@switchboard/core/scene/span';
import type { ReactNode } from 'react';
import { useProgram } from '../../app/program.ts';
import { containerWords as words } from '../../messages/container-en.ts';
import { inspectorWords } from '../../messages/inspector-en.ts';
import { useValue } from '../read.ts';
import { Fact, FactsHead } from './facts.tsx';
import { ImageName } from './image-name.tsx';

export function Containers({
  containers,
  gone,
}: {
  readonly containers: readonly ContainerDetail[];
  readonly gone: boolean;
}): ReactNode {
  if (containers.length === 0) return null;
  return (
    <section className="facts containers">
      <FactsHead title={inspectorWords.pod.containers} gloss={gone ? inspectorWords.lastKnown : undefined} />
      {containers.map(container => (
        <Container key={container.name} container={container} />
      ))}
    </section>
  );
}

function Container({ container }: { readonly container: ContainerDetail }): ReactNode {
  const now = useValue(useProgram().now);
  const { name, role, image, state, ready, restarts, last, ports, probes } = container;
  const readiness = probes.some(({ of }) => of === 'readiness');
  return (
    <dl>
      <Fact label={<strong className="container-name">{name}</strong>}>
        <State state={state} now={now} />
        {role === 'app' && state?.type === 'running' && (
          <span className="quiet">, {ready ? words.ready : words.notReady}</span>
        )}
        {role !== 'app' && <span className="quiet">, {words.roles[role]}</span>}
      </Fact>
      <Fact label="">
        {words.restarts(restarts)}
        {last !== undefined && (
          <span className="quiet">
            , {words.before}: {last.reason ?? ''} {words.ended(last.exitCode)}
            {last.at !== undefined && words.endedAgo(span(now - last.at))}
          </span>
        )}
      </Fact>
      {probes.map(({ of, probe }) => (
        <Fact key={of} label={words.probes[of]}>
          {asks(probe)}
          <span className="quiet block">
            {words.probe(probe.period, probe.failures, probe.delay, probe.timeout)}
          </span>
        </Fact>
      ))}
      {role === 'app' && !readiness && (
        <Fact label={words.probes.readiness}>
          <span className="quiet">{words.noReadiness}</span>
        </Fact>
      )}
      <Fact label={words.image}>
        <span className="mono small">
          <ImageName image={image} />
        </span>
      </Fact>
      {ports.length > 0 && (
        <Fact label={words.ports}>
          <span className="mono small">
            {ports
              .map(port => `${port.name === undefined ? '' : `${port.name} `}${port.port}/${port.protocol}`)
              .join(', ')}
          </span>
        </Fact>
      )}
      <Amounts label={words.wants} amounts={container.requests} />
      <Amounts label={words.most} amounts={container.limits} />
    </dl>
  );
}

function State({
  state,
  now,
}: {
  readonly state: ContainerState | undefined;
  readonly now: number;
}): ReactNode {
  switch (state?.type) {
    case undefined:
      return <span className="quiet">{words.unsaid}</span>;
    case 'running':
      return words.running(state.since === undefined ? undefined : span(now - state.since));
    case 'waiting':
      return (
        <>
          <strong className="trouble">{state.reason ?? words.waiting}</strong>
          {state.message !== undefined && <span className="quiet block">{state.message}</span>}
        </>
      );
    case 'ended':
      return (
        <strong className={state.exitCode === 0 ? '' : 'trouble'}>
          {state.reason ?? words.ended(state.exitCode)}
          {state.exitCode !== 0 && state.reason !== undefined && `, ${words.ended(state.exitCode)}`}
        </strong>
      );
  }
}

function Amounts({
  label,
  amounts,
}: {
  readonly label: string;
  readonly amounts: readonly (readonly [string, string])[];
}): ReactNode {
  if (amounts.length === 0) return null;
  return <Fact label={label}>{amounts.map(([resource, amount]) => `${resource} ${amount}`).join(', ')}</Fact>;
}

function asks({ asks: of }: ProbeDetail): string {
  switch (of.type) {
    case 'http':
      return words.asks.http(of.scheme, of.path, of.port);
    case 'tcp':
      return words.asks.tcp(of.port);
    case 'grpc':
      return words.asks.grpc(of.port, of.service);
    case 'exec':
      return words.asks.exec;
  }
}
