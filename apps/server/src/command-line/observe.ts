/** What `check` and `trace` look at: files, or a live cluster. Says on standard error what could not be read. */
import type { SecretFacts } from '@switchboard/core/findings/inquiry';
import type { World } from '@switchboard/core/world';
import { connectKubeconfig } from '../connect/kubeconfig.ts';
import { createLog } from '../console-log.ts';
import { exitCode } from './exit-code.ts';
import type { JudgeArguments } from './judge-arguments.ts';
import { worldOf } from './manifests/observe-files.ts';
import { readFiles } from './manifests/read-files.ts';
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
  const gathered = await readFiles(given.files, terminal);
  return { ...worldOf(gathered, given.observed), unreadable: gathered.bad.length > 0 };
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
