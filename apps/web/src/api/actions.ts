/**
 * What one may do to the simulated cluster, and how to ask for it. The server answers with the kubectl line that does the same. On any other cluster the
 * server has no such path and the page draws no such buttons (`hello.actions`).
 */
import { ask } from './answer.ts';

export type Action =
  | { readonly action: 'delete-pod'; readonly namespace: string; readonly name: string; readonly uid: string }
  | {
      readonly action: 'set-readiness';
      readonly namespace: string;
      readonly name: string;
      readonly uid: string;
      readonly ready: boolean;
    }
  | {
      readonly action: 'scale';
      readonly kind: string;
      readonly namespace: string;
      readonly name: string;
      readonly replicas: number;
    }
  | { readonly action: 'cordon' | 'uncordon'; readonly node: string };

export interface ActionAnswer {
  readonly kubectl: string;
}

export function act(action: Action): Promise<ActionAnswer> {
  return ask<ActionAnswer>('/api/v1/actions', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-switchboard-action': '1' },
    body: JSON.stringify(action),
  });
}
