/** One seed: a healthy cluster, judged; a fault planted in it as kubectl would; time to follow through; judged again. Deterministic. */
import type { Finding } from '@switchboard/core/findings/finding';
import { judge } from '@switchboard/core/findings/judge';
import { createHandClock } from '@switchboard/sim/clock';
import { type Cluster, createCluster } from '@switchboard/sim/cluster';
import { createDice } from '@switchboard/sim/dice';
import type { Store } from '@switchboard/sim/store';
import type { Target } from './draw.ts';
import { type Fault, fill } from './faults.ts';
import { healthy } from './healthy.ts';
import { play } from './kubectl.ts';
import { observe } from './observe-store.ts';

const start = Date.parse('2026-11-21T08:00:00Z');
/** Longer than a start and its graces, shorter than what follows of a silent node. */
const settled = 150_000;
/** For what may take long by its nature. */
const patient: Readonly<Record<string, number>> = { 'balancer-of-an-unknown-class': 400_000 };

export interface Injection {
  readonly fault: Fault;
  /** As they were typed. */
  readonly lines: readonly string[];
  readonly before: readonly Finding[];
  readonly after: readonly Finding[];
  readonly store: Store;
}

export interface Stand {
  readonly cluster: Cluster;
  advance(milliseconds: number): void;
  judge(): readonly Finding[];
}

export function stand(seed: number): Stand & { readonly targets: ReturnType<typeof healthy>['targets'] } {
  const clock = createHandClock(start);
  const { scenario, targets } = healthy(seed);
  const cluster = createCluster({ scenario, seed, clock, calm: true });
  cluster.start();
  return {
    cluster,
    targets,
    advance: clock.advance,
    judge: () => judge({ ...observe(cluster.store), now: clock.now() }).findings,
  };
}

/** Undefined where the cluster has nothing that this fault could break. */
export function inject(seed: number, faults: readonly Fault[]): Injection {
  const { cluster, targets, advance, judge: look } = stand(seed);
  const dice = createDice(seed, 'fault');
  advance(60_000);
  const before = look();
  const possible = faults.filter(({ on }) => targets.has(on));
  const fault = possible[Math.floor(dice.roll() * possible.length)];
  const choices = targets.get(fault?.on ?? '') ?? [];
  const target = choices[Math.floor(dice.roll() * choices.length)];
  if (fault === undefined || target === undefined) throw new Error('there is nothing to break');
  const lines = fault.lines.map(line => fill(line, { ...target, ...lookedUp(cluster, target) }));
  for (const line of lines) play(cluster.store, line);
  advance(patient[fault.name] ?? settled);
  return { fault, lines, before, after: look(), store: cluster.store };
}

/** What only the running cluster knows: names of pods and nodes, addresses. */
function lookedUp({ store }: Cluster, { NS, APP, PEER }: Target): Target {
  const pod = store.list('Pod', NS).find(({ metadata }) => metadata.labels?.['app'] === APP);
  const peer = PEER === undefined ? undefined : store.get('Service', NS, PEER);
  const any = store.list('Service', NS).find(({ spec }) => spec.clusterIP !== 'None' && spec.clusterIP);
  const node = store.list('Node')[0];
  const range = String(node?.spec.podCIDR ?? '10.244.1.0/24').split('/')[0] ?? '';
  return {
    ...(pod === undefined ? {} : { POD: pod.metadata.name, NODE: String(pod.spec.nodeName) }),
    CLUSTERIP: String(peer?.spec.clusterIP ?? any?.spec.clusterIP),
    FREEPODIP: range.replace(/\.0$/, '.222'),
  };
}

export interface Assessment {
  readonly named: boolean;
  /** The worst of what was not there before. */
  readonly first: Finding | undefined;
  /** Certain findings that neither name the cause nor follow from one that does. */
  readonly strangers: readonly Finding[];
}

export function assess({ fault, before, after }: Injection): Assessment {
  const known = new Set(before.map(({ key }) => key));
  const fresh = after.filter(({ key }) => !known.has(key));
  const byKey = new Map(after.map(finding => [finding.key, finding]));
  const follows = (finding: Finding): boolean =>
    fault.causes.includes(finding.rule) ||
    finding.causes.some(key => {
      const cause = byKey.get(key);
      return cause !== undefined && follows(cause);
    });
  const [first] = fresh;
  return {
    named: first !== undefined && fault.causes.includes(first.rule),
    first,
    strangers: fresh.filter(
      finding => finding.confidence === 'certain' && finding.severity !== 'info' && !follows(finding),
    ),
  };
}
