/**
 * The simulator as a whole: a cluster that runs by itself and its API on a port, with the kubeconfig that leads there.
 * Started by the command line, by tests and by benchmarks; the app reaches it like any other cluster.
 */
import type { User } from './api/authorize.ts';
import { type ApiServer, createApiServer } from './api-server.ts';
import { type Clock, createRunningClock } from './clock.ts';
import { type Cluster, createCluster } from './cluster.ts';
import { renderKubeconfig } from './kubeconfig.ts';
import { SCENARIOS, scenarioNamed } from './scenarios/registry.ts';

export interface SimulatorOptions {
  /** One of `SCENARIOS`, or `large-NxM`. */
  readonly scenario: string;
  readonly seed: number | string;
  /** No background life. */
  readonly calm?: boolean;
  /** 0 picks one. */
  readonly port: number;
  readonly host: string;
  /** The cluster's time; unset: the machine's. */
  readonly clock?: Clock;
  /** Time of connections; unset: the machine's, also where the cluster's is faster. */
  readonly wireClock?: Clock;
  readonly users?: readonly User[];
  /** Unset: as the scenario says. */
  readonly anonymous?: 'admin' | 'denied';
  readonly tls?: { readonly key: string; readonly cert: string };
  readonly historyLimit?: number;
  /** A controller failed on something; the others go on. Unset: one line on standard error. */
  readonly report?: (error: Error) => void;
}

export interface Simulator {
  readonly port: number;
  readonly url: string;
  /** The text of a kubeconfig that leads here. */
  readonly kubeconfig: string;
  /** The namespace to begin with. */
  readonly namespace: string;
  /** What to try with kubectl: its arguments. */
  readonly tryOut: string;
  readonly cluster: Cluster;
  readonly server: ApiServer;
  stop(): Promise<void>;
}

const WILDCARDS: ReadonlyMap<string, string> = new Map([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '[::1]'],
]);

/** Where a client on this machine finds a server that listens on every address. */
function reachable(url: string, host: string, port: number): string {
  const name = WILDCARDS.get(host);
  return name === undefined ? url : `${new URL(url).protocol}//${name}:${port}`;
}

/** Rejects when there is no scenario of that name, and with the system's error when the port cannot be had. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { users, tls, wireClock, historyLimit, seed, calm = false } = options;
  const scenario = scenarioNamed(options.scenario);
  if (scenario === undefined)
    throw new Error(
      `There is no scenario "${options.scenario}". There are: ${SCENARIOS.map(({ name }) => name).join(', ')}.`,
    );
  const cluster = createCluster({
    scenario,
    seed,
    calm,
    clock: options.clock ?? createRunningClock(),
    ...(historyLimit === undefined ? {} : { historyLimit }),
    report: options.report ?? (error => process.stderr.write(`Simulated cluster: ${error.message}\n`)),
  });
  const anonymous = options.anonymous ?? scenario.viewer;
  const server = createApiServer({
    cluster,
    ...(users === undefined ? {} : { users }),
    ...(anonymous === undefined ? {} : { anonymous }),
    ...(tls === undefined ? {} : { tls }),
    ...(wireClock === undefined ? {} : { wireClock }),
  });
  const { port, url } = await server.listen(options.port, options.host);
  cluster.start();
  return {
    port,
    url,
    kubeconfig: renderKubeconfig({ url: reachable(url, options.host, port), namespace: scenario.home }),
    namespace: scenario.home,
    tryOut: scenario.tryOut,
    cluster,
    server,
    async stop() {
      cluster.stop();
      await server.close();
    },
  };
}
