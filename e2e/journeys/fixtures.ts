/**
 * What most journeys stand on: the program on its simulated cluster, calm and seeded, its kubectl, and a page that must not log an error or break its policy.
 */
import { test as base, expect } from '@playwright/test';
import { type Kubectl, kubectlFor } from '@switchboard/kubectl/kubectl';
import { type Program, startProgram, temporaryFolder } from './program.ts';

/** Runs in every document of the page; not all of them have a storage. */
function beenHere(): void {
  try {
    localStorage.setItem('switchboard.welcomed', 'yes');
  } catch {
    // Nobody is welcomed there either.
  }
}

interface Fixtures {
  /** This journey kills what the page talks to: then failed requests are no complaint. */
  readonly breaksNetwork: boolean;
  readonly folder: ReturnType<typeof temporaryFolder>;
  readonly program: Program;
  readonly kubectl: Kubectl;
  /** Errors of the page: exceptions, console errors, refused by the content security policy. Must be empty at the end unless a journey clears it. */
  readonly complaints: string[];
}

export const test = base.extend<Fixtures>({
  breaksNetwork: [false, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape.
  folder: async ({}, use) => {
    const folder = temporaryFolder();
    await use(folder);
    folder.remove();
  },
  program: async ({ folder, page }, use) => {
    const program = await startProgram(
      '--port',
      '0',
      '--sim-port',
      '0',
      '--no-open',
      '--calm',
      '--seed',
      '1',
      '--sim-kubeconfig',
      folder.file('kubeconfig'),
    );
    // What is deleted before all was read was never seen: who looks has the whole picture.
    const health = new URL('/readyz', program.address);
    await expect.poll(async () => (await fetch(health)).status, { timeout: 30_000 }).toBe(200);
    await use(program);
    // First the page: else it finds its server gone, tries again, and the browser complains.
    await page.close();
    await program.stop();
  },
  kubectl: async ({ folder, program }, use) => {
    expect(program.address).not.toBe('');
    await use(kubectlFor(folder.file('kubeconfig'), folder.path));
  },
  page: async ({ page }, use) => {
    // Whoever has a task has been here before.
    await page.addInitScript(beenHere);
    await use(page);
  },
  complaints: [
    async ({ page, breaksNetwork }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', error => complaints.push(`exception: ${error.message}`));
      page.on('console', message => {
        if (breaksNetwork && message.text().includes('net::ERR_')) return;
        if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
