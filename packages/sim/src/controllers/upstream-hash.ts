/**
 * The hash by which upstream orders ports and subsets of the same object (k8s.io/utils `dump.ForHash` under FNV-1a of 128 bits), so that
 * lists come out in the order in which a real cluster shows them. Called by the slice, mirroring and Endpoints controllers.
 */
const OFFSET = 144066263297769815596495629667062367629n;
const PRIME = 309485009821345068724781371n;
const MASK = (1n << 128n) - 1n;

const encoder = new TextEncoder();

function fnv128(text: string): string {
  let hash = OFFSET;
  for (const byte of encoder.encode(text)) hash = ((hash ^ BigInt(byte)) * PRIME) & MASK;
  return hash.toString(16).padStart(32, '0');
}

export interface HashedPort {
  readonly name?: string | undefined;
  readonly port: number;
  readonly protocol?: string | undefined;
  readonly appProtocol?: string | undefined;
}

const pointer = (value: string | undefined): string => `(*string)${value ?? '<nil>'}`;

const slicePort = ({ name = '', port, protocol = 'TCP', appProtocol }: HashedPort): string =>
  `(v1.EndpointPort){Name:(*string)${name} Protocol:(*v1.Protocol)${protocol} Port:(*int32)${port} AppProtocol:${pointer(appProtocol)}}`;

const endpointsPort = ({ name = '', port, protocol = 'TCP', appProtocol }: HashedPort): string =>
  `{Name:(string)${name} Port:(int32)${port} Protocol:(v1.Protocol)${protocol} AppProtocol:${pointer(appProtocol)}}`;

const byHash = <T>(items: readonly T[], text: (item: T) => string): readonly T[] => {
  if (items.length < 2) return items;
  const hashes = new Map(items.map(item => [item, fnv128(text(item))]));
  return items.toSorted((a, b) => ((hashes.get(a) ?? '') < (hashes.get(b) ?? '') ? -1 : 1));
};

/** Ports of an EndpointSlice (endpointslice `portsInOrder`). */
export const slicePortsInOrder = <T extends HashedPort>(ports: readonly T[]): readonly T[] =>
  byHash(ports, slicePort);

/** Ports of a subset of Endpoints (`pkg/api/v1/endpoints` portsByHash). */
export const subsetPortsInOrder = <T extends HashedPort>(ports: readonly T[]): readonly T[] =>
  byHash(ports, port => `(v1.EndpointPort)${endpointsPort(port)}`);

const REFERENCE = [
  ['Kind', 'string', 'kind'],
  ['Namespace', 'string', 'namespace'],
  ['Name', 'string', 'name'],
  ['UID', 'types.UID', 'uid'],
  ['APIVersion', 'string', 'apiVersion'],
  ['ResourceVersion', 'string', 'resourceVersion'],
  ['FieldPath', 'string', 'fieldPath'],
] as const;

interface Address {
  readonly ip: string;
  readonly hostname?: string | undefined;
  readonly nodeName?: string | undefined;
  readonly targetRef?: Partial<Record<(typeof REFERENCE)[number][2], string | undefined>> | undefined;
}

export interface HashedSubset {
  readonly addresses?: readonly Address[];
  readonly notReadyAddresses?: readonly Address[];
  readonly ports?: readonly HashedPort[];
}

function addressText({ ip, hostname = '', nodeName, targetRef }: Address): string {
  const reference =
    targetRef === undefined
      ? '<nil>'
      : `{${REFERENCE.map(([name, type, field]) => `${name}:(${type})${targetRef[field] ?? ''}`).join(' ')}}`;
  return `{IP:(string)${ip} Hostname:(string)${hostname} NodeName:${pointer(nodeName)} TargetRef:(*v1.ObjectReference)${reference}}`;
}

const listText = <T>(items: readonly T[] | undefined, text: (item: T) => string): string =>
  items === undefined || items.length === 0 ? '<nil>' : `[${items.map(text).join(' ')}]`;

/** Subsets of Endpoints (`subsetsByHash`). */
export const subsetsInOrder = <T extends HashedSubset>(subsets: readonly T[]): readonly T[] =>
  byHash(
    subsets,
    ({ addresses, notReadyAddresses, ports }) =>
      `(v1.EndpointSubset){Addresses:([]v1.EndpointAddress)${listText(addresses, addressText)}` +
      ` NotReadyAddresses:([]v1.EndpointAddress)${listText(notReadyAddresses, addressText)}` +
      ` Ports:([]v1.EndpointPort)${listText(ports, endpointsPort)}}`,
  );
