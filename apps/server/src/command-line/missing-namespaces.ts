/** Says which of the asked namespaces do not exist, where the cluster says so for certain; a denied look is no answer. */
import type { Cluster } from '../connect/cluster.ts';
import { ask } from '../http/ask.ts';
import { messages, type Notice } from './messages.ts';
import { nearest } from './nearest.ts';

export async function warnOfMissingNamespaces(
  cluster: Cluster,
  names: readonly string[],
  warn: (notice: Notice) => void,
): Promise<void> {
  for (const name of names) {
    const answer = await ask(cluster, { path: `/api/v1/namespaces/${name}` });
    if (!answer.ok && answer.refusal.status === 404)
      warn(messages.namespaceMissing(name, nearest(name, await existing(cluster))));
  }
}

async function existing(cluster: Cluster): Promise<readonly string[]> {
  const answer = await ask(cluster, { path: '/api/v1/namespaces' });
  const list = answer.ok ? (answer.value as { items?: readonly { metadata?: { name?: unknown } }[] }) : {};
  return (list.items ?? []).flatMap(item =>
    typeof item.metadata?.name === 'string' ? [item.metadata.name] : [],
  );
}
