import { place } from '@switchboard/core/scene/place-lenses';
import type { Placement } from '@switchboard/core/scene/placement';
import { emptyTopology } from '@switchboard/core/topology';
import { expect, it } from 'vitest';
import { shop } from './gallery/shop.ts';
import { roomForNews } from './news.ts';

const size = { width: 1680, height: 910 };
const lens = { kind: 'lines', namespaces: ['shop'], open: [] } as const;
const placement: Placement = {
  ...place(shop(), lens, size, undefined, 0),
  room: [
    { type: 'block', block: 'cart|4' },
    { type: 'lane', node: 'node-d' },
  ],
};

it('room for what is only now read is no news, room for something new is', () => {
  expect(roomForNews(emptyTopology, placement)).toEqual([]);
  expect(roomForNews(shop(), placement)).toEqual(placement.room);
});
