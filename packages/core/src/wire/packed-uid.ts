/**
 * UIDs on the wire: a UUID as 22 characters of base64url, any other string as it is behind `=`. Every string comes back as it was.
 */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const hexDigits = '0123456789abcdef';
/** Length of a packed UUID: 128 bits in sixes. */
export const packedLength = 22;

const valueOfLetter = tableOf(alphabet);
const valueOfDigit = tableOf(hexDigits);

function tableOf(characters: string): Int8Array {
  const table = new Int8Array(128).fill(-1);
  for (let value = 0; value < characters.length; value += 1) table[characters.charCodeAt(value)] = value;
  return table;
}

function valueAt(table: Int8Array, text: string, position: number): number {
  return table[text.charCodeAt(position)] ?? -1;
}

const isDash = (position: number) => position === 8 || position === 13 || position === 18 || position === 23;

export function packUid(uid: string): string {
  if (uid.length !== 36) return `=${uid}`;
  let packed = '';
  let bits = 0;
  let held = 0;
  for (let position = 0; position < 36; position += 1) {
    if (isDash(position)) {
      if (uid.charCodeAt(position) !== 45) return `=${uid}`;
      continue;
    }
    const digit = valueAt(valueOfDigit, uid, position);
    if (digit < 0) return `=${uid}`;
    bits = (bits << 4) | digit;
    held += 4;
    if (held >= 6) {
      held -= 6;
      packed += alphabet[bits >> held];
      bits &= (1 << held) - 1;
    }
  }
  return packed + alphabet[bits << (6 - held)];
}

/** UIDs that were read lately, by their packed form: the same few owners are named again and again, and then they are the same string. Only a memory. */
const lately: ([packed: string, uid: string] | undefined)[] = new Array(4096).fill(undefined);

/** Undefined where this is no packed UID. */
export function unpackUid(packed: string): string | undefined {
  if (packed.startsWith('=')) return packed.slice(1);
  if (packed.length !== packedLength) return undefined;
  let hash = 0;
  for (let position = 0; position < packedLength; position += 1)
    hash = (Math.imul(hash, 31) + packed.charCodeAt(position)) | 0;
  const place = (hash ^ (hash >>> 15)) & (lately.length - 1);
  const known = lately[place];
  if (known?.[0] === packed) return known[1];
  const uid = unpackLetters(packed);
  if (uid !== undefined) lately[place] = [packed, uid];
  return uid;
}

/** Filled in and made a string at once: one that grows letter by letter is kept as its pieces. */
const units = new Uint16Array(36).fill('-'.charCodeAt(0));

function unpackLetters(packed: string): string | undefined {
  let [bits, held, end] = [0, 0, 0];
  for (let position = 0; position < packedLength; position += 1) {
    const letter = valueAt(valueOfLetter, packed, position);
    if (letter < 0) return undefined;
    bits = (bits << 6) | letter;
    held += 6;
    while (held >= 4 && end < 36) {
      held -= 4;
      units[end] = hexDigits.charCodeAt(bits >> held);
      bits &= (1 << held) - 1;
      end += isDash(end + 1) ? 2 : 1;
    }
  }
  return String.fromCharCode(...units);
}
