/**
 * Events live for an hour after they were last seen (kube-apiserver `--event-ttl`), swept every five minutes.
 */
import type { Controller, Write } from '../controller.ts';
import type { StoredObject } from '../object.ts';

export const EVENT_LIFE_MS = 3_600_000;
const SWEEP_MS = 300_000;

const lastSeen = ({ lastTimestamp, series, metadata }: StoredObject): number =>
  Date.parse(series?.lastObservedTime ?? lastTimestamp ?? metadata.creationTimestamp);

export const eventExpiry: Controller = {
  name: 'event-ttl',
  // Any first event starts the sweeping; the deadline keeps it going.
  watches: { Namespace: ({ type }) => (type === 'ADDED' ? ['sweep'] : []) },
  reconcile(_key, snapshot, now) {
    const writes = snapshot
      .list('Event')
      .filter(event => lastSeen(event) + EVENT_LIFE_MS <= now)
      .map((object): Write => ({ verb: 'delete', object }));
    return { writes, wakeAt: now + SWEEP_MS };
  },
};
