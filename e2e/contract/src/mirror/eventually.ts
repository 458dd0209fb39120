/** Waits for a condition that nobody announces: looks often, and gives up with a word for what did not come about. */
const patience = 20_000;
const pause = 10;

export async function eventually(what: string | (() => string), holds: () => boolean): Promise<void> {
  const deadline = AbortSignal.timeout(patience);
  while (!holds()) {
    if (deadline.aborted)
      throw new Error(`not within ${patience} ms: ${typeof what === 'string' ? what : what()}`);
    await new Promise(resolve => setTimeout(resolve, pause));
  }
}
