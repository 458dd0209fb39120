import { describe, expect, it } from 'vitest';
import { createCamera } from './camera.ts';
import { createCloseup } from './closeup.ts';
import type { Box, Scene } from './scene/shape.ts';

const web = { kind: 'Service', namespace: 'shop', name: 'web' };
const cart = { kind: 'Service', namespace: 'shop', name: 'cart' };

function picture(lit: readonly number[]): Scene {
  const words = Array.from({ length: 60 }, (_, row): Box => {
    const place = { x: 40, y: 100 + row * 30, width: 700, height: 30 };
    return { key: `${row}`, group: 'Pods', tag: 'button', runs: [], dim: !lit.includes(row), ...place };
  });
  return {
    width: 800,
    height: 2000,
    backdrop: [],
    nodes: [],
    edges: [],
    words,
    ink: [],
    heads: { bottom: 80, shapes: [], words: [] },
  };
}

function stage(first: Scene) {
  let scene = first;
  const camera = createCamera(
    { view: () => {}, resize: () => {} },
    () => scene,
    () => 1,
  );
  camera.resize({ width: 800, height: 600 });
  const closeup = createCloseup(camera);
  return {
    camera,
    look(focus: typeof web | undefined, next: Scene) {
      scene = next;
      closeup.follow(focus, next);
    },
  };
}
const everything = Array.from({ length: 60 }, (_, row) => row);
const all = picture(everything);

describe('a closeup', () => {
  it('brings the path into view, and gives the view back exactly', () => {
    const { camera, look } = stage(all);
    camera.look({ x: 0, y: -317, zoom: 1 });
    const before = camera.view();
    look(web, picture([50, 51]));
    const { y, zoom } = camera.view();
    expect((100 + 50 * 30) * zoom + y).toBeGreaterThanOrEqual(80 * zoom);
    expect((100 + 52 * 30) * zoom + y).toBeLessThanOrEqual(600);
    look(cart, picture([2, 3]));
    look(undefined, all);
    expect(camera.view()).toEqual(before);
  });

  it('leaves the camera to the viewer while the focus stays', () => {
    const { camera, look } = stage(all);
    look(web, picture([50]));
    camera.look({ x: 0, y: -10, zoom: 1 });
    look(web, picture([50]));
    expect(camera.view().y).toBe(-10);
  });

  it('stands back from a path that is too long, as far as it can still be read', () => {
    const { camera, look } = stage(all);
    look(web, picture(everything.slice(10, 28)));
    expect(camera.view().zoom).toBeGreaterThanOrEqual(0.7);
    expect(camera.view().zoom).toBeLessThan(1);
  });

  it('waits for an object that is not there', () => {
    const { camera, look } = stage(all);
    const before = camera.view();
    look(web, all);
    expect(camera.view()).toEqual(before);
    look(web, picture([50]));
    expect(camera.view()).not.toEqual(before);
  });
});
