/**
 * Drains a node as kubectl does: cordon, then an eviction for each pod that is not a DaemonSet's nor the node's own. Whom a disruption budget holds is asked once and named; draining again asks
 * again. Its undo is uncordon: pods that have gone stay where they are now.
 */
import { fields, list, text } from '@switchboard/core/kubernetes/json';
import type { Answer } from '../ask.ts';
import { actionRequest } from './action-request.ts';
import type { Outcome, Send } from './perform.ts';

interface Api {
  readonly read: (path: string) => Promise<Answer>;
  readonly send: Send;
}

interface Leaver {
  readonly namespace: string;
  readonly name: string;
  /** Nobody makes another one. */
  readonly alone: boolean;
}

const mirror = 'kubernetes.io/config.mirror';

export async function drain(node: string, { read, send }: Api): Promise<Outcome> {
  const cordoned = await send(actionRequest({ action: 'cordon', node }, 0));
  if (!cordoned.ok) return cordoned;
  const query = new URLSearchParams({ fieldSelector: `spec.nodeName=${node}` });
  const pods = await read(`/api/v1/pods?${query}`);
  if (!pods.ok) return pods;
  const leavers = list(fields<'items'>(pods.value).items).flatMap(leaver);
  const held: string[] = [];
  for (const { namespace, name } of leavers) {
    const answer = await send({
      method: 'POST',
      path: `/api/v1/namespaces/${namespace}/pods/${name}/eviction`,
      contentType: 'application/json',
      body: { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace } },
    });
    if (answer.ok || answer.refusal.status === 404) continue;
    if (answer.refusal.status !== 429) return answer;
    held.push(name);
  }
  const force = leavers.some(({ alone }) => alone) ? ' --force' : '';
  return {
    ok: true,
    kubectl: `kubectl drain ${node} --ignore-daemonsets --delete-emptydir-data${force}`,
    undo: { action: 'uncordon', node },
    ...(held.length === 0
      ? {}
      : {
          note: `${held.length} of ${leavers.length} may not go yet, as their disruption budgets say: ${held.join(', ')}. Drain again to ask again; kubectl asks every 5 seconds.`,
        }),
  };
}

function leaver(value: unknown): readonly Leaver[] {
  const meta = fields<'name' | 'namespace' | 'ownerReferences' | 'annotations' | 'deletionTimestamp'>(
    fields<'metadata'>(value).metadata,
  );
  const [name, namespace] = [text(meta.name), text(meta.namespace)];
  const owner = list(meta.ownerReferences)
    .map(item => fields<'kind' | 'controller'>(item))
    .find(({ controller }) => controller === true);
  const annotations = new Map(Object.entries(meta.annotations ?? {}));
  if (name === undefined || namespace === undefined || meta.deletionTimestamp !== undefined) return [];
  if (owner?.kind === 'DaemonSet' || owner?.kind === 'Node' || annotations.has(mirror)) return [];
  return [{ name, namespace, alone: owner === undefined }];
}
