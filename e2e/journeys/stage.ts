/**
 * How journeys find things on the stage: by role and name, as a person with a screen reader would. And how they watch that nothing moves.
 */
import { expect, type Locator, type Page } from '@playwright/test';

/** The body of a pod, whatever its state. */
export const pod = (page: Page, name: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^pod ${name}, `) });

export const podIn = (page: Page, name: string, state: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^pod ${name}, ${state}`) });

/** A line of the list of a Service. */
export const line = (page: Page, address: string, service: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^line ${address.replaceAll('.', '\\.')} of ${service}, `) });

export const service = (page: Page, name: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^Service ${name}, `) });

export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Everyone who should pick up, picks up.');
}

/** The picture. */
export const stage = (page: Page): Locator => page.getByRole('region', { name: /^The way of a call/ });
