/**
 * What people may do to the simulated cluster, as values. Read from JSON by parse-action.ts, turned into requests by action-request.ts, carried out by perform.ts.
 */

interface InNamespace {
  readonly namespace: string;
  readonly name: string;
}

export type ScalableKind = 'Deployment' | 'StatefulSet' | 'ReplicaSet';
export type RollableKind = 'Deployment' | 'StatefulSet' | 'DaemonSet';

/** One request to the API does it. */
export type SimpleAction =
  | (InNamespace & { readonly action: 'delete-pod'; readonly uid?: string })
  | (InNamespace & { readonly action: 'set-readiness'; readonly ready: boolean })
  | (InNamespace & { readonly action: 'set-crash'; readonly crash: boolean })
  | (InNamespace & { readonly action: 'scale'; readonly kind: ScalableKind; readonly replicas: number })
  | (InNamespace & { readonly action: 'restart'; readonly kind: RollableKind })
  | (InNamespace & {
      readonly action: 'set-selector';
      readonly selector: Readonly<Record<string, string>>;
    })
  | { readonly action: 'cordon' | 'uncordon'; readonly node: string };

export type Action =
  | SimpleAction
  | { readonly action: 'drain'; readonly node: string }
  | (InNamespace & { readonly action: 'undo-rollout' });
