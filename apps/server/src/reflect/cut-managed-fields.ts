/**
 * Takes `"managedFields":[…]` out of the bytes of an object before they are parsed: two fifths of a pod, and nobody here reads it.
 * Inside a JSON string every quote follows a backslash; so a quoted word before a colon, with no backslash before it, is a key. Used by the reflector. Law R9.
 */

const key = Buffer.from('"managedFields"');
const quote = 0x22;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const colon = 0x3a;
const comma = 0x2c;

/** Works in place: the bytes given are overwritten, the answer is a part of them. What is not an array stays. */
export function cutManagedFields(bytes: Buffer): Buffer {
  let kept = bytes;
  for (let at = kept.indexOf(key); at !== -1; at = kept.indexOf(key, at)) {
    const start = kept[at - 1] === backslash ? -1 : valueStart(kept, at + key.length);
    const end = start === -1 ? -1 : arrayEnd(kept, start);
    if (end === -1) {
      at += key.length;
      continue;
    }
    // With it goes one comma: the one after, or else the one before.
    const after = skipSpace(kept, end);
    let from = at;
    let to = end;
    if (kept[after] === comma) to = after + 1;
    else {
      const before = skipSpaceBack(kept, at - 1);
      if (kept[before] === comma) from = before;
    }
    kept.copyWithin(from, to);
    kept = kept.subarray(0, kept.length - (to - from));
    at = from;
  }
  return kept;
}

/** Where the array begins that belongs to a key which ends at `from`; -1 when it is not a key, or not of an array. */
function valueStart(bytes: Buffer, from: number): number {
  const at = skipSpace(bytes, from);
  if (bytes[at] !== colon) return -1;
  const value = skipSpace(bytes, at + 1);
  return bytes[value] === openBracket ? value : -1;
}

/** The byte after the array that begins at `from`; -1 when it does not end. */
function arrayEnd(bytes: Buffer, from: number): number {
  const length = bytes.length;
  let depth = 0;
  let at = from;
  while (at < length) {
    const byte = bytes[at];
    at += 1;
    if (byte === quote) {
      let inner = bytes[at];
      while (at < length && inner !== quote) {
        at += inner === backslash ? 2 : 1;
        inner = bytes[at];
      }
      at += 1;
    } else if (byte === openBracket) depth += 1;
    else if (byte === closeBracket) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}

const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;

function skipSpace(bytes: Buffer, from: number): number {
  let at = from;
  while (isSpace(bytes[at])) at += 1;
  return at;
}

function skipSpaceBack(bytes: Buffer, from: number): number {
  let at = from;
  while (isSpace(bytes[at])) at -= 1;
  return at;
}
