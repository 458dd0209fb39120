/**
 * Asks the API server what it serves, once for all kinds of a group that ask at the same time, and of which version it is.
 */
import { fields } from '@switchboard/core/kubernetes/json';
import type { KindSpec } from '@switchboard/core/kubernetes/kind';
import type { Clock } from '../clock.ts';
import type { Cluster } from '../connect/cluster.ts';
import { readRefusal } from './answer.ts';
import { Deadline } from './deadline.ts';
import { messages } from './messages.ts';
import { readJson } from './read-json.ts';
import type { ReflectorEvent } from './reflector-state.ts';
import { groupPath } from './resource-path.ts';

const rememberFor = 2_000;
const patience = 15_000;

type Group =
  | { readonly served: ReadonlySet<string> }
  /** What the API server said instead. */
  | { readonly refused: ReflectorEvent };

export class Discovery {
  readonly #cluster: Cluster;
  readonly #clock: Clock;
  readonly #groups = new Map<string, { readonly at: number; readonly answer: Promise<Group> }>();
  readonly #stopped = new AbortController();
  #version: string | undefined;
  #asking: Promise<void> | undefined;

  constructor(cluster: Cluster, clock: Clock) {
    this.#cluster = cluster;
    this.#clock = clock;
    this.#version = cluster.identity.version;
  }

  /** `v1.36.3`, once the server has said so. */
  get version(): string | undefined {
    return this.#version;
  }

  /** The next who asks asks anew: after an outage it may be another server. */
  forget(): void {
    this.#groups.clear();
    this.#asking = undefined;
  }

  stop(): void {
    this.#stopped.abort();
  }

  /** Answers with `served`, `not-served`, or what the API server said. Rejects when it cannot be asked. */
  async ask(spec: KindSpec): Promise<ReflectorEvent> {
    this.#asking ??= this.#askVersion();
    const [group] = await Promise.all([this.#group(groupPath(spec)), this.#asking]);
    if ('refused' in group) return group.refused;
    return { type: group.served.has(spec.resource) ? 'served' : 'not-served' };
  }

  #group(path: string): Promise<Group> {
    const now = this.#clock.monotonic();
    const known = this.#groups.get(path);
    if (known !== undefined && now - known.at < rememberFor) return known.answer;
    const answer = this.#askGroup(path);
    this.#groups.set(path, { at: now, answer });
    answer.catch(() => this.#groups.delete(path));
    return answer;
  }

  async #askGroup(path: string): Promise<Group> {
    const { status, refused, body } = await this.#get(path);
    if (refused !== undefined) return { refused };
    const resources = fields<'resources'>(body).resources;
    if (status !== 200 || !Array.isArray(resources))
      return { refused: { type: 'failed', reason: messages.noDiscovery(path) } };
    return { served: new Set(resources.map(resource => String(fields<'name'>(resource).name))) };
  }

  async #askVersion(): Promise<void> {
    try {
      const version = fields<'gitVersion'>((await this.#get('/version')).body).gitVersion;
      if (typeof version === 'string') this.#version = version;
    } catch {
      // Without it versions are compared for equality only. Whoever asks for a kind hears why nothing answers.
      this.#asking = undefined;
    }
  }

  async #get(
    path: string,
  ): Promise<{ readonly status: number; readonly refused?: ReflectorEvent; readonly body?: unknown }> {
    const abort = new AbortController();
    const deadline = new Deadline(this.#clock, abort);
    deadline.set(patience, messages.noAnswer(path, patience / 1000));
    try {
      const signal = AbortSignal.any([abort.signal, this.#stopped.signal]);
      const response = await this.#cluster.request(path, { signal });
      const { status } = response;
      return status === 200
        ? { status, body: await readJson(response) }
        : { status, refused: await readRefusal(response) };
    } finally {
      deadline.clear();
    }
  }
}
