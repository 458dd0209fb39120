/** Addresses and ranges as numbers, IPv4 and IPv6: whether an address lies in a range, and what a range really is. Pure; nothing throws. */

export interface Range {
  readonly bits: 32 | 128;
  readonly first: bigint;
  readonly prefix: number;
}

export function readAddress(text: string): { readonly bits: 32 | 128; readonly value: bigint } | undefined {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) {
    const parts = text.split('.');
    // Go refuses leading zeros, and so do the validators of controllers.
    if (parts.some(part => Number(part) > 255 || (part.length > 1 && part.startsWith('0')))) return undefined;
    return { bits: 32, value: parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n) };
  }
  return readV6(text);
}

function readV6(text: string): { readonly bits: 128; readonly value: bigint } | undefined {
  const [, head4 = '', tail4] = /^(.*:)(\d{1,3}(?:\.\d{1,3}){3})$/.exec(text) ?? [];
  if (tail4 !== undefined) {
    const four = readAddress(tail4);
    if (four === undefined) return undefined;
    const [high, low] = [four.value >> 16n, four.value & 65_535n];
    return readV6(`${head4}${high.toString(16)}:${low.toString(16)}`);
  }
  const halves = text.split('::');
  if (!text.includes(':') || halves.length > 2) return undefined;
  const groups = halves.map(half => (half === '' ? [] : half.split(':')));
  const given = groups.flat();
  if (given.some(group => !/^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  const missing = 8 - given.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const [head = [], tail = []] = groups;
  const all = halves.length === 1 ? given : [...head, ...Array.from({ length: missing }, () => '0'), ...tail];
  return { bits: 128, value: all.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n) };
}

/** A CIDR, or an address as the range of itself. */
export function readRange(text: string): Range | undefined {
  const [place = '', length, more] = text.split('/');
  const address = readAddress(place);
  if (address === undefined || more !== undefined) return undefined;
  if (length !== undefined && !/^\d{1,3}$/.test(length)) return undefined;
  const prefix = length === undefined ? address.bits : Number(length);
  if (prefix > address.bits) return undefined;
  return { bits: address.bits, first: masked(address.value, address.bits, prefix), prefix };
}

const masked = (value: bigint, bits: number, prefix: number): bigint =>
  (value >> BigInt(bits - prefix)) << BigInt(bits - prefix);

export function contains(range: Range, address: string): boolean {
  const read = readAddress(address);
  return read?.bits === range.bits && masked(read.value, range.bits, range.prefix) === range.first;
}

/** Bits are set beyond the prefix: `10.16.0.27/8`. */
export function hasHostBits(text: string): boolean {
  const range = readRange(text);
  const address = readAddress(text.split('/')[0] ?? '');
  return range !== undefined && address !== undefined && address.value !== range.first;
}

export function showRange({ bits, first, prefix }: Range): string {
  if (bits === 128) return `/${prefix}`;
  const parts = [24n, 16n, 8n, 0n].map(shift => (first >> shift) & 255n);
  return `${parts.join('.')}/${prefix}`;
}
