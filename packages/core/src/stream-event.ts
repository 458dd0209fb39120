/**
 * The events of `/api/v1/stream`, as values: what the server writes and the page reads. Unknown events and fields are ignored by readers.
 * The wire form of `snapshot` and `frame` is made and read by wire.ts alone.
 */
import type { Patch } from './patch.ts';

export const protocol = 1;

/** One commit to one shard. `from` and `to` count the commits of that shard (ns), so a reader sees a hole. */
export interface Frame {
  /** Namespace of the shard; empty for the cluster's. */
  readonly ns: string;
  readonly from: number;
  readonly to: number;
  /** Server time, ms since the epoch. */
  readonly at: number;
  readonly patch: Patch;
}

export interface ClusterIdentity {
  readonly name: string;
  readonly source: 'simulated' | 'kubeconfig' | 'in-cluster' | 'files';
  /** Shown when no `ns` is asked for. */
  readonly defaultNamespace: string;
  /** `v1.36.3`, where the server said. */
  readonly version?: string;
}

/** The simulated cluster's time, where somebody has slowed it down: how far it is behind the server's, and how fast it goes. */
export interface Behind {
  readonly ms: number;
  /** Its seconds per second; 0: it stands. */
  readonly pace: number;
}

/** A commit of each shard, by namespace. */
export type Commits = Readonly<Record<string, number>>;

export interface Hello {
  readonly protocol: number;
  readonly build: string;
  /** 16 hex digits: another process, another cluster or a rewound history has another epoch. */
  readonly epoch: string;
  readonly serverNow: number;
  readonly mode: 'resume' | 'snapshot';
  readonly reason: 'first' | 'epoch' | 'too-old' | 'scope' | 'resumed' | 'slow';
  readonly tickMs: number;
  readonly ns: readonly string[];
  /** Last commit of every shard of this stream when it began: who has got there has caught up. */
  readonly to: Commits;
  readonly cluster: ClusterIdentity;
  /** Whether `POST /api/v1/actions` exists here. */
  readonly actions: boolean;
  readonly behind?: Behind;
}

export interface Tick {
  readonly serverNow: number;
  /** How far the server lags behind the cluster. */
  readonly lagMs: number;
  /** Last commit of every shard of this stream, so that a lost frame is noticed. */
  readonly to: Commits;
  readonly behind?: Behind;
}

export interface Bye {
  readonly reason: string;
  readonly retryMs?: number;
  readonly final?: boolean;
}

export type StreamEvent =
  | { readonly type: 'hello'; readonly hello: Hello }
  /** All parts of one shard, joined: the patch from nothing. */
  | { readonly type: 'snapshot'; readonly frame: Frame }
  | { readonly type: 'frame'; readonly frame: Frame }
  | { readonly type: 'tick'; readonly tick: Tick }
  | { readonly type: 'reset'; readonly reason: string }
  | { readonly type: 'bye'; readonly bye: Bye };
