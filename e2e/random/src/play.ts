/**
 * Plays a sequence on two clusters: a turn on both, then both come to rest, then what they have in common is compared, until it is equal or time is up. Each sequence
 * has a namespace and nodes of its own, so that many go on at once. A difference is told with the kubectl lines that lead there.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Pair, Side } from '@switchboard/clusters/pair';
import { canonical, differences } from './canonical.ts';
import { capture, list, pathOf } from './capture.ts';
import { perform } from './perform.ts';
import { beacons, moving, podMoves, touches } from './rest.ts';
import type { Sequence } from './sequence.ts';
import { SEQUENCE } from './shapes.ts';
import { kubectlLine, type Step } from './step.ts';

/** Far longer than a scheduler's longest wait before it tries a pod again, for machines that are busy. */
const limit = 120_000;
/** Between two looks, longer every time. */
const pauses = { first: 150, last: 1_000, growth: 1.4 };

const nodeBody = (name: string, zone: number, sequence: string) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: {
    name,
    annotations: { 'kwok.x-k8s.io/node': 'fake' },
    labels: {
      'kubernetes.io/hostname': name,
      'kubernetes.io/os': 'linux',
      'topology.kubernetes.io/zone': `zone-${zone}`,
      [SEQUENCE]: sequence,
    },
  },
  spec: { taints: [{ key: SEQUENCE, effect: 'NoSchedule' }] },
});

async function must(side: Side, namespace: string, step: Step): Promise<void> {
  const said = await perform(side.client, namespace, step);
  if (!said.startsWith('20')) throw new Error(`${side.name}: ${kubectlLine(step)}: ${said}`);
}

async function furnish(side: Side, namespace: string, { name, nodes }: Sequence): Promise<void> {
  for (const [i, node] of nodes.entries())
    await must(side, namespace, { verb: 'create', kind: 'Node', body: nodeBody(node, i + 1, name) });
  for (const { kind, body } of beacons) await must(side, namespace, { verb: 'create', kind, body });
}

/** Nothing lingers and nothing is held any more, so that the namespace can go. */
async function clear(side: Side, namespace: string, { nodes }: Sequence): Promise<void> {
  const metadata = { finalizers: null };
  for (const kind of ['Pod', 'Service'] as const)
    for (const { metadata: held } of await list(side.client, namespace, kind)) {
      if (held.finalizers !== undefined)
        await perform(side.client, namespace, { verb: 'patch', kind, which: held.name, patch: { metadata } });
      if (kind === 'Pod' && held.deletionTimestamp !== undefined)
        await perform(side.client, namespace, { verb: 'delete', kind, which: held.name, grace: 0 });
    }
  await side.client.ask('DELETE', `/api/v1/namespaces/${namespace}`);
  for (const node of nodes) await side.client.ask('DELETE', `${pathOf('Node', namespace)}/${node}`);
}

function report(sequence: Sequence, done: number, lines: readonly string[]): Error {
  const steps = sequence.turns
    .slice(0, done + 1)
    .flatMap((turn, i) => [`# turn ${i + 1}`, ...turn.map(kubectlLine)]);
  const told = [
    `${sequence.name} differs after turn ${done + 1}:`,
    ...lines,
    '',
    'To see it again:',
    ...steps,
  ];
  const error = new Error(told.join('\n'));
  delete error.stack;
  return error;
}

const still = (name: string, list: readonly string[]) =>
  list.length > 0 ? [`${name} still moves: ${list.join(', ')}`] : [];

/** What is not yet at rest, or not alike; empty where both are done. Pods of the slower one are asked first: mostly it is they that are waited for. */
async function apart({ real, simulated }: Pair, namespace: string, pinned: boolean, turn: number) {
  const onTheirWay = (await list(real.client, namespace, 'Pod')).filter(podMoves);
  if (onTheirWay.length > 0)
    return still(
      'real',
      onTheirWay.map(({ metadata }) => metadata.name),
    );
  const right = await capture(real.client, namespace);
  const waits = still('real', moving(right, turn));
  if (waits.length > 0) return waits;
  const left = await capture(simulated.client, namespace);
  return [
    ...still('simulated', moving(left, turn)),
    ...differences(canonical(left, pinned), canonical(right, pinned), ['simulated', 'real']),
  ];
}

async function rest(pair: Pair, namespace: string, sequence: Sequence, turn: number): Promise<void> {
  for (const side of pair.sides)
    for (const touch of touches(turn + 1)) await must(side, namespace, { verb: 'patch', ...touch });
  const started = performance.now();
  for (let wait = pauses.first; ; wait = Math.min(wait * pauses.growth, pauses.last)) {
    const found = await apart(pair, namespace, sequence.pinned, turn + 1);
    if (found.length === 0) return;
    if (performance.now() - started > limit) throw report(sequence, turn, found);
    await pause(wait);
  }
}

export async function play(pair: Pair, sequence: Sequence): Promise<void> {
  const namespace = await pair.namespace(sequence.name);
  try {
    await Promise.all(pair.sides.map(side => furnish(side, namespace, sequence)));
    for (const [turn, steps] of sequence.turns.entries()) {
      for (const step of steps) {
        const [simulated, real] = await Promise.all(
          pair.sides.map(({ client }) => perform(client, namespace, step)),
        );
        if (simulated !== real)
          throw report(sequence, turn, [
            `simulated answers ${simulated}, real answers ${real}: ${kubectlLine(step)}`,
          ]);
      }
      await rest(pair, namespace, sequence, turn);
    }
  } finally {
    await Promise.all(pair.sides.map(side => clear(side, namespace, sequence)));
  }
}
