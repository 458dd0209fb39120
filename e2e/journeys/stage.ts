/**
 * How journeys find things on the stage: by role and name, as a person with a screen reader would. And how they watch that nothing moves.
 */
import { expect, type Locator, type Page } from '@playwright/test';

/**
 * The body of a pod, whatever its state. Names begin with what is shown, which is shortened and in the order of the picture; what they say whole comes behind it.
 */
export const pod = (page: Page, name: string): Locator =>
  page.getByRole('button', { name: new RegExp(`\\bpod ${name}(,|$)`) });

export const podIn = (page: Page, name: string, state: string): Locator =>
  page.getByRole('button', { name: new RegExp(`(?=.*\\bpod ${name}(,|$))(?=.*(?<!not )\\b${state})`) });

/** A line of the list of a Service. */
export const line = (page: Page, address: string, service: string): Locator =>
  page.getByRole('button', {
    name: new RegExp(`(?=.*\\b${address.replaceAll('.', '\\.')}(?!\\d))(?=.*\\bline of ${service}(,|$))`),
  });

/** The lines of a Service that say so. */
export const linesThat = (page: Page, say: string, service: string): Locator =>
  page.getByRole('button', {
    name: new RegExp(`(?=.*(?<!not )\\b${say}(?! yet))(?=.*\\bline of ${service}(,|$))`),
  });

export const service = (page: Page, name: string): Locator =>
  page.getByRole('button', { name: new RegExp(`\\bService ${name}, `) });

export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Everyone who should pick up, picks up.');
}

/** The picture. */
export const stage = (page: Page): Locator => page.getByRole('region', { name: /^The way of a call/ });
