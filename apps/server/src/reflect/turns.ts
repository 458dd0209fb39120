/**
 * Lets at most so many do something at once; those who wait go by rank, then in the order in which they came. For LISTs: four per cluster,
 * Services and EndpointSlices first, so that the picture stands before the pods are in.
 */
export class Turns {
  #free: number;
  readonly #waiting: { readonly rank: number; readonly go: () => void }[] = [];

  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  /** Resolves with how to give the turn back. Rejects with the signal's reason when aborted before. */
  take(rank: number, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      const go = (): void => {
        signal.removeEventListener('abort', giveUp);
        this.#free -= 1;
        let held = true;
        resolve(() => {
          if (held) this.#give();
          held = false;
        });
      };
      const entry = { rank, go };
      const giveUp = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(entry), 1);
        reject(signal.reason);
      };
      if (this.#free > 0) {
        go();
        return;
      }
      signal.addEventListener('abort', giveUp, { once: true });
      const behind = this.#waiting.findIndex(other => other.rank > rank);
      this.#waiting.splice(behind === -1 ? this.#waiting.length : behind, 0, entry);
    });
  }

  #give(): void {
    this.#free += 1;
    this.#waiting.shift()?.go();
  }
}
