import type { Benchmark } from '../benchmark.ts';
export const fanOut: Benchmark = { name: 'fan-out', title: 'fan-out', about: '', run: async () => [] };
