/**
 * Whether a namespace has come to rest, judged from its objects alone: every pod is where its annotations and its node let it go, every workload has seen its spec
 * and has made its pods, and the endpoint controllers have dealt with what was touched after the last step (the beacons).
 */
import type { Json } from '@switchboard/contract/client';
import type { Captured } from './capture.ts';

/** The label that counts steps; controllers copy it from the beacons to what they write. */
const SEEN = 'seen';
/** Slice and Endpoints of the one, Endpoints and mirrored slice of the other. */
const SIGHTINGS = 4;

const metadata = (name: string, step: number) => ({ name, labels: { [SEEN]: String(step) } });
const ports = [{ port: 80 }];

/** A Service that selects nobody, and one whose list is kept by hand. */
export const beacons = [
  {
    kind: 'Service',
    body: { metadata: metadata('beacon', 0), spec: { selector: { app: 'beacon' }, ports } },
  },
  { kind: 'Service', body: { metadata: metadata('mirror', 0), spec: { ports } } },
  {
    kind: 'Endpoints',
    body: { metadata: metadata('mirror', 0), subsets: [{ addresses: [{ ip: '192.0.2.1' }], ports }] },
  },
] as const;

export const touches = (step: number) =>
  [
    { kind: 'Service', which: 'beacon', patch: { metadata: metadata('beacon', step) } },
    { kind: 'Endpoints', which: 'mirror', patch: { metadata: metadata('mirror', step) } },
  ] as const;

const condition = (pod: Json, type: string): Json =>
  pod.status?.conditions?.find((one: Json) => one.type === type);

/** A kubelet or the scheduler has still something to do with it. */
export function podMoves({ metadata, spec, status }: Json): boolean {
  if (status?.phase === 'Succeeded' || status?.phase === 'Failed')
    return metadata.deletionTimestamp !== undefined;
  const asks = metadata.annotations ?? {};
  if (metadata.deletionTimestamp !== undefined && asks['switchboard.dev/delete-delay'] !== '24h') return true;
  if (spec.nodeName === undefined) return condition({ status }, 'PodScheduled')?.reason !== 'Unschedulable';
  if (status?.podIP === undefined) return true;
  const ready = condition({ status }, 'Ready')?.status === 'True';
  return metadata.deletionTimestamp === undefined && ready === (asks['switchboard.dev/ready'] === 'false');
}

const unseen = ({ metadata, status }: Json): boolean =>
  metadata.deletionTimestamp !== undefined || status?.observedGeneration !== metadata.generation;

/** What still moves, by name. */
export function moving(captured: Captured, step: number): readonly string[] {
  const { Pod, Deployment, StatefulSet, ReplicaSet, EndpointSlice, Endpoints } = captured;
  const seen = [...EndpointSlice, ...Endpoints].filter(
    ({ metadata }) => metadata.labels?.[SEEN] === String(step),
  );
  return [
    ...[...Pod.filter(podMoves), ...[...Deployment, ...StatefulSet, ...ReplicaSet].filter(unseen)].map(
      ({ metadata }) => metadata.name,
    ),
    ...(seen.length < SIGHTINGS ? ['the endpoint controllers'] : []),
  ];
}
