/** What `check` and `trace` look at: files, or a live cluster. Says on standard error what could not be read. */
import type { SecretFacts, SeenKind } from '@switchboard/core/findings/inquiry';
import { kinds } from '@switchboard/core/kubernetes/kind';
import type { World } from '@switchboard/core/world';
import { connectKubeconfig } from '../connect/kubeconfig.ts';
import { createLog } from '../console-log.ts';
import { exitCode } from './exit-code.ts';
import type { JudgeArguments } from './judge-arguments.ts';
import { type Gathered, worldOf } from './manifests/observe-files.ts';
import { readFiles } from './manifests/read-files.ts';
import { messages } from './messages.ts';
import { observeCluster } from './observe-cluster.ts';
import { clusterFailure, StartFailure } from './start-failure.ts';
import type { Terminal } from './terminal.ts';

export interface Sight {
  readonly world: World;
  readonly secrets: ReadonlyMap<string, SecretFacts> | undefined;
  /** Some document could not be read, or there was none at all. */
  readonly unreadable: boolean;
  /** Set where there is no object to judge. */
  readonly nothing?: Nothing;
}

export interface Nothing {
  readonly why: 'nothing to read' | 'nothing readable' | 'nothing known';
  /** Kinds that were there, and that no rule looks at alone. */
  readonly kinds: readonly string[];
  readonly unobserved: readonly SeenKind[];
}

export async function observe(given: JudgeArguments, terminal: Terminal): Promise<Sight> {
  if (given.files.length === 0) return fromCluster(given);
  const gathered = await readFiles(given.files, terminal);
  const { isEmpty, bad, objects } = gathered;
  return {
    ...worldOf(gathered, given.observed),
    unreadable: isEmpty || bad.length > 0,
    ...(objects.size === 0 ? { nothing: nothingIn(gathered, given.observed) } : {}),
  };
}

function nothingIn(
  { isEmpty, bad, others, secrets, met }: Gathered,
  observed: JudgeArguments['observed'],
): Nothing {
  const seen = new Set<SeenKind>(isEmpty ? [] : (observed ?? met));
  const names = [...kinds.map(({ kind }) => kind), 'Secret'] as const;
  return {
    why: isEmpty ? 'nothing to read' : bad.length > 0 ? 'nothing readable' : 'nothing known',
    kinds: [...others, ...(secrets.size > 0 ? ['Secret'] : [])],
    unobserved: names.filter(kind => !seen.has(kind)).sort(),
  };
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
