import type { Benchmark } from '../benchmark.ts';
export const painted: Benchmark = { name: 'painted', title: 'painted', about: '', run: async () => [] };
