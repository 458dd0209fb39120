/**
 * What can be done to the simulated cluster as a whole, from the page: begin its story anew or another one, slow its time down, stop it. Made by the command line beside the
 * cluster; asked by the routes, the hub (for the cluster's time) and the streams. A real cluster has none.
 */
import type { Behind } from '@switchboard/core/stream-event';

export interface SimulationState {
  readonly scenario: string;
  readonly scenarios: readonly { readonly name: string; readonly description: string }[];
  /** Its seconds per second; 0: it stands. */
  readonly pace: number;
  /** The namespace to begin with. */
  readonly namespace: string;
}

export interface Simulation {
  state(): SimulationState;
  /** The time of the cluster, ms since the epoch. */
  now(): number;
  /** How far it is behind `now`; undefined while it keeps up. */
  behind(now: number): Behind | undefined;
  setPace(pace: number): void;
  /** Ends the cluster and begins this scenario in its place, at the same address. Rejects where there is none of that name. */
  begin(scenario: string): Promise<void>;
  /** Called whenever its pace or its time has changed. */
  onPace(listener: () => void): void;
}
