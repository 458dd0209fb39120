/**
 * Cuts the bytes of a watch into lines, at byte 0x0A only: U+2028 and U+0085 belong to the text, and a UTF-8 sequence may be cut between two chunks.
 * Empty lines are left out; a carriage return at the end is white space to JSON. Used by the reflector. Law R7.
 */

const newline = 0x0a;
const carriageReturn = 0x0d;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

export const lineCap = 8 * 1024 * 1024;

export class LineTooLong extends Error {
  constructor() {
    super(`a line of the watch is longer than ${lineCap / 1024 / 1024} MiB`);
  }
}

export class LineSplitter {
  readonly #onLine: (line: Buffer) => void;
  #begun: Buffer[] = [];
  #length = 0;
  #first = true;

  constructor(onLine: (line: Buffer) => void) {
    this.#onLine = onLine;
  }

  /** Takes the chunk over. Throws LineTooLong; nothing is to be pushed after that. */
  push(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let from = 0;
    for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, from)) {
      this.#keep(bytes.subarray(from, at));
      this.#finish();
      from = at + 1;
    }
    if (from < bytes.length) this.#keep(bytes.subarray(from));
  }

  /** What came after the last line end: not a line. True when there is any. */
  get unfinished(): boolean {
    return this.#length > 0;
  }

  #keep(part: Buffer): void {
    this.#length += part.length;
    if (this.#length > lineCap) throw new LineTooLong();
    this.#begun.push(part);
  }

  #finish(): void {
    const [only] = this.#begun;
    let line =
      this.#begun.length === 1 && only !== undefined ? only : Buffer.concat(this.#begun, this.#length);
    this.#begun = [];
    this.#length = 0;
    if (this.#first && line.subarray(0, 3).equals(byteOrderMark)) line = line.subarray(3);
    this.#first = false;
    if (line.length === 0 || (line.length === 1 && line[0] === carriageReturn)) return;
    this.#onLine(line);
  }
}
