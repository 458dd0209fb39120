/**
 * Random histories of a small namespace, as topologies that a cluster could show one after the other: pods come, are listed, become ready, leave, are
 * struck and go; Services, nodes and strays come and go. Made from numbers, so that fast-check can shrink them. For tests only.
 */
import type { Topology } from '../../topology.ts';
import { type Element, line, node, pod, service, serviceByHand, staffing, topology } from './model.ts';

export interface Step {
  readonly topology: Topology;
  readonly now: number;
}

interface PodState {
  readonly service: string;
  readonly node: string;
  state: 'pending' | 'starting' | 'ready' | 'not-ready' | 'terminating' | 'finished';
  listed: boolean;
  /** Also listed by the second Service that asks for the same pods. */
  shared: boolean;
}

/** Services `a` to `f`; `c` is asked for the pods of `a` too, `f` is kept by hand, `e` is dual stack. */
const names = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

/** One number per step: what happens, and to whom. */
export function history(codes: readonly number[]): readonly Step[] {
  const services = new Set<string>(['a', 'b', 'e', 'f']);
  const nodes = new Set(['n0', 'n1', 'n2']);
  const pods = new Map<string, PodState>();
  const desired = new Map<string, number>([['a', 3]]);
  let born = 0;
  let now = 0;
  const add = (of: string): void => {
    const node = [...nodes][born % nodes.size] ?? 'n0';
    pods.set(`${of}-${born++}`, { service: of, node, state: 'starting', listed: false, shared: false });
  };
  for (const owner of ['a', 'a', 'a', 'b', 'b', 'e']) add(owner);
  for (const known of pods.values()) Object.assign(known, { state: 'ready', listed: true });
  const steps: Step[] = [{ topology: picture(services, nodes, pods, desired), now }];
  for (const code of codes) {
    const who = Math.floor(code / 16);
    const of = names[who % names.length] ?? 'a';
    const some = [...pods.entries()][who % Math.max(1, pods.size)];
    now += 7_000;
    switch (code % 16) {
      case 0:
      case 1:
        add(of === 'f' ? 'a' : of);
        break;
      case 2:
        add('stray');
        break;
      case 3:
      case 4:
        if (some !== undefined && some[1].state !== 'terminating')
          some[1].listed = services.has(some[1].service);
        break;
      case 5:
      case 6:
        if (some !== undefined && some[1].state !== 'terminating') some[1].state = 'ready';
        break;
      case 7:
        if (some !== undefined && some[1].state === 'ready') some[1].state = 'not-ready';
        break;
      case 8:
      case 9:
        if (some !== undefined) some[1].state = 'terminating';
        break;
      case 10:
        if (some !== undefined) some[1].listed = some[1].shared = false;
        break;
      case 11:
        if (some !== undefined && some[1].state === 'terminating') pods.delete(some[0]);
        break;
      case 12:
        if (services.has(of)) {
          services.delete(of);
          for (const known of pods.values()) if (known.service === of) known.listed = false;
        } else services.add(of);
        break;
      case 13:
        if (nodes.size < 8) nodes.add(`n${nodes.size}${who % 3}`);
        break;
      case 14:
        if (some !== undefined && some[1].service === 'a' && services.has('c'))
          some[1].shared = some[1].listed;
        break;
      case 15:
        desired.set(of, 1 + (who % 7));
        break;
    }
    if (!services.has('c')) for (const known of pods.values()) known.shared = false;
    steps.push({ topology: picture(services, nodes, pods, desired), now });
  }
  return steps;
}

function picture(
  services: ReadonlySet<string>,
  nodes: ReadonlySet<string>,
  pods: ReadonlyMap<string, PodState>,
  desired: ReadonlyMap<string, number>,
): Topology {
  const elements: Element[] = [...nodes].map((name, i) => node(name, { zone: `${i % 2}` }));
  for (const name of services) {
    const wants = desired.get(name);
    const options = {
      ...(wants === undefined ? {} : { staffing: staffing(wants, 1) }),
      ...(name === 'e' ? { families: ['IPv4', 'IPv6'] as const } : {}),
    };
    elements.push(name === 'f' ? serviceByHand(name) : service(name, options));
    if (name === 'f') elements.push(line('f', '192.0.2.45', { bare: true }));
  }
  for (const [uid, known] of pods) {
    const wantedBy = [known.service, ...(known.service === 'a' ? ['c'] : [])].filter(of => services.has(of));
    elements.push(
      pod(uid, {
        state: known.state,
        node: known.node,
        owner: `rs-${known.service}`,
        ...(wantedBy.length > 0 ? { wantedBy } : {}),
      }),
    );
    const options = {
      node: known.node,
      ready: known.state === 'ready',
      terminating: known.state === 'terminating',
    };
    if (known.listed) elements.push(line(known.service, uid, options));
    if (known.listed && known.service === 'e') elements.push(line('e', uid, { ...options, family: 'IPv6' }));
    if (known.shared) elements.push(line('c', uid, options));
  }
  return topology(...elements);
}
