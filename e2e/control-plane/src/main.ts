/**
 * `pnpm control-plane up|down|status|restart PART|compact|kubeconfig`: a real Kubernetes control plane for tests, without a container engine. Everything of it is in one
 * folder (`--folder`, by default beside the checkout's other tools); `up` prints the kubeconfig on stdout, what it does on stderr.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Failure, runMain } from '../../../tools/failure.mjs';
import { keep } from './keep.ts';
import { keepPlane } from './kept.ts';
import { type Part, parts } from './part.ts';
import { openPlane, type Plane } from './plane.ts';
import { buildPrograms } from './programs.ts';

const usage = `pnpm control-plane COMMAND [--folder FOLDER]
  up [--nodes N]                            starts what does not run yet, and prints the kubeconfig's path
  down                                      stops all of it
  status                                    says what runs
  restart apiserver|etcd|controller-manager|scheduler|kwok
  compact                                   makes etcd forget every version before now
  kubeconfig --as USER [--group GROUP]… [--namespace NAMESPACE]   prints a kubeconfig for somebody (\`viewer\` may only look)`;

const say = (line: string) => process.stderr.write(`${line}\n`);
const options = {
  folder: {
    type: 'string',
    default: fileURLToPath(new URL('../../../.tools/control-plane', import.meta.url)),
  },
  nodes: { type: 'string', default: '3' },
  as: { type: 'string' },
  group: { type: 'string', multiple: true, default: [] as string[] },
  namespace: { type: 'string', default: 'default' },
} as const;

async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  const [command, part] = positionals;
  const folder = resolve(values.folder);
  switch (command) {
    case 'up':
      return up(folder, numberOfNodes(values.nodes));
    case 'keep':
      await keep(folder, numberOfNodes(values.nodes), say);
      return 0;
    case 'down':
      await planeIn(folder).down();
      return 0;
    case 'status':
      for (const { part: name, pid } of planeIn(folder).status())
        process.stdout.write(
          `${name.padEnd(24)} ${pid === undefined ? 'not running' : `running, process ${pid}`}\n`,
        );
      return 0;
    case 'restart':
      await built();
      await planeIn(folder).restart(partNamed(part));
      return 0;
    case 'compact':
      await planeIn(folder).compact();
      return 0;
    case 'kubeconfig': {
      if (values.as === undefined) throw new Failure('Nobody is named.', 'Name somebody: --as viewer');
      await built();
      const person = { user: values.as, groups: values.group };
      process.stdout.write(planeIn(folder).kubeconfigFor(person, values.namespace));
      return 0;
    }
    default:
      throw new Failure(
        command === undefined ? 'What is it to do?' : `There is no command ${command}.`,
        usage,
      );
  }
}

async function up(folder: string, nodes: number): Promise<number> {
  const interrupted = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => {
      if (!interrupted.signal.aborted) say('interrupted: stopping what was started');
      interrupted.abort();
    });
  try {
    const plane = await keepPlane(folder, { nodes, say, signal: interrupted.signal });
    await plane.release();
    say('`pnpm control-plane down` stops it');
    process.stdout.write(`${plane.kubeconfig}\n`);
    return 0;
  } catch (error) {
    if (!interrupted.signal.aborted) throw error;
    return 130;
  }
}

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    throw new Failure(error instanceof Error ? error.message : String(error), usage);
  }
}

function planeIn(folder: string): Plane {
  const plane = openPlane(folder);
  if (plane === undefined)
    throw new Failure('There is no control plane in this folder.', '`pnpm control-plane up` starts one.');
  return plane;
}

const built = (): Promise<void> => buildPrograms(say, new AbortController().signal);

function numberOfNodes(text: string): number {
  const nodes = Number(text);
  if (!Number.isInteger(nodes) || nodes < 1 || nodes > 5_000)
    throw new Failure(`--nodes ${text} is no number of nodes.`, 'Choose one from 1 to 5000.');
  return nodes;
}

function partNamed(name: string | undefined): Part {
  for (const part of parts) if (name === part || `kube-${name}` === part) return part;
  throw new Failure(`There is no part ${name ?? '(none named)'}.`, usage);
}

await runMain(main);
