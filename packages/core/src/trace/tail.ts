/**
 * The last part of every way: from a Service port to the container that should listen. Whoever balances by itself (an ingress controller, a Gateway) uses ready
 * endpoints only; kube-proxy falls back to those that leave. Called by both ways. Follows kube-proxy (`pkg/proxy/topology.go`).
 */

import { refOf } from '../findings/finding.ts';
import { nodesWithReady } from '../findings/nodes-with-ready.ts';
import { isDraining, isReady, type Line } from '../findings/service-lines.ts';
import { linesOfPort, portName } from '../findings/service-port.ts';
import type { PodObject, ServiceObject, ServicePort } from '../kubernetes/object.ts';
import type { Hop } from './hop.ts';
import { whoIsMeant } from './meant.ts';
import { traceWords as words } from './messages-en.ts';
import { policyHop } from './policy-hop.ts';
import { hopOf, type Sight } from './sight.ts';
import { endpointRules } from './tail-rules.ts';

export interface Tail {
  readonly service: ServiceObject;
  readonly port: ServicePort;
  readonly consumer: 'kube-proxy' | 'proxy';
  /** Where calls come from; empty where nobody knows. */
  readonly sources: readonly PodObject[];
  /** Of an entry at a node's port, or of a load balancer: whether calls must stay where they come in. */
  readonly local?: boolean;
}

export function traceTail(sight: Sight, tail: Tail): readonly Hop[] {
  const { inquiry } = sight;
  const { service, port, consumer } = tail;
  const subject = refOf(service);
  const refused = consumer === 'proxy' ? '503' : 'refused';
  if (!inquiry.seesList(service))
    return [{ stage: 'endpoints', subject, result: 'unknown', why: words.unseen('EndpointSlice') }];
  const lines = linesOfPort(inquiry.lines(service), port);
  if (lines.length === 0) {
    const finding =
      sight.found(subject, endpointRules, portName(port)) ??
      inquiry
        .slicesOf(service)
        .map(slice => sight.found(refOf(slice), endpointRules))
        .find(found => found !== undefined);
    const why = finding?.message ?? words.noEndpoints;
    const meant = whoIsMeant(sight, service, port);
    return [
      {
        stage: 'endpoints',
        subject,
        result: 'fail',
        ...(finding === undefined ? {} : { rule: finding.rule }),
        symptom: service.headless && consumer === 'kube-proxy' ? 'NXDOMAIN' : refused,
        why,
      },
      ...(meant === undefined ? [] : [meant.hop, ...behind(sight, tail, meant.lines, meant.lines)]),
    ];
  }
  const listed: Hop = { stage: 'endpoints', subject, result: 'pass', why: words.endpoints(lines.length) };
  const { hop, usable } = readyHop(sight, tail, lines, refused);
  // Behind a list where nobody is ready there may be a second trouble.
  return [listed, hop, ...behind(sight, tail, usable.length > 0 ? usable : lines, lines)];
}

/** From the lines that calls may take to the container; where none is near, from all. */
function behind(sight: Sight, tail: Tail, usable: readonly Line[], all: readonly Line[]): readonly Hop[] {
  if (all.length === 0) return [];
  const near = atNode(sight, tail, usable);
  const reached = near.lines.length > 0 ? near.lines : all;
  const policy = policyHop(sight, tail.service, tail.port, tail.sources, reached);
  const line = policy.through[0] ?? reached[0];
  return [
    ...(near.hop === undefined ? [] : [near.hop]),
    policy.hop,
    ...(line === undefined ? [] : [containerHop(sight, line, tail.port)]),
  ];
}

function readyHop(
  sight: Sight,
  { service, port, consumer }: Tail,
  lines: readonly Line[],
  refused: string,
): { readonly hop: Hop; readonly usable: readonly Line[] } {
  const subject = refOf(service);
  const ready = lines.filter(isReady);
  const pinned = service.affinity === 'ClientIP' ? ` ${words.affinity}` : '';
  if (ready.length > 0) {
    const some = ready.length < lines.filter(({ endpoint }) => endpoint.terminating !== true).length;
    const finding = some ? sight.found(subject, ['svc-some-endpoints-not-ready']) : undefined;
    return {
      usable: ready,
      hop: {
        stage: 'ready',
        subject,
        // Those that are not ready get no calls: whoever calls notices nothing.
        result: 'pass',
        ...(finding === undefined ? {} : { rule: finding.rule }),
        why: words.ready(ready.length, lines.length) + pinned,
      },
    };
  }
  const draining = consumer === 'kube-proxy' ? lines.filter(isDraining) : [];
  if (draining.length > 0)
    return {
      usable: draining,
      hop: {
        stage: 'ready',
        subject,
        result: 'degraded',
        rule: 'svc-only-terminating-endpoints',
        why: words.draining(draining.length),
      },
    };
  const finding = sight.found(
    subject,
    ['svc-no-ready-endpoints', 'svc-only-terminating-endpoints'],
    portName(port),
  );
  return {
    usable: [],
    hop: {
      stage: 'ready',
      subject,
      result: 'fail',
      ...(finding === undefined ? {} : { rule: finding.rule }),
      symptom: service.headless && consumer === 'kube-proxy' ? 'NXDOMAIN' : refused,
      why: finding?.message ?? words.noneReady(lines.length),
    },
  };
}

/** Local traffic policies: calls stay on the node of the caller, or on the one where they come in. */
function atNode(
  { inquiry, found }: Sight,
  { service, consumer, sources, local }: Tail,
  lines: readonly Line[],
): { readonly hop?: Hop; readonly lines: readonly Line[] } {
  const subject = refOf(service);
  if (local === true) {
    const finding = found(subject, ['svc-etp-local-uncovered-nodes']);
    return finding === undefined ? { lines } : { hop: hopOf('node', finding, 'timeout'), lines };
  }
  if (consumer === 'proxy' || service.headless || service.internalTrafficPolicy !== 'Local') return { lines };
  const node = sources[0]?.node;
  if (node === undefined) {
    const finding = found(subject, ['svc-itp-local-uncovered-nodes']);
    return finding === undefined ? { lines } : { hop: hopOf('node', finding, 'timeout'), lines };
  }
  const here = lines.filter(
    ({ endpoint, address }) => (endpoint.node ?? inquiry.podsAt(address)[0]?.node) === node,
  );
  if (here.length > 0)
    return {
      hop: { stage: 'node', subject, result: 'pass', why: words.localNode(node, here.length) },
      lines: here,
    };
  const covered = nodesWithReady(inquiry, service).has(node);
  return {
    hop: {
      stage: 'node',
      subject,
      result: 'fail',
      ...(covered ? {} : { rule: 'svc-itp-local-uncovered-nodes' }),
      symptom: 'timeout',
      why: words.noLocal(node),
    },
    lines: [],
  };
}

function containerHop(
  { inquiry, found }: Sight,
  { address, endpoint, port, slice }: Line,
  { protocol }: ServicePort,
): Hop {
  const list = refOf(slice);
  const wrong =
    found(
      list,
      ['endpoint-address-is-cluster-ip', 'endpoint-targetref-mismatch', 'endpoint-address-unknown-pod-ip'],
      address,
    ) ??
    found(
      { kind: 'Endpoints', namespace: slice.meta.namespace, name: slice.service ?? '' },
      ['endpoint-address-is-cluster-ip', 'endpoint-address-unknown-pod-ip'],
      address,
    );
  if (wrong !== undefined) return hopOf('container', wrong, 'timeout');
  const pod =
    endpoint.target === undefined
      ? inquiry.podsAt(address)[0]
      : inquiry.find('Pod', endpoint.target.namespace || slice.meta.namespace, endpoint.target.name);
  if (pod === undefined)
    return {
      stage: 'container',
      subject: list,
      result: 'unknown',
      usual: true,
      why: words.listensOutside(address, port, protocol),
    };
  const containers = (pod.listens ?? '').split(', ').map(text => text.split(' '));
  const [name = ''] = containers.find(([, ...ports]) => ports.includes(String(port))) ?? containers[0] ?? [];
  return {
    stage: 'container',
    subject: refOf(pod),
    result: 'pass',
    why: words.listens(name, pod.meta.name, port, protocol),
  };
}
