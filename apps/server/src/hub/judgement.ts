/**
 * What is wrong with the world, beside the ticks of the hub: judged while somebody looks, when the world has changed, and now and then because a grace ends. Goes through
 * the rules in slices, so that changes need not wait for it, and rests nine times as long as it took. The whole world is judged, because causes lie in other
 * namespaces too; what is found is told by namespace. Used by the hub alone.
 */
import type { Finding } from '@switchboard/core/findings/finding';
import type { Question, Verdict } from '@switchboard/core/findings/judge';
import { same } from '@switchboard/core/same';
import { emptyTopology, type Topology } from '@switchboard/core/topology';
import type { World } from '@switchboard/core/world';
import type { Clock } from '../clock.ts';

export type Judge = (question: Question) => Generator<undefined, Verdict>;

export type Told = Pick<Topology, 'findings' | 'judged'>;

export interface Judgement {
  /** There may be something new to judge. */
  ask(): void;
  /** What was found in a namespace by the last judgement; of what belongs to none for ''. */
  of(ns: string): Told;
  stop(): void;
}

export interface JudgementOptions {
  readonly clock: Clock;
  readonly judge: Judge;
  readonly world: () => World;
  /** Whether anybody looks. */
  readonly wanted: () => boolean;
  /** What was found in these namespaces differs from before. */
  readonly changed: (namespaces: ReadonlySet<string>) => void;
  readonly failed: (error: unknown) => void;
}

const shortestRest = 500;
const sliceLength = 4;
/** Graces are of half a minute and more: nobody misses what comes some seconds later. */
const judgeAgainAfter = 10_000;
/** More than anybody reads of one namespace; the worst come first. */
const mostTold = 200;

const nothingTold: Told = { findings: emptyTopology.findings, judged: emptyTopology.judged };

export function createJudgement(options: JudgementOptions): Judgement {
  const { clock } = options;
  const told = new Map<string, Told>();
  let found: ReadonlyMap<string, readonly Finding[]> = new Map();
  let unobserved: readonly string[] | undefined;
  let notBefore = Number.NEGATIVE_INFINITY;
  let running = false;
  /** Asked for again while it runs. */
  let again = false;
  let cancel: (() => void) | undefined;

  function schedule(wait: number): void {
    cancel?.();
    cancel = clock.after(Math.max(wait, notBefore - clock.monotonic(), 0), begin);
  }

  function begin(): void {
    if (!options.wanted()) return;
    running = true;
    again = false;
    step(options.judge({ world: options.world(), now: clock.now() }), 0);
  }

  function step(steps: Generator<undefined, Verdict>, spent: number): void {
    const start = clock.monotonic();
    try {
      let next = steps.next();
      while (next.done !== true && clock.monotonic() - start < sliceLength) next = steps.next();
      const cost = spent + clock.monotonic() - start;
      if (next.done === true) finish(next.value, cost);
      else cancel = clock.after(0, () => step(steps, cost));
    } catch (error) {
      options.failed(error);
      rest(judgeAgainAfter);
    }
  }

  function finish(verdict: Verdict, cost: number): void {
    found = Map.groupBy(verdict.findings, ({ subject }) => subject.namespace);
    unobserved = verdict.unobserved.map(({ kind }) => kind);
    const changed = new Set<string>();
    for (const [ns, before] of told) {
      const now = keep(before, tell(ns));
      if (now === before) continue;
      told.set(ns, now);
      changed.add(ns);
    }
    rest(Math.max(shortestRest, cost * 9));
    if (changed.size > 0) options.changed(changed);
  }

  function rest(ms: number): void {
    running = false;
    notBefore = clock.monotonic() + ms;
    schedule(again ? 0 : judgeAgainAfter);
  }

  function tell(ns: string): Told {
    if (unobserved === undefined) return nothingTold;
    const all = found.get(ns) ?? [];
    const findings = new Map(all.slice(0, mostTold).map(finding => [finding.key, finding]));
    const untold = all.length > mostTold ? { untold: all.length - mostTold } : {};
    return { findings, judged: new Map([[ns, { key: ns, unobserved, ...untold }]]) };
  }

  return {
    ask() {
      again = true;
      if (!running) schedule(0);
    },
    of(ns) {
      let known = told.get(ns);
      if (known === undefined) {
        known = tell(ns);
        told.set(ns, known);
      }
      return known;
    },
    stop: () => cancel?.(),
  };
}

/** What says the same keeps its identity: then nothing is compared again. */
function keep(before: Told, now: Told): Told {
  const findings = new Map(
    [...now.findings].map(([key, finding]) => {
      const known = before.findings.get(key);
      return [key, known !== undefined && same(known, finding) ? known : finding] as const;
    }),
  );
  const unchanged =
    findings.size === before.findings.size &&
    [...findings].every(([key, finding]) => before.findings.get(key) === finding);
  const judged = same(before.judged, now.judged) ? before.judged : now.judged;
  if (unchanged && judged === before.judged) return before;
  return { findings: unchanged ? before.findings : findings, judged };
}
