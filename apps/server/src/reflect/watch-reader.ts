/**
 * Reads the stream of one watch: lines to changes, as many at a time as a chunk holds. It keeps to what was heard inside this stream alone; where to go
 * on after it is the transition table's business. Laws R1, R3, R12.
 */

import type { Change } from '@switchboard/core/change';
import { fields } from '@switchboard/core/kubernetes/json';
import type { Kind } from '@switchboard/core/kubernetes/kind';
import { watchError } from './answer.ts';
import { type Door, readJsonBytes } from './door.ts';
import { messages } from './messages.ts';
import { isOlder } from './ordered-versions.ts';
import type { ReflectorEvent } from './reflector-state.ts';
import { LineSplitter } from './split-lines.ts';

export interface WatchOptions {
  readonly kind: Kind;
  readonly door: Door;
  /** Where the watch began. */
  readonly rv: string;
  /** Whether this server's versions have an order. */
  readonly ordered: boolean;
  /** Changes in the order in which they were heard, and the version that they lead to. */
  readonly apply: (changes: readonly Change[], rv: string) => void;
}

export class WatchReader {
  readonly #options: WatchOptions;
  readonly #splitter = new LineSplitter(line => this.#line(line));
  /** Latest version heard of an object in this stream. */
  readonly #heard = new Map<string, { readonly rv: string; readonly gone: boolean }>();
  #rv: string;
  #changes: Change[] = [];
  #verdict: ReflectorEvent | undefined;
  #lines = 0;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#rv = options.rv;
  }

  /** Whether any line came, a bookmark included. */
  get heard(): boolean {
    return this.#lines > 0;
  }

  /** The stream ended inside a line. */
  get torn(): boolean {
    return this.#splitter.unfinished;
  }

  /** Answers with why the stream must end, if it must. What came before that is applied. */
  read(chunk: Uint8Array): ReflectorEvent | undefined {
    const before = this.#rv;
    try {
      this.#splitter.push(chunk);
    } catch {
      this.#verdict ??= { type: 'bad-line' };
    }
    if (this.#changes.length > 0 || this.#rv !== before) {
      const changes = this.#changes;
      this.#changes = [];
      this.#options.apply(changes, this.#rv);
    }
    return this.#verdict;
  }

  #line(line: Buffer): void {
    if (this.#verdict !== undefined) return;
    let event: unknown;
    try {
      event = readJsonBytes(line);
    } catch {
      this.#verdict = { type: 'bad-line' };
      return;
    }
    const type = fields<'type'>(event).type;
    const object = fields<'object'>(event).object;
    if (type === 'ERROR') {
      this.#verdict = watchError(object);
      return;
    }
    const metadata = fields<'metadata'>(object).metadata;
    const rv = fields<'resourceVersion'>(metadata).resourceVersion;
    if (type === 'BOOKMARK') this.#bookmark(rv);
    else if (type === 'ADDED' || type === 'MODIFIED' || type === 'DELETED')
      this.#object(type, object, metadata, rv);
    else this.#verdict = { type: 'bad-line' };
    if (this.#verdict === undefined) this.#lines += 1;
  }

  #bookmark(rv: unknown): void {
    if (typeof rv !== 'string' || rv === '') this.#verdict = { type: 'bad-line' };
    else if (this.#options.ordered && isOlder(rv, this.#rv))
      this.#verdict = { type: 'gone', reason: messages.backwards };
    else this.#rv = rv;
  }

  #object(type: 'ADDED' | 'MODIFIED' | 'DELETED', object: unknown, metadata: unknown, rv: unknown): void {
    const { kind, door, ordered } = this.#options;
    const uid = fields<'uid'>(metadata).uid;
    if (typeof uid !== 'string' || typeof rv !== 'string') {
      // Counted and left out. Without a version of its own it moves nothing.
      door.admit(object);
      return;
    }
    const known = this.#heard.get(uid);
    const gone = type === 'DELETED';
    // A deletion may come with the version that the object had.
    const repeated = known?.rv === rv && known.gone === gone;
    if (known !== undefined && (repeated || (ordered && isOlder(rv, known.rv)))) return;
    this.#heard.set(uid, { rv, gone });
    if (gone) {
      const namespace = fields<'namespace'>(metadata).namespace;
      this.#changes.push({
        type: 'gone',
        kind,
        uid,
        namespace: typeof namespace === 'string' ? namespace : '',
      });
    } else {
      const parsed = door.admit(object);
      if (parsed !== undefined) this.#changes.push({ type: 'put', object: parsed });
    }
    if (!(ordered && isOlder(rv, this.#rv))) this.#rv = rv;
  }
}
