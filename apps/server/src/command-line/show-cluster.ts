/** `switchboard`: decides which cluster to show and who may look, starts everything, says where it is, and ends everything when asked to. */
import { randomBytes } from 'node:crypto';
import type { ClusterIdentity } from '@switchboard/core/stream-event';
import { realClock } from '../clock.ts';
import type { Cluster } from '../connect/cluster.ts';
import { connectKubeconfig } from '../connect/kubeconfig.ts';
import { connectPlain } from '../connect/plain.ts';
import { createLog } from '../console-log.ts';
import { readManifest } from '../http/static-files.ts';
import type { Log } from '../log.ts';
import { type Served, serve } from '../serve.ts';
import type { ServeArguments } from './arguments.ts';
import { banner } from './banner.ts';
import { exitCode } from './exit-code.ts';
import { launchSecrets } from './launch-secrets.ts';
import { connectFiles } from './manifests/files-cluster.ts';
import { firstLook } from './manifests/first-look.ts';
import { readFiles } from './manifests/read-files.ts';
import { messages } from './messages.ts';
import { warnOfMissingNamespaces } from './missing-namespaces.ts';
import { openBrowser } from './open-browser.ts';
import { pageFolder } from './page-folder.ts';
import { type SimulatedCluster, type Surroundings, startSimulatedCluster } from './simulated-cluster.ts';
import { clusterFailure, listenFailure, StartFailure } from './start-failure.ts';
import { firstNamespace, planStart } from './start-plan.ts';
import { stopSignal } from './stop-signal.ts';
import { tell } from './terminal.ts';

export async function showCluster(given: ServeArguments, around: Surroundings): Promise<void> {
  const start = planStart(given);
  if (!start.ok) throw new StartFailure(start.notice, exitCode.commandLine);
  const { plan } = start;
  const secrets = plan.access === 'launch' ? launchSecrets(process.env['SWITCHBOARD_TOKEN']) : undefined;
  const log = createLog(process.stderr.isTTY === true, line => process.stderr.write(line));
  const simulated =
    plan.source === 'simulated'
      ? await startSimulatedCluster(given.simulator, await around.loadSimulator())
      : undefined;
  // While it is being built no signal could be heard: until now one ends the process as it is.
  const stopped = stopSignal();
  let cluster: Cluster | undefined;
  let served: Served | undefined;
  try {
    const held = given.files.length > 0 ? await readFiles(given.files, around.terminal) : undefined;
    if (held?.met.size === 0) throw new StartFailure(messages.nothingToShow(), exitCode.commandLine);
    cluster =
      held === undefined
        ? await connect(given, simulated)
        : connectFiles(given.files, held, given.namespaces[0] ?? firstLook(held, realClock.now()));
    served = await serve({
      cluster,
      namespaces: given.namespaces,
      host: given.host,
      port: given.port,
      probePort: given.probePort,
      hosts: plan.hosts,
      secrets,
      manifest: await readManifest(pageFolder()),
      build: around.version,
      clock: realClock,
      random: Math.random,
      newEpoch: () => randomBytes(8).toString('hex'),
      log: held === undefined ? log : withoutNews(log),
      ...(held?.met.has('Secret') === true ? { heldSecrets: held.secrets } : {}),
      ...(simulated === undefined ? {} : { simulation: simulated.simulation }),
    }).catch((error: unknown) => {
      const { host, port, probePort } = given;
      throw listenFailure(error, { flag: 'port', hostFlag: 'host', host, port, probePort });
    });
    const address = `http://${plan.pageHost}:${served.port}/`;
    const page = secrets === undefined ? address : `${address}#token=${secrets.token}`;
    around.terminal.print(
      banner({
        page,
        cluster: cluster.identity,
        address: cluster.address,
        kubeconfig: simulated?.kubeconfig ?? given.kubeconfig,
        context: given.context,
        ...(plan.source === 'files' ? { files: given.files } : {}),
        ...(simulated === undefined ? {} : { tryOut: simulated.tryOut }),
      }),
    );
    if (plan.beyondThisMachine && secrets !== undefined)
      tell(around.terminal, messages.plainHttp(given.host));
    if (given.open) openBrowser(page);
    void warnOfMissingNamespaces(cluster, given.namespaces, notice => tell(around.terminal, notice));
    await stopped;
  } finally {
    await served?.stop();
    await cluster?.close();
    await simulated?.stop();
  }
}

/** What files do not hold is said on the page; line by line in the terminal it reads like trouble. */
function withoutNews(log: Log): Log {
  return { debug() {}, info() {}, warn: (fields, message) => log.warn(fields, message) };
}

async function connect(given: ServeArguments, simulated: SimulatedCluster | undefined): Promise<Cluster> {
  try {
    if (simulated !== undefined) return connectSimulated(simulated, given);
    const cluster = await connectKubeconfig({
      ...(given.kubeconfig === undefined ? {} : { file: given.kubeconfig }),
      ...(given.context === undefined ? {} : { context: given.context }),
    });
    const { identity } = cluster;
    const defaultNamespace = firstNamespace(identity.defaultNamespace, given.namespaces);
    return { ...cluster, identity: { ...identity, defaultNamespace } };
  } catch (error) {
    throw clusterFailure(error);
  }
}

/** Another story has another namespace to begin with. */
function connectSimulated({ url, simulation }: SimulatedCluster, given: ServeArguments): Cluster {
  const identity = (): ClusterIdentity => ({
    name: 'simulated',
    source: 'simulated',
    defaultNamespace: firstNamespace(simulation.state().namespace, given.namespaces),
  });
  return {
    ...connectPlain(url, identity()),
    get identity() {
      return identity();
    },
  };
}
