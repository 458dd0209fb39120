/**
 * What a patch states, as single facts with their causes: the common root of motion (`choreograph`) and of the ledger (`describe`). Looks only at what the
 * patch names, and compares before with after, so an element that says the same states nothing, even when it was sent again. Causes are facts of
 * the same patch that bring others about by the rules of Kubernetes; persons and intentions are never among them.
 */
import type { Uid } from '../kubernetes/object.ts';
import type { Patch } from '../patch.ts';
import type { ClusterNode, Endpoint, EndpointId, Pod, Service, Topology } from '../topology.ts';
import type { Fact } from './cue.ts';

export interface Statement {
  /** `fact:subject`, unique in its patch. */
  readonly id: string;
  readonly fact: Fact;
  readonly pod?: Uid;
  readonly endpoint?: EndpointId;
  readonly service?: string;
  readonly node?: string;
  readonly because?: string;
}

/** From causes to effects: nothing is brought about by what stands below it. */
export const causalOrder: readonly Fact[] = [
  'room-made',
  'node-changed',
  'node-cordoned',
  'service-added',
  'selector-changed',
  'service-gone',
  'pod-terminating',
  'line-struck',
  'name-unchanged',
  'seat-taken',
  'address',
  'listed',
  'ready',
  'first-call',
  'not-ready',
  'pod-gone',
  'line-gone',
  'tombstone-ended',
];

type Subject = Pick<Statement, 'pod' | 'endpoint' | 'service' | 'node'>;

/** In causal order; within one fact in the order of the patch. */
export function factsOf(before: Topology, patch: Patch, after: Topology): readonly Statement[] {
  const found = new Map<string, { readonly fact: Fact; readonly subject: Subject }>();
  const state = (fact: Fact, key: string, subject: Subject): void =>
    void found.set(`${fact}:${key}`, { fact, subject });
  for (const node of patch.nodes?.put ?? []) nodeFact(before.nodes.get(node.uid), node, state);
  for (const uid of patch.nodes?.gone ?? []) {
    const node = before.nodes.get(uid);
    if (node !== undefined) state('node-changed', node.name, { node: node.name });
  }
  for (const service of patch.services?.put ?? [])
    serviceFact(before.services.get(service.uid), service, state);
  for (const uid of patch.services?.gone ?? [])
    if (before.services.has(uid)) state('service-gone', uid, { service: uid });
  for (const line of patch.endpoints?.put ?? []) lineFacts(before.endpoints.get(line.id), line, state);
  for (const id of patch.endpoints?.gone ?? []) {
    const line = before.endpoints.get(id);
    if (line !== undefined) state('line-gone', id, subjectOf(line));
  }
  const lineSaid = new Set<string>();
  for (const { fact, subject } of found.values())
    if (subject.pod !== undefined) lineSaid.add(`${fact}:${subject.pod}`);
  for (const pod of patch.pods?.put ?? []) podFacts(before.pods.get(pod.uid), pod, lineSaid, state);
  for (const uid of patch.pods?.gone ?? []) if (before.pods.has(uid)) state('pod-gone', uid, { pod: uid });

  const statements = [...found].map(([id, { fact, subject }]): Statement => {
    const because = causes(fact, subject, before, after).find(cause => found.has(cause));
    return { id, fact, ...subject, ...(because === undefined ? {} : { because }) };
  });
  const rank = new Map(causalOrder.map((fact, i) => [fact, i]));
  return statements.sort((a, b) => (rank.get(a.fact) ?? 0) - (rank.get(b.fact) ?? 0));
}

type State = (fact: Fact, key: string, subject: Subject) => void;

function subjectOf(line: Endpoint): Subject {
  return { endpoint: line.id, service: line.service, ...(line.pod === undefined ? {} : { pod: line.pod }) };
}

function nodeFact(before: ClusterNode | undefined, node: ClusterNode, state: State): void {
  const subject = { node: node.name };
  if (before !== undefined && !before.cordoned && node.cordoned) state('node-cordoned', node.name, subject);
  if (before === undefined || before.state !== node.state || (before.cordoned && !node.cordoned))
    state('node-changed', node.name, subject);
}

function serviceFact(before: Service | undefined, service: Service, state: State): void {
  const subject = { service: service.uid };
  if (before === undefined) state('service-added', service.uid, subject);
  else if (JSON.stringify(before.selector) !== JSON.stringify(service.selector))
    state('selector-changed', service.uid, subject);
}

function lineFacts(before: Endpoint | undefined, line: Endpoint, state: State): void {
  const subject = subjectOf(line);
  const struck = line.terminating === true;
  const takes = line.ready !== false && !struck;
  if (before === undefined) state('listed', line.id, subject);
  if (struck && before?.terminating !== true) state('line-struck', line.id, subject);
  const took = before !== undefined && before.ready !== false && before.terminating !== true;
  if (takes && !took) state('ready', line.id, subject);
  if (took && !takes && !struck) state('not-ready', line.id, subject);
}

/** Readiness is said once: by the line where it turns in the same patch, else by the pod. */
function podFacts(before: Pod | undefined, pod: Pod, lineSaid: ReadonlySet<string>, state: State): void {
  const subject = { pod: pod.uid };
  if (before === undefined) state('seat-taken', pod.uid, subject);
  if (pod.state === 'terminating' && before?.state !== 'terminating')
    state('pod-terminating', pod.uid, subject);
  if (pod.ips.length > 0 && (before?.ips.length ?? 0) === 0) state('address', pod.uid, subject);
  if (pod.state === 'ready' && before?.state !== 'ready' && !lineSaid.has(`ready:${pod.uid}`))
    state('ready', pod.uid, subject);
  const bad = isBad(pod);
  if (bad && (before === undefined || !isBad(before)) && !lineSaid.has(`not-ready:${pod.uid}`))
    state('not-ready', pod.uid, subject);
}

function isBad(pod: Pod): boolean {
  return (
    pod.state === 'not-ready' || pod.state === 'failing' || pod.state === 'failed' || pod.state === 'unknown'
  );
}

/** What may have brought a fact about, nearest first. */
function causes(fact: Fact, subject: Subject, before: Topology, after: Topology): readonly string[] {
  const { pod, service, endpoint } = subject;
  switch (fact) {
    case 'line-struck':
      return [`pod-terminating:${pod}`];
    case 'address':
      return [`seat-taken:${pod}`];
    case 'listed':
      return [
        `address:${pod}`,
        `seat-taken:${pod}`,
        `selector-changed:${service}`,
        `service-added:${service}`,
      ];
    case 'ready':
      return [
        ...(endpoint === undefined ? [] : [`listed:${endpoint}`]),
        `address:${pod}`,
        `seat-taken:${pod}`,
      ];
    case 'not-ready': {
      const node = pod === undefined ? undefined : (after.pods.get(pod) ?? before.pods.get(pod))?.node;
      return [`node-changed:${node}`];
    }
    case 'pod-gone':
      return [`pod-terminating:${pod}`];
    case 'line-gone':
      return [
        `pod-gone:${pod}`,
        `service-gone:${service}`,
        `selector-changed:${service}`,
        `line-struck:${endpoint}`,
      ];
    default:
      return [];
  }
}
