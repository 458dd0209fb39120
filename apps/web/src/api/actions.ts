/**
 * What one may do to the simulated cluster, and how to ask for it. The server answers with the kubectl line that does the same and with what undoes it. On any other cluster the
 * server has no such paths and the page draws no such buttons (`hello.actions`).
 */
import { ask } from './answer.ts';

interface InNamespace {
  readonly namespace: string;
  readonly name: string;
}

export type Action =
  | (InNamespace & { readonly action: 'delete-pod'; readonly uid: string })
  | (InNamespace & { readonly action: 'set-readiness'; readonly ready: boolean })
  | (InNamespace & { readonly action: 'set-crash'; readonly crash: boolean })
  | (InNamespace & { readonly action: 'scale'; readonly kind: string; readonly replicas: number })
  | (InNamespace & { readonly action: 'restart'; readonly kind: string })
  | (InNamespace & { readonly action: 'undo-rollout' })
  | (InNamespace & {
      readonly action: 'set-selector';
      readonly selector: Readonly<Record<string, string>>;
    })
  | { readonly action: 'cordon' | 'uncordon' | 'drain'; readonly node: string };

export interface ActionAnswer {
  readonly kubectl: string;
  /** Missing where nothing takes it back. */
  readonly undo?: Action;
  readonly note?: string;
}

export function act(action: Action): Promise<ActionAnswer> {
  return ask<ActionAnswer>('/api/v1/actions', post(action));
}

export interface SimulationState {
  readonly scenario: string;
  readonly scenarios: readonly { readonly name: string; readonly description: string }[];
  /** Its seconds per second; 0: it stands. */
  readonly pace: number;
  /** The namespace to begin with. */
  readonly namespace: string;
}

export function readSimulation(): Promise<SimulationState> {
  return ask<SimulationState>('/api/v1/simulation');
}

export function changeSimulation(
  change: { readonly pace: number } | { readonly scenario: string },
): Promise<SimulationState> {
  return ask<SimulationState>('/api/v1/simulation', post(change));
}

function post(body: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-switchboard-action': '1' },
    body: JSON.stringify(body),
  };
}
