/**
 * When the wall loads itself anew. It must never need a hand, and never load in a circle: the more often it did so in the last hour, the longer it waits. It only
 * goes when page and API answer: a wall that reloads into nothing stays blank. The rules are pure; `createHealer` has the clock, the storage and the network.
 */

const hour = 3_600_000;
const waits = [5_000, 60_000, 300_000, 900_000] as const;
const probeMs = 15_000;
const key = 'switchboard.wall.reloads';

/** Milliseconds to wait before the next reload, after those that were done at these times. */
export function reloadWait(before: readonly number[], now: number): number {
  const recent = before.filter(time => time <= now && now - time < hour);
  const wait = waits[Math.min(recent.length, waits.length - 1)] ?? hour;
  return Math.max(recent.length === 0 ? wait : 0, Math.max(0, ...recent) + wait - now);
}

/** The scripts and styles that a page names: another set is another version of it. */
export function assetsOf(html: string): string {
  return [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)]
    .map(match => match[1])
    .sort()
    .join(' ');
}

export interface Healer {
  /** Asks for a reload; further wishes change nothing. */
  renew(): void;
  /** Looks whether the server has another version of this page, and renews it then. */
  compare(): Promise<void>;
}

export function createHealer(page: Window & { readonly fetch: typeof fetch }): Healer {
  let wished = false;
  const own = assetsOf(page.document.documentElement.outerHTML);

  async function answer(path: string): Promise<string | undefined> {
    try {
      const response = await page.fetch(path, { cache: 'no-store' });
      return response.ok ? await response.text() : undefined;
    } catch {
      return undefined;
    }
  }

  async function go(): Promise<void> {
    const there = (await answer(page.location.pathname)) !== undefined;
    if (!there || (await answer('/api/v1/cluster')) === undefined) {
      page.setTimeout(() => void go(), probeMs);
      return;
    }
    remember(page, [...remembered(page), Date.now()].slice(-waits.length));
    page.location.reload();
  }

  function renew(): void {
    if (wished) return;
    wished = true;
    page.setTimeout(() => void go(), reloadWait(remembered(page), Date.now()));
  }

  return {
    renew,
    async compare() {
      const html = await answer(page.location.pathname);
      // While it is being built a page may name nothing.
      if (html === undefined || own === '') return;
      const theirs = assetsOf(html);
      if (theirs !== '' && !theirs.split(' ').every(asset => own.includes(asset))) renew();
    },
  };
}

function remembered(page: Window): readonly number[] {
  try {
    const kept: unknown = JSON.parse(page.sessionStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter(time => typeof time === 'number') : [];
  } catch {
    return [];
  }
}

function remember(page: Window, times: readonly number[]): void {
  try {
    page.sessionStorage.setItem(key, JSON.stringify(times));
  } catch {
    // Storage may be forbidden; then every wait is the first one, five seconds.
  }
}
