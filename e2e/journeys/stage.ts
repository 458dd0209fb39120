/**
 * How journeys find things on the stage: by role and name, as a person with a screen reader would. And how they watch that nothing moves.
 */
import { expect, type Locator, type Page } from '@playwright/test';

const podSaying = (name: string, state: string): RegExp =>
  new RegExp(`(?=.*\\bpod ${name}(,|$))(?=.*(?<!not )\\b${state})`);

const lineSaying = (say: string, service: string): RegExp =>
  new RegExp(`(?=.*(?<!not )\\b${say}(?! yet))(?=.*\\bline of ${service}(,|$))`);

/**
 * The body of a pod, whatever its state. Names begin with what is shown, which is shortened and in the order of the picture; what they say whole comes behind it.
 */
export const pod = (page: Page, name: string): Locator =>
  page.getByRole('button', { name: new RegExp(`\\bpod ${name}(,|$)`) });

export const podIn = (page: Page, name: string, state: string): Locator =>
  page.getByRole('button', { name: podSaying(name, state) });

/** A line of the list of a Service. */
export const line = (page: Page, address: string, service: string): Locator =>
  page.getByRole('button', {
    name: new RegExp(`(?=.*\\b${address.replaceAll('.', '\\.')}(?!\\d))(?=.*\\bline of ${service}(,|$))`),
  });

/** The lines of a Service that say so. */
export const linesThat = (page: Page, say: string, service: string): Locator =>
  page.getByRole('button', { name: lineSaying(say, service) });

export const service = (page: Page, name: string): Locator =>
  page.getByRole('button', { name: new RegExp(`\\bService ${name}, `) });

export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Everyone who should pick up, picks up.');
}

/** The picture. */
export const stage = (page: Page): Locator => page.getByRole('region', { name: /^The way of a call/ });

/** What was to be seen at any time since it was asked to watch: states that pass are found, however late one looks. */
export interface Witness {
  /** A pod in this state, a line that says so, a headline, or anything of this name. */
  pod(name: string, state: string): Promise<void>;
  line(say: string, service: string): Promise<void>;
  headline(text: RegExp): Promise<void>;
  name(name: RegExp): Promise<void>;
}

export async function witness(page: Page): Promise<Witness> {
  await page.evaluate(() => {
    const witnessed = new Set<string>();
    const look = () => {
      for (const seen of document.querySelectorAll('.stage .box.button, h1'))
        witnessed.add(seen.getAttribute('aria-label') ?? seen.textContent ?? '');
      requestAnimationFrame(look);
    };
    look();
    Object.assign(window, { witnessed });
  });
  const names = () =>
    page.evaluate(() => [...(window as unknown as { witnessed: ReadonlySet<string> }).witnessed]);
  const saw = (name: RegExp): Promise<void> =>
    expect
      .poll(async () => (await names()).some(one => name.test(one)), {
        message: `${name} was to be seen`,
        timeout: 30_000,
      })
      .toBe(true);
  return {
    pod: (name, state) => saw(podSaying(name, state)),
    line: (say, service) => saw(lineSaying(say, service)),
    headline: saw,
    name: saw,
  };
}
