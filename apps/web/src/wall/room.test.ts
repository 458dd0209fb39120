import { describe, expect, it } from 'vitest';
import { drift, isTall, roomOf, unitOf } from './room.ts';

describe('the room of the wall', () => {
  it('is the same on every screen of the same shape', () => {
    for (const [width, height] of [
      [1280, 720],
      [1920, 1080],
      [3840, 2160],
    ] as const) {
      const services = (670 / 1080) * height;
      expect(roomOf({ services: services / unitOf(width, height), nodes: 670 }).rows).toBe(6);
    }
  });

  it('never has less than a row and its rest', () => {
    expect(roomOf({ services: 0, nodes: 0 })).toMatchObject({ rows: 2, nodes: 2 });
  });

  it('shows lamps under the names of nodes while all of them fit so', () => {
    const places = { services: 670, nodes: 670 };
    expect([isTall(3, places), isTall(4, places)]).toEqual([true, false]);
  });

  it('walks about its place and never further than a pixel', () => {
    const places = Array.from({ length: 72 }, (_, minutes) => drift(minutes));
    expect(Math.max(...places.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]))).toBe(1);
    expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(9);
    expect(drift(0)).toEqual(drift(36));
  });
});
