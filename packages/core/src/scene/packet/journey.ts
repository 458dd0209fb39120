/**
 * The way of one packet, as values: who calls, what is asked, where the address is swapped, where it arrives or stops. Steps are for reading, the rest for drawing.
 * Types, and the one way to set addresses off in a text.
 */
import type { Uid } from '../../kubernetes/object.ts';
import type { EndpointId } from '../../topology.ts';
import type { Part } from '../sentence.ts';

/** `lookup`: something is asked or read, nothing travels. `stop`: it goes no further. */
export interface PacketStep {
  readonly kind: 'lookup' | 'packet' | 'stop';
  readonly title: string;
  readonly text: readonly Part[];
}

export interface Arrival {
  readonly endpoint: EndpointId;
  readonly pod?: Uid;
  readonly node?: string;
  /** `10.244.2.14:8080`. */
  readonly target: string;
}

export interface Swap {
  readonly node: string;
  /** What the packet was addressed to before, and after. */
  readonly from: string;
  readonly to: string;
}

export interface Journey {
  /** `curl calls http://web`, `shop.example/cart`. */
  readonly title: string;
  readonly steps: readonly PacketStep[];
  readonly caller?: { readonly pod: Uid; readonly name: string; readonly node?: string };
  /** UID of the Ingress that it comes in by. */
  readonly door?: Uid;
  readonly swap?: Swap;
  readonly arrival?: Arrival;
  /** `away`: to where this page does not see. */
  readonly end: 'arrives' | 'refused' | 'dropped' | 'no-address' | 'away';
}

export function step(
  kind: PacketStep['kind'],
  said: { readonly title: string; readonly text: string },
): PacketStep {
  return { kind, title: said.title, text: marked(said.text) };
}

/** What stands between backquotes is an address or a name. */
function marked(text: string): readonly Part[] {
  return text
    .split('`')
    .map((piece, at): Part => (at % 2 === 1 ? { text: piece, style: 'mono' } : { text: piece }))
    .filter(({ text: piece }) => piece !== '');
}

/** `10.0.0.1:80`, `[fd00::1]:80`; without a port where none is known. */
export function withPort(address: string, port: number | undefined): string {
  if (port === undefined) return address;
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
