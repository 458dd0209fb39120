import type { Lens } from '@switchboard/core/scene/lens';
import { pod, seen, service, topology } from '@switchboard/core/scene/testing/model';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Beyond } from './beyond-here.ts';
import { createCanShow } from './can-show.ts';

const fetched = vi.hoisted(() => ({
  here: undefined as Beyond | undefined,
  load: (): Promise<void> => Promise.resolve(),
}));
vi.mock('./beyond-here.ts', () => ({ beyondHere: () => fetched.here, loadBeyond: () => fetched.load() }));

const lines: Lens = { kind: 'lines', namespaces: ['shop'], open: [] };
const truth = (lens: Lens) => ({
  topology: topology(service('web'), pod('web-a'), ...seen()),
  lens,
  size: { width: 1680, height: 910 },
  serverNow: 0,
});

function asking() {
  const again = vi.fn();
  const onMissing = vi.fn();
  return { canShow: createCanShow(() => undefined, again, onMissing), again, onMissing };
}

beforeEach(() => {
  fetched.here = undefined;
  fetched.load = vi.fn(() => Promise.resolve());
});

describe('whether what draws a truth is there', () => {
  it('rows of the first lens need nothing more', () => {
    expect(asking().canShow(truth(lines))).toBe(true);
    expect(fetched.load).not.toHaveBeenCalled();
  });

  it.each<[string, Lens]>([
    ['the other lens', { ...lines, kind: 'nodes' }],
    ['the path of a packet', { ...lines, packet: true }],
    ['what is farther away than rows', { ...lines, detail: 'plan' }],
  ])('%s is fetched once, and asked for again when it has come', async (_, lens) => {
    const { canShow, again, onMissing } = asking();
    expect(canShow(truth(lens))).toBe(false);
    expect(canShow(truth(lens))).toBe(false);
    expect(fetched.load).toHaveBeenCalledTimes(1);
    fetched.here = {} as Beyond;
    await vi.waitFor(() => expect(again).toHaveBeenCalledTimes(1));
    expect(canShow(truth(lens))).toBe(true);
    expect(onMissing).not.toHaveBeenCalled();
  });

  it('where it does not come one is told, and rows stand in for it', async () => {
    fetched.load = () => Promise.reject(new Error('offline'));
    const { canShow, again, onMissing } = asking();
    expect(canShow(truth({ ...lines, kind: 'nodes' }))).toBe(false);
    await vi.waitFor(() => expect(again).toHaveBeenCalledTimes(1));
    expect(onMissing).toHaveBeenCalledTimes(1);
    expect(canShow(truth({ ...lines, kind: 'nodes' }))).toBe(true);
  });
});
