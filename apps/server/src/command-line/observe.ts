/** What `check` and `trace` look at: files, or a live cluster. Says on standard error what could not be read. */
import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import type { SecretFacts } from '@switchboard/core/findings/inquiry';
import { fields } from '@switchboard/core/kubernetes/json';
import type { World } from '@switchboard/core/world';
import { connectKubeconfig } from '../connect/kubeconfig.ts';
import { createLog } from '../console-log.ts';
import { exitCode } from './exit-code.ts';
import type { JudgeArguments } from './judge-arguments.ts';
import { observeFiles } from './manifests/observe-files.ts';
import { messages } from './messages.ts';
import { observeCluster } from './observe-cluster.ts';
import { clusterFailure, StartFailure } from './start-failure.ts';
import type { Terminal } from './terminal.ts';

export interface Sight {
  readonly world: World;
  readonly secrets: ReadonlyMap<string, SecretFacts> | undefined;
  /** Some document could not be read. */
  readonly unreadable: boolean;
}

export async function observe(given: JudgeArguments, terminal: Terminal): Promise<Sight> {
  if (given.files.length === 0) return fromCluster(given);
  const files = await Promise.all(
    given.files.map(async file => ({ name: nameFor(file), text: await read(file) })),
  );
  const { world, secrets, bad } = observeFiles(files, given.observed);
  for (const { file, line, why } of bad) terminal.warn(messages.badDocument(file, line, why));
  return { world, secrets, unreadable: bad.length > 0 };
}

const nameFor = (file: string): string => (file === '-' ? 'standard input' : file);

async function read(file: string): Promise<string> {
  try {
    return file === '-' ? await readAll(process.stdin) : await readFile(file, 'utf8');
  } catch (error) {
    const why = fields<'code'>(error).code;
    throw new StartFailure(messages.cannotReadFile(file, String(why ?? error)), exitCode.commandLine);
  }
}

async function fromCluster({ kubeconfig, context, namespaces }: JudgeArguments): Promise<Sight> {
  const log = createLog(process.stderr.isTTY === true, line => process.stderr.write(line));
  try {
    const cluster = await connectKubeconfig({
      ...(kubeconfig === undefined ? {} : { file: kubeconfig }),
      ...(context === undefined ? {} : { context }),
    });
    try {
      const { world, unreachable } = await observeCluster(cluster, namespaces, log);
      if (unreachable !== undefined)
        throw new StartFailure(messages.unreachable(cluster.address, unreachable), exitCode.cluster);
      return { world, secrets: undefined, unreadable: false };
    } finally {
      await cluster.close();
    }
  } catch (error) {
    throw clusterFailure(error);
  }
}
