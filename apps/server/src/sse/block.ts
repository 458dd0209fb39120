/**
 * A piece of the stream that many viewers share: its bytes as they are, and as a raw-deflate block that ends with a full flush, so that
 * blocks join behind one gzip header in any order and a late viewer needs none of the earlier ones (law V6). Compressed when first asked for.
 * Whole events only: a link may stop between two blocks, never inside one.
 */
import { constants, deflateRawSync } from 'node:zlib';

export interface Block {
  /** Bytes before compression: what queues are measured by. */
  readonly bytes: number;
  buffers(gzip: boolean): readonly Buffer[];
}

/** What stands before the first block of a compressed stream: deflate, no name, no time, unknown system. */
export const gzipHeader: Buffer = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);

/** Little memory means short blocks inside, each with its own code: columns of a snapshot differ so much that this saves a thirtieth. */
const deflation = { level: 6, memLevel: 5, finishFlush: constants.Z_FULL_FLUSH } as const;

export function createBlock(text: string): Block {
  const plain = Buffer.from(text);
  let deflated: Buffer | undefined;
  return {
    bytes: plain.length,
    buffers(gzip) {
      if (!gzip) return [plain];
      deflated ??= deflateRawSync(plain, deflation);
      return [deflated];
    },
  };
}

/** Two shared pieces that must not be parted, such as an id line and the event that it belongs to. */
export function joinBlocks(first: Block, second: Block): Block {
  return {
    bytes: first.bytes + second.bytes,
    buffers: gzip => [...first.buffers(gzip), ...second.buffers(gzip)],
  };
}
