/**
 * Carries an action out through the Kubernetes API, step by step, and answers with the line of kubectl that does the same and with what undoes it. Where the inverse depends on
 * what is there (how many replicas, which selector), that is read first. Stops at the first step that the cluster refuses.
 */
import { fields, integer, text } from '@switchboard/core/kubernetes/json';
import type { Cluster } from '../../connect/cluster.ts';
import { type Answer, ask } from '../ask.ts';
import type { Refusal } from '../refusal.ts';
import type { Action, SimpleAction } from './action.ts';
import { type ActionRequest, actionRequest, inverse } from './action-request.ts';
import { drain } from './drain.ts';
import { undoRollout } from './undo-rollout.ts';

export interface Done {
  readonly kubectl: string;
  /** What takes it back; missing where nothing does. */
  readonly undo?: Action;
  /** What else is to be said: who could not be asked to leave, and why. */
  readonly note?: string;
}

export type Outcome = ({ readonly ok: true } & Done) | { readonly ok: false; readonly refusal: Refusal };

export type Send = (
  request: Omit<ActionRequest, 'kubectl' | 'method'> & { readonly method: string },
) => Promise<Answer>;

export async function perform(cluster: Cluster, action: Action, at: number): Promise<Outcome> {
  const send: Send = ({ method, path, contentType, body }) =>
    ask(cluster, { method, path, headers: { 'content-type': contentType }, body: JSON.stringify(body) });
  const read = (path: string): Promise<Answer> => ask(cluster, { path });
  if (action.action === 'drain') return drain(action.node, { read, send });
  if (action.action === 'undo-rollout') return undoRollout(action, { read, send });
  const undo = await undoOf(action, read);
  const request = actionRequest(action, at);
  const answer = await send(request);
  if (!answer.ok) return answer;
  return { ok: true, kubectl: request.kubectl, ...(undo === undefined ? {} : { undo }) };
}

async function undoOf(
  action: SimpleAction,
  read: (path: string) => Promise<Answer>,
): Promise<Action | undefined> {
  if (action.action === 'scale') {
    const before = await read(actionRequest(action, 0).path);
    const replicas = before.ok ? replicasOf(before.value) : undefined;
    return replicas === undefined ? undefined : { ...action, replicas };
  }
  if (action.action === 'set-selector') {
    const before = await read(actionRequest(action, 0).path);
    const selector = before.ok ? selectorOf(before.value) : undefined;
    return selector === undefined ? undefined : { ...action, selector };
  }
  return inverse(action);
}

/** A count of none may be left out of the answer. */
function replicasOf(scale: unknown): number | undefined {
  const { spec } = fields<'spec'>(scale);
  return spec === undefined ? undefined : (integer(fields<'replicas'>(spec).replicas) ?? 0);
}

function selectorOf(service: unknown): Readonly<Record<string, string>> | undefined {
  const { selector } = fields<'selector'>(fields<'spec'>(service).spec);
  if (typeof selector !== 'object' || selector === null) return undefined;
  const pairs = Object.entries(selector).flatMap(([key, value]) => {
    const said = text(value);
    return said === undefined ? [] : [[key, said] as const];
  });
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
}
