/**
 * Gives a node that joins without a range for its pods the first one that is free (kubernetes `pkg/controller/nodeipam/ipam/range_allocator.go`,
 * `--allocate-node-cidrs`, a /24 each of 10.244.0.0/14). Where other nodes have ranges of both families, so does the new one.
 */
import type { Controller, Snapshot } from '../controller.ts';
import { objectOf } from './key.ts';

const RANGES = 4 * 256;

const takenRanges = (snapshot: Snapshot): ReadonlySet<string> =>
  new Set(snapshot.list('Node').flatMap(node => (node.spec?.podCIDRs ?? []) as readonly string[]));

function firstFree(taken: ReadonlySet<string>): readonly string[] {
  const isDual = [...taken].some(range => range.includes(':'));
  for (let number = 0; number < RANGES; number += 1) {
    const range = `10.${244 + Math.floor(number / 256)}.${number % 256}.0/24`;
    const ranges = isDual ? [range, `fd00:10:244:${number}::/64`] : [range];
    if (!ranges.some(one => taken.has(one))) return ranges;
  }
  return [];
}

export const nodeIpam: Controller = {
  name: 'node-ipam-controller',
  watches: { Node: ({ type, object }) => (type === 'ADDED' ? [`/${object.metadata.name}`] : []) },
  reconcile(key, snapshot) {
    const node = objectOf(snapshot, 'Node', key);
    if (node === undefined || node.spec?.podCIDR) return { writes: [] };
    const podCIDRs = firstFree(takenRanges(snapshot));
    const podCIDR = podCIDRs[0];
    if (podCIDR === undefined) return { writes: [] };
    return { writes: [{ verb: 'update', object: { ...node, spec: { ...node.spec, podCIDR, podCIDRs } } }] };
  },
};
