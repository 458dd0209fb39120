/**
 * Waits for what nobody announces: looks often, and gives up with a word for what did not come about. Says how long it took.
 */
import { setTimeout as sleep } from 'node:timers/promises';

/** @param holds undefined where it does, else what is missing yet @returns milliseconds */
export async function eventually(
  what: string,
  limit: number,
  holds: () => Promise<string | undefined> | string | undefined,
): Promise<number> {
  const began = performance.now();
  for (;;) {
    const missing = await Promise.resolve()
      .then(holds)
      .catch((error: unknown) => String(error));
    const took = performance.now() - began;
    if (missing === undefined) return took;
    if (took > limit) throw new Error(`${what}: not within ${Math.round(limit / 1000)} s: ${missing}`);
    await sleep(100);
  }
}
