/**
 * Cuts the body of a List into its items while it arrives, byte by byte, so that no more than one item and one chunk is ever held: parsing a body of
 * 100 MB at once blocks for seconds and ends at 512 MiB. Any order of keys, any white space, any chunks. Used by the reflector. Law R8.
 */
import { fields } from '@switchboard/core/kubernetes/json';

export interface ListMetadata {
  readonly resourceVersion: string;
  /** Token of the next page; empty on the last. */
  readonly continue: string;
  /** The server's estimate of what is left, where it gives one. */
  readonly remaining?: number;
}

/** The body ended early, or is no List. */
export class ListBroken extends Error {}

const quote = 0x22;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const colon = 0x3a;
const comma = 0x2c;

const envelopeCap = 1024 * 1024;
const itemCap = 64 * 1024 * 1024;
/** `{"metadata":`, as a rule. */
const seamLength = 12;
const itemsKey = Buffer.from('items');

/**
 * Answers whether the bytes are JSON. Unless `sure`, they are a guess at an item: what does not parse comes again, whole. What does parse is the item,
 * for an object ends where its braces do and nowhere before.
 */
export type ReadItem = (item: Buffer, sure: boolean) => boolean;

export class ItemSplitter {
  readonly #read: ReadItem;
  /** How an item ends and the next begins, after the example of the first: what to look for instead of looking at every byte. */
  #seam: Buffer | undefined;
  /** All of the body but the items: small, and parsed at the end. */
  #envelope: Buffer[] = [];
  #envelopeLength = 0;
  #inItems = false;
  #depth = 0;
  #inString = false;
  #escaped = false;
  /** Bytes of an item that began in an earlier chunk. */
  #begun: Buffer[] = [];
  #begunLength = 0;
  /** At depth 1 of the envelope: the string that stands there, and the key that a colon made of it. */
  #word: number[] = [];
  #key: Buffer = Buffer.alloc(0);

  constructor(read: ReadItem) {
    this.#read = read;
  }

  /** Takes the chunk over. */
  push(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let at = 0; at < bytes.length; )
      at = this.#inItems ? this.#scanItems(bytes, at) : this.#scanEnvelope(bytes, at);
  }

  /** To be called after the last chunk. */
  end(): ListMetadata {
    if (this.#inItems || this.#depth !== 0 || this.#envelopeLength === 0)
      throw new ListBroken('the list ended in the middle');
    let envelope: unknown;
    try {
      envelope = JSON.parse(
        Buffer.concat(this.#envelope)
          .toString('utf8')
          .replace(/^\uFEFF/, ''),
      );
    } catch (error) {
      throw new ListBroken('the list is not JSON', { cause: error });
    }
    return listMetadata(envelope);
  }

  #keepEnvelope(part: Buffer): void {
    this.#envelopeLength += part.length;
    if (this.#envelopeLength > envelopeCap) throw new ListBroken('the answer is not a list');
    // A copy: a slice would keep the whole chunk alive.
    this.#envelope.push(Buffer.from(part));
  }

  /** What is around the items. Returns where it stopped. */
  #scanEnvelope(bytes: Buffer, from: number): number {
    for (let at = from; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (byte === backslash) this.#escaped = true;
        else if (byte === quote) this.#inString = false;
        if (this.#inString && this.#depth === 1 && byte !== undefined && this.#word.length < 16)
          this.#word.push(byte);
      } else if (byte === quote) {
        this.#inString = true;
        this.#word = [];
      } else if (byte === colon && this.#depth === 1) {
        this.#key = Buffer.from(this.#word);
      } else if (byte === comma && this.#depth === 1) {
        this.#key = Buffer.alloc(0);
      } else if (byte === openBrace || byte === openBracket) {
        if (byte === openBracket && this.#depth === 1 && this.#key.equals(itemsKey)) {
          this.#keepEnvelope(bytes.subarray(from, at + 1));
          this.#inItems = true;
          this.#depth = 0;
          return at + 1;
        }
        this.#depth += 1;
      } else if (byte === closeBrace || byte === closeBracket) this.#depth -= 1;
    }
    this.#keepEnvelope(bytes.subarray(from));
    return bytes.length;
  }

  /** One look at every byte that no guess could pass over. Returns where it stopped. */
  #scanItems(bytes: Buffer, from: number): number {
    const length = bytes.length;
    let depth = this.#depth;
    let at = from;
    let start = depth > 0 ? from : -1;
    if (this.#inString) {
      at = this.#leaveString(bytes, at);
      if (this.#inString) {
        if (start >= 0) this.#keepItem(bytes.subarray(start));
        return length;
      }
    }
    while (at < length) {
      const byte = bytes[at];
      at += 1;
      if (byte === quote) {
        let inner = bytes[at];
        while (at < length && inner !== quote) {
          at += inner === backslash ? 2 : 1;
          inner = bytes[at];
        }
        if (at >= length) {
          this.#inString = true;
          this.#escaped = at > length;
          break;
        }
        at += 1;
      } else if (byte === openBrace || byte === openBracket) {
        if (depth === 0) {
          start = at - 1;
          const guess = this.#guessEnd(bytes, start);
          if (guess > 0) {
            at = guess;
            start = -1;
            continue;
          }
        }
        depth += 1;
      } else if (byte === closeBrace || byte === closeBracket) {
        if (depth === 0) {
          if (byte !== closeBracket) throw new ListBroken('the items do not end where they should');
          this.#keepEnvelope(bytes.subarray(at - 1, at));
          this.#inItems = false;
          this.#depth = 1;
          return at;
        }
        depth -= 1;
        if (depth === 0) {
          this.#keepItem(bytes.subarray(start, at));
          start = -1;
          this.#finishItem();
        }
      }
    }
    this.#depth = depth;
    if (start >= 0) this.#keepItem(bytes.subarray(start));
    return length;
  }

  /** The byte after an item that was guessed and read; 0 when it must be looked for byte by byte. */
  #guessEnd(bytes: Buffer, start: number): number {
    if (this.#seam === undefined) return 0;
    const end = bytes.indexOf(this.#seam, start) + 1;
    return end > 0 && this.#read(bytes.subarray(start, end), false) ? end : 0;
  }

  /** From inside a string that began in an earlier chunk to the byte after its end. */
  #leaveString(bytes: Buffer, from: number): number {
    let at = this.#escaped ? from + 1 : from;
    this.#escaped = false;
    while (at < bytes.length) {
      const byte = bytes[at];
      if (byte === quote) {
        this.#inString = false;
        return at + 1;
      }
      at += byte === backslash ? 2 : 1;
    }
    this.#escaped = at > bytes.length;
    return bytes.length;
  }

  #keepItem(part: Buffer): void {
    this.#begunLength += part.length;
    if (this.#begunLength > itemCap) throw new ListBroken('an item of the list is too large');
    this.#begun.push(part);
  }

  #finishItem(): void {
    const [only] = this.#begun;
    const item = this.#begun.length === 1 && only !== undefined ? only : Buffer.concat(this.#begun);
    this.#begun = [];
    this.#begunLength = 0;
    this.#read(item, true);
    this.#seam ??= Buffer.concat([Buffer.from('},'), item.subarray(0, seamLength)]);
  }
}

function listMetadata(envelope: unknown): ListMetadata {
  const metadata = fields<'metadata'>(envelope).metadata;
  const resourceVersion = fields<'resourceVersion'>(metadata).resourceVersion;
  const token = fields<'continue'>(metadata).continue;
  const remaining = fields<'remainingItemCount'>(metadata).remainingItemCount;
  if (typeof resourceVersion !== 'string' || resourceVersion === '')
    throw new ListBroken('the list has no resourceVersion');
  return {
    resourceVersion,
    continue: typeof token === 'string' ? token : '',
    ...(typeof remaining === 'number' && { remaining }),
  };
}
