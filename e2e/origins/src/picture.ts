/**
 * What Switchboard shows of a cluster: the topology that its server streams to viewers, and the table and the sentences that its core makes of it. Connected by a
 * kubeconfig like any other server; no page is drawn.
 */
import { endpointsTable } from '@switchboard/core/scene/endpoints-table';
import { headline } from '@switchboard/core/scene/headline';
import { doorSentence, numberOf, serviceSentences } from '@switchboard/core/scene/words';
import type { Endpoint, Service, Topology } from '@switchboard/core/topology';
import { realClock } from '@switchboard/server/clock';
import { connectKubeconfig } from '@switchboard/server/connect/kubeconfig';
import { createHub } from '@switchboard/server/hub/hub';
import { noMeasures } from '@switchboard/server/hub/hub-measures';
import { reflect } from '@switchboard/server/reflect/reflect';

/** How one Service is shown. */
export interface Shown {
  readonly service: Service | undefined;
  /** The number that never changes, with the port that is dialled and where it leads. */
  readonly number: ReturnType<typeof numberOf> | undefined;
  readonly lines: readonly Endpoint[];
  /** `address:port` of every line, in order. */
  readonly addresses: readonly string[];
  /** The cell ENDPOINTS of the table that looks like kubectl's; undefined where it has no row. */
  readonly cell: string | undefined;
  /** What stands under its name. */
  readonly sentences: readonly string[];
  /** What stands before it, where calls from outside come in. */
  readonly door: string;
  /** The title line of its namespace. */
  readonly headline: string;
}

export interface Picture {
  topology(namespace: string): Topology;
  shown(namespace: string, name: string): Shown;
  stop(): Promise<void>;
}

export async function openPicture(kubeconfig: string): Promise<Picture> {
  const cluster = await connectKubeconfig({ file: kubeconfig });
  const complaints: string[] = [];
  const hub = createHub({
    clock: realClock,
    newEpoch: () => '0123456789abcdef',
    measures: noMeasures,
    onFailure: what => complaints.push(what),
  });
  const reflection = reflect({
    cluster,
    scope: {},
    clock: realClock,
    random: () => 0.5,
    log: { debug() {}, info() {}, warn() {} },
    onChanges: hub.tell,
  });
  // What is known of each kind is told with the cluster.
  const topology = (namespace: string): Topology => ({
    ...hub.topology(namespace).topology,
    freshness: hub.topology('').topology.freshness,
  });
  return {
    topology,
    shown: (namespace, name) => show(topology(namespace), namespace, name),
    async stop() {
      await reflection.stop();
      hub.stop();
      await cluster.close();
      if (complaints.length > 0) throw new Error(`the server complained: ${complaints.join('; ')}`);
    },
  };
}

function show(topology: Topology, namespace: string, name: string): Shown {
  const service = [...topology.services.values()].find(
    one => one.name === name && one.namespace === namespace,
  );
  const lines = [...topology.endpoints.values()]
    .filter(line => line.service === service?.uid)
    .sort((a, b) => (a.address < b.address ? -1 : 1));
  const row = endpointsTable(topology, [namespace], 0).find(one => one.name === name);
  return {
    service,
    number: service === undefined ? undefined : numberOf(service),
    lines,
    addresses: lines.flatMap(line =>
      line.ports.length === 0 ? [line.address] : line.ports.map(({ port }) => `${line.address}:${port}`),
    ),
    cell: row?.endpoints,
    sentences: service === undefined ? [] : serviceSentences(service, topology).map(({ text }) => text),
    door: service === undefined ? '' : doorSentence(service, topology),
    headline: headline(topology, { kind: 'lines', namespaces: [namespace], open: [] }).sentence,
  };
}
