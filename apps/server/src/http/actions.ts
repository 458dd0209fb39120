/**
 * `POST /api/v1/actions` on the simulated cluster: does through the Kubernetes API what a person asked for, and answers with the kubectl line that does the same and what undoes it.
 * JSON, an own header and our own Origin are all asked for, so that no form, image or page of somebody else's can do it.
 */
import type { Request, Response } from 'express';
import type { Cluster } from '../connect/cluster.ts';
import { parseAction } from './action/parse-action.ts';
import { perform } from './action/perform.ts';
import { isDeliberate } from './deliberate.ts';
import { refuse } from './refusal.ts';

export interface ActionsOptions {
  readonly cluster: Cluster;
  /** The time of the cluster. */
  readonly now: () => number;
  readonly onAction: (action: string, kubectl: string) => void;
}

export function actionsRoute({ cluster, now, onAction }: ActionsOptions) {
  return async (request: Request, response: Response) => {
    if (!isDeliberate(request, response)) return;
    const action = parseAction(request.body);
    if (typeof action === 'string') return refuse(response, 400, 'this is not an action', action);
    const outcome = await perform(cluster, action, now());
    if (!outcome.ok) {
      const { status, reason, hint } = outcome.refusal;
      return refuse(response, status, reason, hint);
    }
    const { ok: _, ...done } = outcome;
    onAction(action.action, done.kubectl);
    response.json({ action: action.action, ...done });
  };
}
