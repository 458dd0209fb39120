/** A cluster that answers what a test says, and remembers what it was asked. */
import type { Cluster, ClusterRequest } from '../connect/cluster.ts';

export interface Asked extends Omit<ClusterRequest, 'signal'> {
  readonly path: string;
}

export interface ScriptedCluster extends Cluster {
  readonly asked: Asked[];
}

export function scriptedCluster(
  answer: (asked: Asked) => { readonly status: number; readonly body: string } | Error,
  source: 'simulated' | 'kubeconfig' = 'simulated',
): ScriptedCluster {
  const asked: Asked[] = [];
  return {
    identity: { name: 'test', source, defaultNamespace: 'shop' },
    address: 'http://127.0.0.1:1',
    asked,
    async request(path, { signal: _, ...options }) {
      const one = { path, ...options };
      asked.push(one);
      const given = answer(one);
      if (given instanceof Error) throw given;
      return { status: given.status, headers: { get: () => null }, body: chunks(given.body) };
    },
    refreshCredentials: () => Promise.resolve(false),
    close: () => Promise.resolve(),
  };
}

async function* chunks(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}
