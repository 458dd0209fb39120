import type { Benchmark } from '../benchmark.ts';
export const stalled: Benchmark = { name: 'stalled', title: 'stalled', about: '', run: async () => [] };
