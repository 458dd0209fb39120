/**
 * One per cluster: while no connection comes about, one probe asks instead of every reflector for itself. Shut after two failures in a row, whoever had
 * them, or when the probe gets no answer either where a reflector waited in vain; open again as soon as the server answers anything below 500.
 * What is wrong with one kind (403, 410, a bad line, a list that is slow alone) is none of its business.
 * Also notices that this machine slept: then every connection is suspect. Laws R5, R10.
 */
import type { Clock } from '../clock.ts';
import type { Cluster } from '../connect/cluster.ts';
import { lacksCredentials } from '../connect/connect-error.ts';
import { Deadline } from './deadline.ts';
import { messages } from './messages.ts';

export interface GateListener {
  shut(reason: string): void;
  opened(): void;
}

const failuresToShut = 2;
const probeSteps = [1_000, 2_000, 4_000, 8_000] as const;
const probePatience = 5_000;
const beat = 1_000;
const sleptFor = 30_000;

export class Gate {
  readonly #cluster: Cluster;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #listener: GateListener;
  readonly #stopped = new AbortController();
  #failures = 0;
  #suspects = false;
  #reason: string | undefined;
  #probes = 0;
  #cancelProbe: () => void = () => {};
  #cancelBeat: () => void = () => {};

  constructor(cluster: Cluster, clock: Clock, random: () => number, listener: GateListener) {
    this.#cluster = cluster;
    this.#clock = clock;
    this.#random = random;
    this.#listener = listener;
    this.#watchForSleep();
  }

  /** Why it is shut; undefined while it is open. */
  get reason(): string | undefined {
    return this.#reason;
  }

  /** A connection did not come about. */
  failed(reason: string): void {
    if (this.#reason !== undefined) return;
    this.#failures += 1;
    if (this.#failures >= failuresToShut) this.#shut(reason, this.#pause());
  }

  /** The server answered, whatever it said. */
  answered(): void {
    this.#failures = 0;
  }

  /** A request waited in vain: ask whether anybody is answered. */
  async suspect(): Promise<void> {
    if (this.#reason !== undefined || this.#suspects) return;
    this.#suspects = true;
    const silence = await this.#ask();
    this.#suspects = false;
    if (silence === undefined) this.#failures = 0;
    else if (this.#reason === undefined && !this.#stopped.signal.aborted) this.#shut(silence, this.#pause());
  }

  stop(): void {
    this.#stopped.abort();
    this.#cancelProbe();
    this.#cancelBeat();
  }

  #shut(reason: string, firstProbeIn: number): void {
    this.#cancelProbe();
    this.#reason = reason;
    this.#cancelProbe = this.#clock.after(firstProbeIn, () => void this.#probe());
    this.#listener.shut(reason);
  }

  #pause(): number {
    const step = probeSteps[Math.min(this.#probes, probeSteps.length - 1)] ?? 8_000;
    this.#probes += 1;
    return step * (0.8 + 0.4 * this.#random());
  }

  async #probe(): Promise<void> {
    const began = this.#clock.monotonic();
    const silence = await this.#ask();
    if (this.#stopped.signal.aborted) return;
    if (silence !== undefined) {
      // From probe to probe, so that one that is lost costs no time of its own.
      const rest = this.#pause() - (this.#clock.monotonic() - began);
      this.#cancelProbe = this.#clock.after(Math.max(0, rest), () => void this.#probe());
      return;
    }
    this.#failures = 0;
    this.#probes = 0;
    this.#reason = undefined;
    this.#listener.opened();
  }

  /** Why there is no answer; undefined when there is one. */
  async #ask(): Promise<string | undefined> {
    const abort = new AbortController();
    const deadline = new Deadline(this.#clock, abort);
    deadline.set(probePatience, messages.noAnswer('/readyz', probePatience / 1000));
    try {
      const signal = AbortSignal.any([abort.signal, this.#stopped.signal]);
      const { status, body } = await this.#cluster.request('/readyz', { signal });
      for await (const _part of body);
      return status < 500 ? undefined : messages.answered(status);
    } catch (error) {
      // Who cannot sign in has to be told so, and that is the reflectors' part.
      if (lacksCredentials(error)) return undefined;
      return error instanceof Error ? error.message : String(error);
    } finally {
      deadline.clear();
    }
  }

  /** A timer of one second that comes half a minute late, by either clock: in a real suspend the monotonic one stands still. */
  #watchForSleep(): void {
    const wall = this.#clock.now();
    const monotonic = this.#clock.monotonic();
    this.#cancelBeat = this.#clock.after(beat, () => {
      const late = Math.max(this.#clock.now() - wall, this.#clock.monotonic() - monotonic) - beat;
      if (late > sleptFor && this.#reason === undefined) {
        this.#probes = 0;
        this.#shut(messages.slept, 0);
      }
      this.#watchForSleep();
    });
  }
}
