/**
 * Endpoints in their one canonical form (kubernetes `pkg/api/v1/endpoints/util.go` RepackSubsets): addresses that offer the same ports stand
 * in one subset, an address that is not ready on a port counts as not ready there, everything in upstream's order of hashes.
 * Called by the Endpoints controller and before mirroring.
 */
import { type HashedPort, subsetPortsInOrder, subsetsInOrder } from './upstream-hash.ts';

interface ObjectReference {
  readonly kind?: string;
  readonly namespace?: string | undefined;
  readonly name?: string;
  readonly uid?: string;
}

export interface EndpointAddress {
  readonly ip: string;
  readonly hostname?: string;
  readonly nodeName?: string;
  readonly targetRef?: ObjectReference;
}

export interface Subset {
  readonly addresses?: readonly EndpointAddress[];
  readonly notReadyAddresses?: readonly EndpointAddress[];
  readonly ports?: readonly HashedPort[];
}

const identity = ({ ip, targetRef }: EndpointAddress): string => `${ip}\n${targetRef?.uid ?? ''}`;

const portText = (port: HashedPort | undefined): string =>
  port === undefined
    ? ''
    : JSON.stringify([port.name ?? '', port.port, port.protocol ?? 'TCP', port.appProtocol]);

/** Byte by byte, as upstream orders them. */
const inOrder = (addresses: readonly EndpointAddress[]): readonly EndpointAddress[] =>
  addresses.toSorted((a, b) => {
    const [left, right] = [identity(a), identity(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  });

interface Offer {
  readonly port: HashedPort | undefined;
  /** By identity: whether the address is ready on this port. */
  readonly ready: Map<string, boolean>;
}

export function repackSubsets(subsets: readonly Subset[]): readonly Subset[] {
  const known = new Map<string, EndpointAddress>();
  const offers = new Map<string, Offer>();
  const offer = (port: HashedPort | undefined, address: EndpointAddress, ready: boolean): void => {
    const id = identity(address);
    if (!known.has(id)) known.set(id, address);
    const held = offers.get(portText(port)) ?? { port, ready: new Map() };
    offers.set(portText(port), held);
    held.ready.set(id, (held.ready.get(id) ?? true) && ready);
  };
  for (const { addresses = [], notReadyAddresses = [], ports = [] } of subsets)
    for (const port of ports.length === 0 ? [undefined] : ports) {
      for (const address of addresses) offer(port, address, true);
      for (const address of notReadyAddresses) offer(port, address, false);
    }

  const groups = new Map<string, { readonly ready: Map<string, boolean>; readonly ports: HashedPort[] }>();
  for (const { port, ready } of offers.values()) {
    const key = [...ready]
      .map(([id, open]) => `${id}\n${open}`)
      .sort()
      .join('\n\n');
    const group = groups.get(key) ?? { ready, ports: [] };
    groups.set(key, group);
    if (port !== undefined) group.ports.push(port);
  }
  const packed = [...groups.values()].map(({ ready, ports }): Subset => {
    const of = (wanted: boolean) =>
      inOrder([...ready].flatMap(([id, open]) => (open === wanted ? [known.get(id) ?? { ip: '' }] : [])));
    const [addresses, notReadyAddresses] = [of(true), of(false)];
    return {
      ...(addresses.length > 0 ? { addresses } : {}),
      ...(notReadyAddresses.length > 0 ? { notReadyAddresses } : {}),
      ...(ports.length > 0 ? { ports: subsetPortsInOrder(ports) } : {}),
    };
  });
  return subsetsInOrder(packed);
}
