import { describe, expect, it } from 'vitest';
import { type Benchmark, bytes, part, type Row, ratio } from './benchmark.ts';
import { block, misses, textTable, withBlock } from './table.ts';

const rows: readonly Row[] = [
  { measured: 'size', value: 500, shown: '500 B', must: bytes(600) },
  { measured: 'time', value: 0.1, shown: '1/10.0', must: part(8), goal: part(12) },
];
const benchmark: Benchmark = { name: 'speed', title: 'Speed', about: 'How fast.', run: async () => rows };

describe('tables of benchmarks', () => {
  it('says of each limit whether it was met', () => {
    expect(textTable(rows)).toMatch(/≤ 1\/8: met +≤ 1\/12: MISSED/);
    expect(block(benchmark, rows, 'then')).toContain('| time | 1/10.0 | ≤ 1/8: met | ≤ 1/12: **missed** |');
    expect(misses(rows)).toEqual(['goal missed: time: 1/10.0, not ≤ 1/12']);
  });

  it('names a value that is no number as missed', () => {
    expect(misses([{ measured: 'x', value: Number.NaN, shown: 'nothing', must: bytes(1) }])).toHaveLength(1);
  });

  it('replaces the block of a benchmark and no other', () => {
    const first = withBlock('# Page\n', 'speed', block(benchmark, rows, 'then'));
    const both = withBlock(first, 'other', '<!-- bench:other -->\nkept\n<!-- /bench:other -->');
    const again = withBlock(both, 'speed', block(benchmark, rows, 'now'));
    expect(again).toBe(both.replace('*then*', '*now*'));
  });

  it('writes ratios as fractions', () => {
    expect([ratio(0.125), ratio(1.5)]).toEqual(['1/8.0', '1.50 ×']);
  });
});
