/**
 * Lets at most so many do something at once; those who wait go by rank, then in the order in which they came. For LISTs: four per cluster.
 * One turn is kept for the first ranks, Services, EndpointSlices and namespaces: the picture stands before the pods are in, whoever asked first.
 */
export class Turns {
  #free: number;
  readonly #firstRanks: number;
  readonly #waiting: { readonly rank: number; readonly go: () => void }[] = [];

  constructor(atOnce: number, firstRanks: number) {
    this.#free = atOnce;
    this.#firstRanks = firstRanks;
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
      if (this.#mayGo(rank)) {
        go();
        return;
      }
      signal.addEventListener('abort', giveUp, { once: true });
      const behind = this.#waiting.findIndex(other => other.rank > rank);
      this.#waiting.splice(behind === -1 ? this.#waiting.length : behind, 0, entry);
    });
  }

  #mayGo(rank: number): boolean {
    return this.#free > (rank < this.#firstRanks ? 0 : 1);
  }

  #give(): void {
    this.#free += 1;
    const [first] = this.#waiting;
    if (first === undefined || !this.#mayGo(first.rank)) return;
    this.#waiting.shift();
    first.go();
  }
}
