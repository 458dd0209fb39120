/** A limit that can be moved: aborts what it guards when it passes. Used for headers, for gaps in a body, and for silence on a watch. */
import type { Clock } from '../clock.ts';

export class DeadlinePassed extends Error {}

export class Deadline {
  readonly #clock: Clock;
  readonly #abort: AbortController;
  #cancel: () => void = () => {};
  #dueAt = 0;
  #ms = 0;

  constructor(clock: Clock, abort: AbortController) {
    this.#clock = clock;
    this.#abort = abort;
  }

  /** `ms` from now; what stood before is void. */
  set(ms: number, reason: string): void {
    this.#cancel();
    this.#ms = ms;
    this.#dueAt = this.#clock.monotonic() + ms;
    const check = (): void => {
      const left = this.#dueAt - this.#clock.monotonic();
      if (left > 0) this.#cancel = this.#clock.after(left, check);
      else this.#abort.abort(new DeadlinePassed(reason));
    };
    this.#cancel = this.#clock.after(ms, check);
  }

  /** The same time again, from now. Cheap: no timer is made. */
  renew(): void {
    this.#dueAt = this.#clock.monotonic() + this.#ms;
  }

  clear(): void {
    this.#cancel();
  }
}
