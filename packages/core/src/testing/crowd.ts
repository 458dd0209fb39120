/**
 * A namespace as large as wanted, with names, addresses, UIDs and times such as a real cluster has: for budgets and benchmarks. The same number gives the same crowd.
 */
import type { KubeObject, PodObject } from '../kubernetes/object.ts';
import * as build from './builders.ts';

const words = ['cart', 'catalogue', 'checkout', 'payments', 'search', 'shipping', 'front-end', 'accounts'];
const suffixLetters = 'bcdfghjklmnpqrstvwxz2456789';
const start = Date.parse('2026-11-01T00:00:00Z');

/** Pseudo-random numbers from 0 to 1, the same for the same seed. */
function dice(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Crowd {
  readonly objects: readonly KubeObject[];
  readonly pods: readonly PodObject[];
}

/** `count` pods in Deployments of 25, one Service each, listed by slices of up to 100, on a node per 50 pods. */
export function crowd(count: number): Crowd {
  const random = dice(count);
  const suffix = (length: number) =>
    Array.from({ length }, () => suffixLetters[Math.floor(random() * suffixLetters.length)]).join('');
  const uid = () => build.uuid(Math.floor(random() * 2 ** 31));
  const objects: KubeObject[] = [];
  const pods: PodObject[] = [];
  const nodes = Math.max(1, Math.ceil(count / 50));
  for (let n = 0; n < nodes; n += 1) objects.push(build.node(`worker-${n}`, { uid: uid(), capacity: 110 }));
  for (let group = 0; group * 25 < count; group += 1) {
    const name = `${words[group % words.length]}-${group}`;
    const deployment = build.workload('Deployment', name, { uid: uid(), desired: 25, surge: 7 });
    const set = build.workload('ReplicaSet', `${name}-${suffix(9)}`, {
      uid: uid(),
      owner: deployment,
      desired: 25,
      podLabels: { app: name },
    });
    const born = start + Math.floor(random() * 1_500_000) * 1_000;
    const members = Array.from({ length: Math.min(25, count - group * 25) }, (): PodObject => {
      const created = born + Math.floor(random() * 900) * 1_000;
      return build.pod(`${set.meta.name}-${suffix(5)}`, {
        uid: uid(),
        owner: set,
        created,
        labels: { app: name },
        node: `worker-${Math.floor(random() * nodes)}`,
        ips: [
          `10.${Math.floor(random() * 4)}.${Math.floor(random() * 256)}.${Math.floor(random() * 254) + 1}`,
        ],
        readySince: created + Math.floor(3 + random() * 20) * 1_000,
      });
    });
    pods.push(...members);
    objects.push(build.service(name, { uid: uid() }), deployment, set, ...members);
    objects.push(
      build.slice(
        `${name}-${suffix(5)}`,
        name,
        members.map(pod => build.line(pod)),
        { uid: uid() },
      ),
    );
  }
  return { objects, pods };
}
