/**
 * `kubectl rollout undo deployment/x`: gives a Deployment the template of the revision before the one that it has, as kubectl's rollbacker does (kubectl/pkg/polymorphichelpers, rollback.go). Doing it twice
 * takes the undoing back.
 */
import { fields, list, text } from '@switchboard/core/kubernetes/json';
import type { Answer } from '../ask.ts';
import type { Action } from './action.ts';
import type { Outcome, Send } from './perform.ts';

interface Api {
  readonly read: (path: string) => Promise<Answer>;
  readonly send: Send;
}

type UndoRollout = Extract<Action, { readonly action: 'undo-rollout' }>;

const revision = 'deployment.kubernetes.io/revision';
const hash = 'pod-template-hash';

export async function undoRollout(action: UndoRollout, { read, send }: Api): Promise<Outcome> {
  const { namespace, name } = action;
  const apps = `/apis/apps/v1/namespaces/${namespace}`;
  const deployment = await read(`${apps}/deployments/${name}`);
  if (!deployment.ok) return deployment;
  const uid = text(fields<'uid'>(fields<'metadata'>(deployment.value).metadata).uid);
  const sets = await read(`${apps}/replicasets`);
  if (!sets.ok) return sets;
  const [, before] = list(fields<'items'>(sets.value).items)
    .filter(set => ownerOf(set) === uid)
    .sort((a, b) => revisionOf(b) - revisionOf(a));
  if (before === undefined)
    return {
      ok: false,
      refusal: {
        status: 409,
        reason: `no rollout history found for deployment "${name}"`,
        hint: 'There is no earlier version to go back to.',
      },
    };
  const answer = await send({
    method: 'PATCH',
    path: `${apps}/deployments/${name}`,
    contentType: 'application/json-patch+json',
    body: [{ op: 'replace', path: '/spec/template', value: templateOf(before) }],
  });
  if (!answer.ok) return answer;
  return { ok: true, kubectl: `kubectl -n ${namespace} rollout undo deployment/${name}`, undo: action };
}

function ownerOf(set: unknown): string | undefined {
  const owners = list(fields<'ownerReferences'>(fields<'metadata'>(set).metadata).ownerReferences);
  return text(fields<'uid'>(owners[0]).uid);
}

function revisionOf(set: unknown): number {
  const annotations = fields<'annotations'>(fields<'metadata'>(set).metadata).annotations;
  return Number(fields<typeof revision>(annotations)[revision] ?? 0);
}

function templateOf(set: unknown): unknown {
  const template = fields<'metadata' | 'spec'>(fields<'template'>(fields<'spec'>(set).spec).template);
  const { labels, ...meta } = fields<'labels'>(template.metadata);
  const own = Object.entries(labels ?? {}).filter(([key]) => key !== hash);
  return { ...template, metadata: { ...meta, labels: Object.fromEntries(own) } };
}
