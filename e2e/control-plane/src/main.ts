/**
 * `pnpm control-plane up|down|status|restart PART|compact|kubeconfig`: a real Kubernetes control plane for tests, without a container engine. Everything of it is in one
 * folder (`--folder`, by default beside the checkout's other tools); `up` prints the kubeconfig on stdout, what it does on stderr.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildPrograms, fetchModule } from './binaries.ts';
import { addNodes, allowViewer, applyGatewayApi } from './furnish.ts';
import { openPlane, type Part, type Plane, startPlane } from './plane.ts';
import { Refusal } from './refusal.ts';

const usage = `pnpm control-plane COMMAND [--folder FOLDER]
  up [--nodes N]                            starts what does not run yet, and prints the kubeconfig's path
  down                                      stops all of it
  status                                    says what runs
  restart apiserver|etcd|controller-manager|scheduler|kwok
  compact                                   makes etcd forget every version before now
  kubeconfig --as USER [--group GROUP]… [--namespace NAMESPACE]   prints a kubeconfig for somebody (\`viewer\` may only look)`;

const say = (line: string) => process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      folder: {
        type: 'string',
        default: fileURLToPath(new URL('../../../.tools/control-plane', import.meta.url)),
      },
      nodes: { type: 'string', default: '3' },
      as: { type: 'string' },
      group: { type: 'string', multiple: true, default: [] },
      namespace: { type: 'string', default: 'default' },
    },
  });
  const [command, part] = positionals;
  const path = buildPrograms(say);
  const running = (): Plane => {
    const plane = openPlane(values.folder, path);
    if (plane === undefined)
      throw new Refusal('There is no control plane in this folder.', '`pnpm control-plane up` starts one.');
    return plane;
  };
  switch (command) {
    case 'up':
      return up(values.folder, Number(values.nodes), path);
    case 'down':
      return running().down();
    case 'status':
      for (const { part: name, pid } of running().status())
        process.stdout.write(
          `${name.padEnd(24)} ${pid === undefined ? 'not running' : `running, process ${pid}`}\n`,
        );
      return;
    case 'restart':
      return running().restart(partNamed(part));
    case 'compact':
      return running().compact();
    case 'kubeconfig': {
      if (values.as === undefined) throw new Refusal('Nobody is named.', 'Name somebody: --as viewer');
      process.stdout.write(
        running().kubeconfigFor({ user: values.as, groups: values.group }, values.namespace),
      );
      return;
    }
    default:
      throw new Refusal(
        command === undefined ? 'What is it to do?' : `There is no command ${command}.`,
        usage,
      );
  }
}

async function up(folder: string, nodes: number, path: ReturnType<typeof buildPrograms>): Promise<void> {
  if (!Number.isInteger(nodes) || nodes < 1 || nodes > 5_000)
    throw new Refusal(`--nodes ${nodes} is no number of nodes.`, 'Choose one from 1 to 5000.');
  const started = performance.now();
  const crds = fetchModule('gateway-api');
  const plane = await startPlane(folder, path);
  await applyGatewayApi(plane.api, crds);
  await addNodes(plane.api, nodes);
  await allowViewer(plane.api);
  say(
    `ready after ${((performance.now() - started) / 1000).toFixed(1)} s; \`pnpm control-plane down\` stops it`,
  );
  process.stdout.write(`${plane.kubeconfig}\n`);
}

function partNamed(name: string | undefined): Part {
  for (const part of ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kwok'] as const)
    if (name === part || `kube-${name}` === part) return part;
  throw new Refusal(`There is no part ${name ?? '(none named)'}.`, usage);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
