/**
 * Asks the API server what it serves, once for all kinds of a group that ask at the same time, and of which version it is. Of a kind that has been served in several
 * versions the best one that is served is taken; whether there are any of its group is asked first, so that a cluster without them is asked one question.
 */
import { fields, list, text } from '@switchboard/core/kubernetes/json';
import type { KindSpec } from '@switchboard/core/kubernetes/kind';
import type { Clock } from '../clock.ts';
import type { Cluster } from '../connect/cluster.ts';
import { readRefusal } from './answer.ts';
import { Deadline } from './deadline.ts';
import { messages } from './messages.ts';
import { readJson } from './read-json.ts';
import type { ReflectorEvent } from './reflector-state.ts';
import { groupPath, versionsPath } from './resource-path.ts';

const rememberFor = 2_000;
const patience = 15_000;

/** Names of what is listed at a path: the resources of a version, or the versions of a group. */
type Names =
  | { readonly served: ReadonlySet<string> }
  /** What the API server said instead. */
  | { readonly refused: ReflectorEvent };

export class Discovery {
  readonly #cluster: Cluster;
  readonly #clock: Clock;
  readonly #known = new Map<string, { readonly at: number; readonly answer: Promise<Names> }>();
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
    this.#known.clear();
    this.#asking = undefined;
  }

  stop(): void {
    this.#stopped.abort();
  }

  /** Answers with `served`, `not-served`, or what the API server said. Rejects when it cannot be asked. */
  async ask(spec: KindSpec): Promise<ReflectorEvent> {
    this.#asking ??= this.#askVersion();
    const [answer] = await Promise.all([this.#find(spec), this.#asking]);
    return answer;
  }

  async #find(spec: KindSpec): Promise<ReflectorEvent> {
    let versions: readonly string[] = [spec.version];
    if (spec.olderVersions !== undefined) {
      const group = await this.#names(versionsPath(spec), 'versions', 'version');
      if ('refused' in group) return group.refused;
      versions = [spec.version, ...spec.olderVersions].filter(version => group.served.has(version));
    }
    for (const version of versions) {
      const resources = await this.#names(groupPath({ ...spec, version }), 'resources', 'name');
      if ('refused' in resources) return resources.refused;
      if (resources.served.has(spec.resource)) return { type: 'served', version };
    }
    return { type: 'not-served' };
  }

  #names(path: string, of: 'resources' | 'versions', name: 'name' | 'version'): Promise<Names> {
    const now = this.#clock.monotonic();
    const known = this.#known.get(path);
    if (known !== undefined && now - known.at < rememberFor) return known.answer;
    const answer = this.#askNames(path, of, name);
    this.#known.set(path, { at: now, answer });
    answer.catch(() => this.#known.delete(path));
    return answer;
  }

  async #askNames(path: string, of: 'resources' | 'versions', name: 'name' | 'version'): Promise<Names> {
    const { status, refused, body } = await this.#get(path);
    if (refused !== undefined) return { refused };
    const items = fields<typeof of>(body)[of];
    if (status !== 200 || !Array.isArray(items))
      return { refused: { type: 'failed', reason: messages.noDiscovery(path) } };
    return { served: new Set(list(items).flatMap(item => text(fields<typeof name>(item)[name]) ?? [])) };
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
