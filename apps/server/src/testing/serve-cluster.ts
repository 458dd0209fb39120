/** The whole server on a cluster of a test, on a free port of the loopback, with nothing to hide from who reaches it. */

import { realClock } from '../clock.ts';
import type { Cluster } from '../connect/cluster.ts';
import { silent } from '../log.ts';
import { type Served, type ServeOptions, serve } from '../serve.ts';

export function serveCluster(cluster: Cluster, more: Partial<ServeOptions> = {}): Promise<Served> {
  return serve({
    cluster,
    namespaces: [],
    host: '127.0.0.1',
    port: 0,
    probePort: undefined,
    hosts: [],
    secrets: undefined,
    manifest: new Map(),
    build: 'test',
    clock: realClock,
    random: () => 0.5,
    newEpoch: () => '0123456789abcdef',
    log: silent,
    ...more,
  });
}
