/**
 * `POST /api/v1/actions` on the simulated cluster: does through the Kubernetes API what a person asked for, and answers with the kubectl line that does the same.
 * JSON, an own header and our own Origin are all asked for, so that no form, image or page of somebody else's can do it.
 */
import type { Request, Response } from 'express';
import type { Cluster } from '../connect/cluster.ts';
import { actionRequest, parseAction } from './action.ts';
import { ask } from './ask.ts';
import { refuse } from './refusal.ts';

const header = 'x-switchboard-action';

export function actionsRoute(cluster: Cluster, onAction: (action: string, kubectl: string) => void) {
  return async (request: Request, response: Response) => {
    if (!request.is('application/json'))
      return refuse(response, 415, 'an action is sent as JSON', 'Set Content-Type: application/json.');
    if (request.get(header) !== '1')
      return refuse(response, 403, `the header ${header} is missing`, 'Set X-Switchboard-Action: 1.');
    const action = parseAction(request.body);
    if (typeof action === 'string') return refuse(response, 400, 'this is not an action', action);
    const { method, path, contentType, body, kubectl } = actionRequest(action);
    const answer = await ask(cluster, {
      method,
      path,
      headers: { 'content-type': contentType },
      body: JSON.stringify(body),
    });
    if (!answer.ok)
      return refuse(response, answer.refusal.status, answer.refusal.reason, answer.refusal.hint);
    onAction(action.action, kubectl);
    response.json({ action: action.action, kubectl });
  };
}
