/** What the hub tells whoever counts. An interface, so that tests and the hub know nothing of Prometheus. */
export interface HubMeasures {
  committed(bytes: number): void;
  ticked(changes: number, milliseconds: number, ringBytes: number, shards: number): void;
}

export const noMeasures: HubMeasures = { committed: () => {}, ticked: () => {} };
