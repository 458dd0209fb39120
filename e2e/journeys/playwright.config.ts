/**
 * Journeys run one after the other in the Chromium that SWITCHBOARD_CHROMIUM names (`tools/find-chromium.mjs` finds one), without
 * retries: a journey that passes at the second try has failed. A journey that drives kubectl has `@kubectl` in its title.
 */
import { defineConfig } from '@playwright/test';

const executablePath = process.env['SWITCHBOARD_CHROMIUM'];

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.journey.ts',
  outputDir: '../../test-results',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  // Limits, not promises: on a busy machine a program takes half a minute to start, and what comes by itself comes later.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    headless: true,
    viewport: { width: 1280, height: 720 },
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      // A test browser calls nobody.
      args: [
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
