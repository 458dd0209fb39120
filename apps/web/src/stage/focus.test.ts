import { expect, it, vi } from 'vitest';
import { createFocus } from './focus.ts';
import type { Box } from './scene/shape.ts';

const box = (key: string, group: Box['group'], y: number): Box => ({
  ...{ key, group, tag: 'button', x: group === 'Pods' ? 600 : 20, y, width: 200, height: 34 },
  ...{ runs: [], dim: false },
});

class Place extends EventTarget {
  readonly dataset: Record<string, string> = {};
  closest(): Place {
    return this;
  }
  contains(): boolean {
    return true;
  }
}

function stage(...first: readonly Box[]) {
  let boxes = first;
  const active = new Place();
  const revealed: string[] = [];
  vi.stubGlobal('Element', Place);
  vi.stubGlobal('document', { activeElement: active });
  const host = new Place();
  const focus = createFocus({
    host: host as unknown as HTMLElement,
    ground: () => ({ boxes, wires: [], lamps: [] }),
    setTabStop: () => {},
    reveal(to) {
      active.dataset['key'] = to.key;
      revealed.push(to.key);
    },
    selected: () => undefined,
    onSelect: () => {},
    onFocus: () => {},
    onOpen: () => {},
    onPoint: () => {},
  });
  focus.keep();
  return {
    revealed,
    press: (key: string) => host.dispatchEvent(Object.assign(new Event('keydown'), { key })),
    becomes(...next: readonly Box[]) {
      focus.before();
      boxes = next;
      focus.keep();
    },
  };
}

const services = [box('cart', 'Services', 100), box('web', 'Services', 400)];
const pods = [box('pod:a', 'Pods', 300), box('pod:b', 'Pods', 334), box('pod:c', 'Pods', 368)];

it.each([
  ['the tombstone in its seat', [pods[0], box('gone:b', 'Pods', 334), pods[2]], 'gone:b'],
  ['the newcomer in its seat', [pods[0], box('pod:d', 'Pods', 334), pods[2]], 'pod:d'],
  ['the nearest row, where the seat is free', [pods[0]], 'pod:a'],
] as const)('T7: when the row that arrows led to goes, the focus goes to %s', (_, left, expected) => {
  const { press, becomes, revealed } = stage(...services, ...pods);
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp']) press(key);
  expect(revealed.at(-1)).toBe('pod:b');
  becomes(...services, ...left.filter(one => one !== undefined));
  expect(revealed.at(-1)).toBe(expected);
});
