/**
 * The fences of the house as pairs of files: one that must be rejected, by the rule that is meant to reject it, and a legal twin at the
 * same place that differs in the offence alone. `fences.test.ts` plants both and asks the real checkers with the real configuration.
 */

export interface Fence {
  readonly name: string;
  /** Path in the repository at which the file is planted. */
  readonly place: string;
  readonly illegal: string;
  readonly legal: string;
  /** Biome's category, or TypeScript's error code. */
  readonly rule: string;
}

/** Files that the pairs may import; planted beside them. */
export const neighbours: Readonly<Record<string, string>> = {
  'packages/core/src/neighbour.ts': 'export const neighbour = 1;\n',
  'packages/sim/src/neighbour.ts': 'export const neighbour = 1;\n',
  'apps/server/src/neighbour.ts': 'export const neighbour = 1;\n',
  'apps/web/src/neighbour.ts': 'export const neighbour = 1;\n',
};
