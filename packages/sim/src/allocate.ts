/**
 * Gives a Service its cluster IP and node ports at the door, and refuses those that are taken.
 * Called by admission. The choice follows from the Service's name (first free place from a hash of it), not from the dice:
 * what a user creates must not change the story that the seed tells. Range and messages as `pkg/registry/core/service/storage/alloc.go`.
 */
import type { Snapshot } from './controller.ts';
import { hash32 } from './dice.ts';
import type { DraftObject, StoredObject } from './object.ts';
import { type FieldError, invalidValue } from './status.ts';

// biome-ignore lint/suspicious/noExplicitAny: parts of a spec, open like ObjectBody.
type Part = any;

/** 10.96.0.0/16 without the first 256, which Kubernetes prefers to leave to addresses chosen by hand. */
const FIRST_IP = 256;
const LAST_IP = 65_534;
const FIRST_PORT = 30_000;
const LAST_PORT = 32_767;

/** The first number from a hashed start on, within the bounds, that is free. */
function place(
  seed: string,
  first: number,
  last: number,
  taken: (candidate: number) => boolean,
): number | undefined {
  const size = last - first + 1;
  const start = hash32(seed) % size;
  for (let step = 0; step < size; step += 1) {
    const candidate = first + ((start + step) % size);
    if (!taken(candidate)) return candidate;
  }
  return undefined;
}

const ipOf = (offset: number): string => `10.96.${offset >> 8}.${offset & 255}`;

export interface Allocation {
  readonly object: DraftObject;
  readonly errors: readonly FieldError[];
}

const portsOf = (service: StoredObject): readonly Part[] => service.spec.ports ?? [];

export function allocate(draft: DraftObject, held: Snapshot): Allocation {
  const { namespace = '', name = '' } = draft.metadata;
  const spec: Part = draft.spec;
  if (spec.type === 'ExternalName') return { object: draft, errors: [] };
  const errors: FieldError[] = [];
  // The Service's own addresses do not stand in its way when it is updated.
  const others = (holds: (service: StoredObject) => boolean): boolean =>
    held
      .list('Service')
      .some(
        service =>
          (service.metadata.name !== name || service.metadata.namespace !== namespace) && holds(service),
      );
  const ipTaken = (ip: string): boolean => others(service => (service.spec.clusterIPs ?? []).includes(ip));

  let ip: string = spec.clusterIP ?? spec.clusterIPs?.[0] ?? '';
  if (ip === '') ip = ipOf(place(`${namespace}/${name}`, FIRST_IP, LAST_IP, at => ipTaken(ipOf(at))) ?? 0);
  else if (ip !== 'None' && ipTaken(ip))
    errors.push(
      invalidValue(
        'spec.clusterIPs',
        spec.clusterIPs ?? [ip],
        `failed to allocate IP ${ip}: provided IP is already allocated`,
      ),
    );

  const open = spec.type === 'NodePort' || spec.type === 'LoadBalancer';
  const given = new Set<number>();
  const portTaken = (nodePort: number): boolean =>
    given.has(nodePort) || others(service => portsOf(service).some(port => port.nodePort === nodePort));
  const withNodePorts = (spec.ports ?? []).map((port: Part, index: number) => {
    const { nodePort, ...rest } = port;
    if (!open) return rest;
    const asked = nodePort !== undefined && nodePort !== 0;
    if (asked && portTaken(nodePort))
      errors.push(
        invalidValue(`spec.ports[${index}].nodePort`, nodePort, 'provided port is already allocated'),
      );
    const seed = `${namespace}/${name}/${port.port}`;
    const chosen = asked ? nodePort : place(seed, FIRST_PORT, LAST_PORT, portTaken);
    given.add(chosen);
    return { ...rest, nodePort: chosen };
  });
  const object = {
    ...draft,
    spec: {
      ...spec,
      clusterIP: ip,
      clusterIPs: [ip, ...(spec.clusterIPs ?? []).slice(1)],
      ...(spec.ports === undefined ? {} : { ports: withNodePorts }),
    },
  };
  return { object, errors };
}
