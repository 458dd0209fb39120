/**
 * Keeps one kind in one scope: does what the transition table asks for and tells it what came of it. All decisions are in transition.ts; here are the
 * requests, the timers and the news. Made by reflect.ts. Laws R1, R2, R6.
 */
import type { Change } from '@switchboard/core/change';
import type { Kind, KindSpec } from '@switchboard/core/kubernetes/kind';
import type { Clock } from '../clock.ts';
import type { Cluster } from '../connect/cluster.ts';
import { ConnectError, isUnreachable, lacksCredentials } from '../connect/connect-error.ts';
import type { Log } from '../log.ts';
import { Chronicle, type Complaints } from './chronicle.ts';
import { DeadlinePassed } from './deadline.ts';
import type { Discovery } from './discovery.ts';
import { Door, type Parse } from './door.ts';
import { rankOf } from './fetch-order.ts';
import { FreshnessTeller } from './freshness-teller.ts';
import type { Gate } from './gate.ts';
import { type Listing, list } from './list.ts';
import type { ReflectMetrics } from './metrics.ts';
import { hasOrderedVersions, isOlder } from './ordered-versions.ts';
import { idle, type Reflector, type ReflectorEvent } from './reflector-state.ts';
import { transition } from './transition.ts';
import type { Turns } from './turns.ts';
import { watch } from './watch.ts';

/** What all reflectors of a cluster share. */
export interface Surroundings {
  readonly cluster: Cluster;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly metrics: ReflectMetrics;
  readonly complaints: Complaints;
  readonly parse: Parse;
  readonly gate: Gate;
  readonly turns: Turns;
  readonly discovery: Discovery;
  readonly onChanges: (changes: readonly Change[]) => void;
  /** Somebody gets through who had failed. */
  readonly onRecovered: () => void;
}

export class KindReflector {
  readonly spec: KindSpec & { readonly kind: Kind };
  readonly scope: string;
  readonly #here: Surroundings;
  readonly #door: Door;
  readonly #chronicle: Chronicle;
  readonly #teller: FreshnessTeller;
  readonly #onEntered: (reflector: Reflector) => void;
  readonly #tasks = new Set<Promise<void>>();
  #now: Reflector = idle;
  #activity = new AbortController();
  #cancelTimer: () => void = () => {};
  #listing: Listing | undefined;
  #partial: boolean;
  #failing = false;

  constructor(
    spec: KindSpec & { readonly kind: Kind },
    scope: string,
    here: Surroundings,
    onEntered: (reflector: Reflector) => void,
  ) {
    this.spec = spec;
    this.scope = scope;
    this.#here = here;
    this.#onEntered = onEntered;
    this.#door = new Door(spec.kind, here.parse, here.log, here.metrics);
    this.#chronicle = new Chronicle(spec.kind, scope, here);
    this.#partial = spec.metadataOnly === true;
    this.#teller = new FreshnessTeller(spec.kind, scope, here.clock, freshness =>
      here.onChanges([{ type: 'freshness', freshness }]),
    );
  }

  get now(): Reflector {
    return this.#now;
  }

  start(): void {
    this.tell({ type: 'start' });
    const { reason } = this.#here.gate;
    if (reason !== undefined) this.tell({ type: 'gate-shut', reason });
  }

  /** Resolves when nothing of it is under way any more. */
  async stop(): Promise<void> {
    this.tell({ type: 'stop' });
    await Promise.all(this.#tasks);
  }

  /** Who reports to a state that has been left is not heard. */
  tell(event: ReflectorEvent, generation = this.#now.generation): void {
    if (generation !== this.#now.generation) return;
    const { clock, random } = this.#here;
    const was = this.#now;
    const now = transition(was, event, { now: clock.monotonic(), random });
    this.#now = now;
    if (event.type === 'opened') this.#teller.live();
    if (event.type === 'opened' || event.type === 'synced') this.#recover();
    if (now.generation === was.generation) return;
    this.#activity.abort();
    this.#cancelTimer();
    if (now.state === 'BACKOFF' || now.state === 'ABSENT') this.#failing = true;
    this.#chronicle.entered(was, now, event);
    if (was.rv !== undefined && now.rv === undefined) this.#emptyOut();
    this.#teller.entered(now);
    this.#onEntered(now);
    if (now.generation === this.#now.generation) this.#enter(now);
  }

  #recover(): void {
    if (!this.#failing) return;
    this.#failing = false;
    this.#here.onRecovered();
  }

  #enter(now: Reflector): void {
    switch (now.state) {
      case 'DISCOVER':
        this.#run(() => this.#here.discovery.ask(this.spec));
        break;
      case 'LIST':
        this.#run(abort => this.#list(abort));
        break;
      case 'SYNC':
        this.#sync(now);
        break;
      case 'WATCH':
        this.#run((abort, generation) => this.#watch(abort, generation, now));
        break;
      case 'AUTH':
        if (now.waitMs === undefined) this.#run(() => this.#refresh());
        else this.#wait(now.waitMs);
        break;
      case 'RESUME':
      case 'LIMITED':
      case 'DENIED':
      case 'POLL':
      case 'ABSENT':
      case 'BACKOFF':
        if (now.waitMs !== undefined) this.#wait(now.waitMs);
        break;
      case 'IDLE':
      case 'STOPPED':
        break;
    }
  }

  #wait(ms: number): void {
    const { generation } = this.#now;
    if (ms === 0) this.tell({ type: 'timer' }, generation);
    else this.#cancelTimer = this.#here.clock.after(ms, () => this.tell({ type: 'timer' }, generation));
  }

  #run(work: (abort: AbortController, generation: number) => Promise<ReflectorEvent>): void {
    const { generation } = this.#now;
    const abort = new AbortController();
    this.#activity = abort;
    const task = work(abort, generation)
      .catch((error: unknown) => this.#explain(error, abort, generation))
      .then(event => this.tell(event, generation))
      .finally(() => this.#tasks.delete(task));
    this.#tasks.add(task);
  }

  #explain(error: unknown, abort: AbortController, generation: number): ReflectorEvent {
    if (generation !== this.#now.generation) return { type: 'failed', reason: 'left' };
    const late = [abort.signal.reason, error].find(cause => cause instanceof DeadlinePassed);
    if (late !== undefined) {
      void this.#here.gate.suspect();
      return { type: 'failed', reason: late.message, unanswered: true };
    }
    if (lacksCredentials(error)) return { type: 'unauthorized', reason: `${error.message} ${error.hint}` };
    const reason = error instanceof Error ? error.message : String(error);
    if (isUnreachable(error)) {
      this.#here.gate.failed(reason);
      return { type: 'failed', reason, unanswered: true };
    }
    if (!(error instanceof ConnectError))
      this.#here.log.warn({ kind: this.spec.kind, scope: this.scope, err: error }, reason);
    return { type: 'failed', reason };
  }

  async #refresh(): Promise<ReflectorEvent> {
    return { type: 'refreshed', ok: await this.#here.cluster.refreshCredentials() };
  }

  async #list(abort: AbortController): Promise<ReflectorEvent> {
    const { cluster, clock, gate, turns, metrics } = this.#here;
    const done = await turns.take(rankOf(this.spec.kind), abort.signal);
    const began = clock.monotonic();
    try {
      const answer = await list({
        cluster,
        spec: this.#served,
        scope: this.scope,
        partial: this.#partial,
        onWhole: () => {
          this.#partial = false;
        },
        door: this.#door,
        clock,
        abort,
        onAnswer: () => gate.answered(),
        onPage: (loaded, expected) => this.#teller.progress(loaded, expected),
      });
      if ('refused' in answer) return answer.refused;
      metrics.listed(this.spec.kind, (clock.monotonic() - began) / 1000);
      this.#listing = answer.listing;
      return { type: 'listed' };
    } finally {
      done();
    }
  }

  /** The kind in the version that is served. */
  get #served(): KindSpec & { readonly kind: Kind } {
    return { ...this.spec, version: this.#now.version ?? this.spec.version };
  }

  /** One synchronous swap. */
  #sync(now: Reflector): void {
    const { discovery, onChanges } = this.#here;
    const listing = this.#listing;
    this.#listing = undefined;
    if (listing === undefined) throw new Error('SYNC without a list');
    const { objects, resourceVersion: rv } = listing;
    const rewound = now.rv !== undefined && hasOrderedVersions(discovery.version) && isOlder(rv, now.rv);
    this.#heard();
    onChanges([
      { type: 'relist', kind: this.spec.kind, scope: this.scope, objects, ...(rewound && { rewound }) },
    ]);
    if (now.probeAt === undefined) this.#teller.live();
    this.tell({ type: 'synced', rv });
  }

  #emptyOut(): void {
    this.#here.onChanges([{ type: 'relist', kind: this.spec.kind, scope: this.scope, objects: [] }]);
  }

  async #watch(abort: AbortController, generation: number, now: Reflector): Promise<ReflectorEvent> {
    const { cluster, clock, random, gate, discovery, onChanges, metrics } = this.#here;
    const ended = await watch({
      cluster,
      spec: this.#served,
      scope: this.scope,
      partial: this.#partial,
      rv: now.rv ?? '',
      quiet: now.quiet,
      ordered: hasOrderedVersions(discovery.version),
      door: this.#door,
      clock,
      random,
      abort,
      onAnswer: () => gate.answered(),
      onOpen: () => this.tell({ type: 'opened' }, generation),
      onHeard: () => this.#heard(),
      onBadLine: () => metrics.badLine(this.spec.kind),
      apply: (changes, rv) => {
        if (generation !== this.#now.generation) return;
        if (changes.length > 0) onChanges(changes);
        this.tell({ type: 'heard', rv }, generation);
      },
    });
    // Quiet kinds are silent too; only the gate can tell.
    if (ended.type === 'idle') void gate.suspect();
    return ended;
  }

  #heard(): void {
    this.#teller.heard();
    this.#here.metrics.heard(this.spec.kind, this.scope, this.#here.clock.now());
  }
}
