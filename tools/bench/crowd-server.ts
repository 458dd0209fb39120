/** The server of the stage's benchmarks as they use it: addresses of pages, the rate of replacements, and when a page has painted for the first time. */
import type { Page } from 'playwright-core';
import { startChild } from './child.ts';
import type { Crowded, CrowdedAsked, CrowdedTold } from './load/crowded.ts';
import type {} from './probes.ts';

export interface CrowdServer {
  /** `unwatched` is ours without its probe, whose logs grow for a while. */
  address(page: 'ours' | 'unwatched' | 'stock' | 'empty'): string;
  /** So many a second from now on; answers with how many there have been. */
  replace(perSecond: number, once?: number): Promise<number>;
  /** Milliseconds from navigation to the end of the frame with the first picture. */
  painted(page: Page): Promise<number>;
  stop(): Promise<void>;
}

export async function startCrowd(pods: number): Promise<CrowdServer> {
  const child = startChild<Crowded, CrowdedAsked, CrowdedTold>('load/stage-server.ts', { pods }, [
    '--disable-warning=ExperimentalWarning',
  ]);
  const { url } = await child.next();
  return {
    address: page =>
      page === 'ours' ? `${url}/?probe=1` : page === 'unwatched' ? `${url}/` : `${url}/${page}`,
    async replace(replacementsPerSecond, once) {
      const asked = once === undefined ? { replacementsPerSecond } : { replacementsPerSecond, once };
      return (await child.ask(asked)).replaced;
    },
    async painted(page) {
      const at = () => window.benchPaintedAt ?? window.switchboardProbe?.painted[0]?.at;
      await page.waitForFunction(at, undefined, { timeout: 60_000 });
      return (await page.evaluate(at)) ?? Number.NaN;
    },
    stop: child.stop,
  };
}
