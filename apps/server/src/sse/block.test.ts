import { constants, gunzipSync } from 'node:zlib';
import { project } from '@switchboard/core/project';
import { encodeSnapshot } from '@switchboard/core/snapshot';
import { crowd } from '@switchboard/core/testing/crowd';
import { emptyWorld, reduce } from '@switchboard/core/world';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBlock, gzipHeader, joinBlocks } from './block.ts';
import { eventText } from './event-text.ts';

/** As a reader sees an open stream: whatever has come so far, without an end. */
function readSoFar(buffers: readonly Buffer[]): string {
  return gunzipSync(Buffer.concat([gzipHeader, ...buffers]), {
    finishFlush: constants.Z_SYNC_FLUSH,
  }).toString();
}

describe('block', () => {
  it('V6: blocks behind one gzip header read as their texts, whichever of them a viewer gets and in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 2000 })), texts => {
        const blocks = texts.map(createBlock);
        for (const from of [0, 1, 2]) {
          const some = blocks.slice(from).toReversed();
          expect(readSoFar(some.flatMap(block => block.buffers(true)))).toBe(
            texts.slice(from).toReversed().join(''),
          );
        }
      }),
    );
  });

  it('V6: a block is compressed once for all viewers', () => {
    const block = createBlock('x'.repeat(10_000));
    expect(block.buffers(true)[0]).toBe(block.buffers(true)[0]);
    expect(block.buffers(true)[0]?.length).toBeLessThan(200);
    expect(block.buffers(false)[0]).toBe(block.buffers(false)[0]);
  });

  it('joined blocks share the bytes of their parts', () => {
    const part = createBlock('event: a\n');
    const joined = joinBlocks(createBlock('id: 1\n'), part);
    expect(joined.buffers(false)[1]).toBe(part.buffers(false)[0]);
    expect(joined.bytes).toBe(15);
    expect(readSoFar([...joined.buffers(true)])).toBe('id: 1\nevent: a\n');
  });

  it('W6: a snapshot in blocks that viewers share is at most 45 bytes per pod', () => {
    const { objects, pods } = crowd(2_000);
    const { world } = reduce(
      emptyWorld,
      objects.map(object => ({ type: 'put', object })),
    );
    const blocks = encodeSnapshot('shop', 1, 0, project(world, 'shop')).map(part =>
      createBlock(eventText('snapshot', part)),
    );
    const deflated = Buffer.concat(blocks.flatMap(block => block.buffers(true)));
    expect(deflated.length / pods.length).toBeLessThanOrEqual(45);
  });
});
