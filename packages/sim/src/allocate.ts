/**
 * Gives a Service its cluster IPs (one per family) and node ports at the door, and refuses those that are taken.
 * Called by admission. The choice follows from the Service's name (first free place from a hash of it), not from the dice:
 * what a user creates must not change the story that the seed tells. Range and messages as `pkg/registry/core/service/storage/alloc.go`.
 */
import type { Snapshot } from './controller.ts';
import { hash32 } from './dice.ts';
import { type Family, familiesFor, isDualStack } from './ip-families.ts';
import type { DraftObject } from './object.ts';
import { type FieldError, invalidValue } from './status.ts';
import { clusterAddressErrors } from './validate/cluster-addresses.ts';

// biome-ignore lint/suspicious/noExplicitAny: parts of a spec, open like ObjectBody.
type Part = any;

/** 10.96.0.0/16 and fd00:10:96::/112, both without the first 256, which Kubernetes prefers to leave to addresses chosen by hand. */
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

const ipOf = (offset: number, family: Family): string =>
  family === 'IPv4' ? `10.96.${offset >> 8}.${offset & 255}` : `fd00:10:96::${offset.toString(16)}`;

const portError = (nodePort: number, isTaken: (nodePort: number) => boolean): string | undefined => {
  if (nodePort < FIRST_PORT || nodePort > LAST_PORT)
    return `provided port is not in the valid range. The range of valid ports is ${FIRST_PORT}-${LAST_PORT}`;
  return isTaken(nodePort) ? 'provided port is already allocated' : undefined;
};

export interface Allocation {
  readonly object: DraftObject;
  readonly errors: readonly FieldError[];
}

const NETWORK = 'the provided network does not match the current range';

/** Why this address cannot be had. A dry run asks the range alone, and names it. */
function addressError(
  ip: string,
  asked: readonly string[],
  isTaken: (ip: string) => boolean,
  dryRun: boolean,
): FieldError | undefined {
  const inside = ip.startsWith('10.96.') ? ip !== '10.96.0.0' && ip !== '10.96.255.255' : ip.includes(':');
  const why = inside
    ? !dryRun && isTaken(ip)
      ? 'provided IP is already allocated'
      : undefined
    : dryRun
      ? `the provided IP (${ip}) is not in the valid range. The range of valid IPs is 10.96.0.0/16`
      : NETWORK;
  return why === undefined
    ? undefined
    : invalidValue('spec.clusterIPs', asked, `failed to allocate IP ${ip}: ${why}`);
}

/** Whatever is wrong here is said before anything else is looked at. `dryRun`: nothing is taken, and little is refused. */
export function allocate(draft: DraftObject, held: Snapshot, dryRun: boolean): Allocation {
  const { namespace = '', name = '' } = draft.metadata;
  const spec: Part = draft.spec;
  if (spec.type === 'ExternalName') return { object: draft, errors: [] };
  const none = (errors: readonly FieldError[]): Allocation => ({ object: draft, errors });
  const unclear = clusterAddressErrors(spec);
  if (unclear.length > 0) return none(unclear);
  // The Service's own addresses do not stand in its way when it is updated.
  const others = (index: 'address' | 'nodePort', value: string): boolean =>
    held
      .having(index, value)
      .some(({ metadata }) => metadata.name !== name || metadata.namespace !== namespace);
  const ipTaken = (ip: string): boolean => others('address', ip);

  const { ipFamilies, ipFamilyPolicy, errors: mistaken } = familiesFor(spec, isDualStack(held));
  if (mistaken.length > 0) return none(mistaken);
  const given: readonly string[] = spec.clusterIPs ?? [];
  for (const ip of given) {
    const refused = ip === 'None' ? undefined : addressError(ip, given, ipTaken, dryRun);
    if (refused !== undefined) return none([refused]);
  }
  const addresses =
    given[0] === 'None'
      ? ['None']
      : ipFamilies.map((family, index) => {
          const at = (offset: number) => ipOf(offset, family);
          const free = () =>
            at(place(`${namespace}/${name}`, FIRST_IP, LAST_IP, one => ipTaken(at(one))) ?? 0);
          return given[index] ?? free();
        });
  const errors: FieldError[] = [];
  const open = spec.type === 'NodePort' || spec.type === 'LoadBalancer';
  const chosenPorts = new Set<number>();
  const portTaken = (nodePort: number): boolean =>
    chosenPorts.has(nodePort) || others('nodePort', String(nodePort));
  const withNodePorts = (spec.ports ?? []).map((port: Part, index: number) => {
    const { nodePort, ...rest } = port;
    if (!open) return rest;
    const asked = nodePort !== undefined && nodePort !== 0;
    const refused = asked ? portError(nodePort, portTaken) : undefined;
    if (refused !== undefined && !dryRun)
      errors.push(invalidValue(`spec.ports[${index}].nodePort`, nodePort, refused));
    const seed = `${namespace}/${name}/${port.port}`;
    const chosen = asked ? nodePort : place(seed, FIRST_PORT, LAST_PORT, portTaken);
    chosenPorts.add(chosen);
    return { ...rest, nodePort: chosen };
  });
  const object = {
    ...draft,
    spec: {
      ...spec,
      clusterIP: addresses[0],
      clusterIPs: addresses,
      ipFamilies,
      ipFamilyPolicy,
      ...(spec.ports === undefined ? {} : { ports: withNodePorts }),
    },
  };
  return { object, errors };
}
