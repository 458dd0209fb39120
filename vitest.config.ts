/**
 * Which files are tests, and in which step of `npm test` they run: one project per step.
 * Journeys in a browser (`e2e/journeys`) belong to Playwright.
 * Unit tests lie beside what they test; the other projects take a folder of `e2e/` each. Those of a real cluster are steps of `npm run test:cluster`.
 */
import { defineConfig } from 'vitest/config';

const shared = {
  environment: 'node',
  restoreMocks: true,
  unstubEnvs: true,
  unstubGlobals: true,
  // To start a cluster takes seconds, and more where the machine has other work.
  hookTimeout: 60_000,
} as const;

const seeded = { setupFiles: ['tools/property-seed.ts'] };

/** Suites that need a real control plane; files that share one take turns. */
const cluster = (
  name: string,
  { testTimeout = 60_000, fileParallelism = false, setupFiles = [] as string[] } = {},
) => ({
  test: {
    ...shared,
    name,
    include: [`e2e/${name}/**/*.test.ts`],
    fileParallelism,
    setupFiles,
    testTimeout,
    hookTimeout: testTimeout,
  },
});

/** The rules of findings. */
const findings = 'packages/core/src/findings/**/*.test.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          ...seeded,
          name: 'unit',
          // Properties over many histories take seconds, and more where the machine has other work: what hangs is found all the same.
          testTimeout: 30_000,
          include: [
            'packages/*/src/**/*.test.{ts,tsx}',
            'apps/*/src/**/*.test.{ts,tsx}',
            'e2e/faults/**/*.test.ts',
            'tools/*.test.ts',
            'tools/bench/*.test.ts',
          ],
          exclude: [findings],
        },
      },
      {
        test: {
          ...shared,
          ...seeded,
          name: 'findings',
          // Pure, and a file per rule: to load all rules anew for each would take most of the time.
          isolate: false,
          testTimeout: 30_000,
          include: [findings, 'e2e/findings/**/*.test.ts'],
        },
      },
      { test: { ...shared, name: 'fences', include: ['tools/fences/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          ...shared,
          name: 'storyboards',
          include: ['e2e/storyboards/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      { test: { ...shared, name: 'contract', include: ['e2e/contract/**/*.test.ts'], testTimeout: 30_000 } },
      { test: { ...shared, name: 'kubectl', include: ['e2e/kubectl/**/*.test.ts'], testTimeout: 60_000 } },
      ...['differential', 'random', 'origins'].map(name => cluster(name)),
      // Each file has a control plane of its own, and mostly waits for it.
      cluster('real', {
        testTimeout: 300_000,
        fileParallelism: true,
        setupFiles: ['e2e/real/src/orphan.ts'],
      }),
    ],
  },
});
